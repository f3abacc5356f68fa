"""Rankings as TREC run files, which trec_eval and other tools read: 'topic Q0 article-id rank score tag'."""
from evaluation.fault import Fault
from evaluation.task import lines_of


def write_run(path, rankings):
    try:
        with open(path, "w", encoding="utf-8") as file:
            for topic, ranking in rankings.items():
                for rank, article in enumerate(ranking, 1):
                    if len(article.split()) != 1 or len(topic.split()) != 1:
                        raise Fault(f"{path}: cannot hold the id '{article}' of topic '{topic}': ids with blanks break its lines")
                    # Readers order by score, and break ties in ways of their own: these fall at each rank.
                    file.write(f"{topic} Q0 {article} {rank} {len(ranking) + 1 - rank} dateline\n")
    except OSError as error:
        raise Fault(f"{path}: {error.strerror}") from error


def read_run(path):
    """Topic -> article ids, by falling score and, where that is the same, falling id, as trec_eval orders them."""
    scored = {}
    for number, line in lines_of(path):
        fields = line.split()
        try:
            topic, _, article, _, score, _ = fields
            scored.setdefault(topic, []).append((float(score), article))
        except ValueError as error:
            raise Fault(f"{path}:{number}: is no line of a run; expected 'topic Q0 article-id rank score tag'") from error
    return {topic: [article for _, article in sorted(articles, reverse=True)] for topic, articles in scored.items()}
