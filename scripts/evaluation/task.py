"""What is asked and what would be right: read from a collection's files, or made from articles whose titles are known."""
import collections
import dataclasses
import html
import json
import pathlib
import random
import re
import string

from evaluation import measures
from evaluation.fault import Fault

# The daemon takes no longer queries.
LONGEST_QUERY = 1000
SHORTEST_BODY = 50  # words
WORD = re.compile(r"\b[^\W\d_]{4,}\b")


@dataclasses.dataclass(frozen=True)
class Task:
    articles: list  # files and folders for the indexer
    topics: dict  # id -> text, of topics that have a relevant article
    relevant: dict  # topic -> {article: gain above 0}
    measures: dict  # name -> function(ranking, gains)
    depth: int  # articles asked for
    notes: list  # what a reader of the figures should know


def counted(what, ids):
    return f"{what}: {len(ids)}, the first is {ids[0]}"


def lines_of(path):
    """The lines that are not blank, with their numbers."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line.rstrip("\n")
    except UnicodeDecodeError as error:
        raise Fault(f"{path}: is not UTF-8: {error.reason} at byte {error.start}") from error
    except OSError as error:
        raise Fault(f"{path}: {error.strerror}") from error


def parse_trec_topic(where, text):
    number = re.search(r"<num>\s*(?:Number:)?\s*([^\s<]+)", text)
    title = re.search(r"<title>\s*(?:Topic:)?\s*([^<]*)", text)
    if not number:
        raise Fault(f"{where}: a <top> without <num>")
    if not title or not title[1].strip():
        raise Fault(f"{where}: topic {number[1]} has no <title>")
    return number[1], " ".join(html.unescape(title[1]).split())


def trec_topics(path, lines):
    start, text = None, ""
    for number, line in lines + [(None, "<top>")]:
        if "<top>" in line:
            if start:
                yield start, *parse_trec_topic(f"{path}:{start}", text)
            start, text = number, ""
        text += line + "\n"


def tsv_topics(path, lines):
    for number, line in lines:
        topic, tab, text = line.partition("\t")
        if not topic.strip() or not tab or not text.strip():
            raise Fault(f"{path}:{number}: is no topic; expected id, tab, text")
        yield number, topic.strip(), " ".join(text.split())


def read_topics(path):
    lines = list(lines_of(path))
    read = trec_topics if any("<top>" in line for _, line in lines) else tsv_topics
    topics = {}
    for number, topic, text in read(path, lines):
        if topic in topics:
            raise Fault(f"{path}:{number}: topic {topic} is there twice")
        topics[topic] = text
    return topics


def read_qrels(path):
    """The relevant articles of each topic; topics for which all were judged irrelevant have none."""
    relevant = {}
    for number, line in lines_of(path):
        fields = line.split()
        if len(fields) != 4 or not re.fullmatch(r"[+-]?\d+", fields[3]):
            raise Fault(f"{path}:{number}: is no judgement; expected 'topic 0 article-id gain'")
        topic, _, article, gain = fields
        gains = relevant.setdefault(topic, {})
        if int(gain) > 0:
            gains[article] = int(gain)
    return relevant


def shortened(topics, notes):
    long = [topic for topic, text in topics.items() if len(text) > LONGEST_QUERY]
    if long:
        notes.append(counted(f"topics cut to {LONGEST_QUERY} characters", long))
    return {topic: text[:LONGEST_QUERY] for topic, text in topics.items()}


def file_in(folder, names, what):
    found = next((folder / name for name in names if (folder / name).is_file()), None)
    if not found:
        raise Fault(f"{folder}: has no {what}")
    return found


def read_collection(folder):
    """A folder with articles as JSON Lines, topics and qrels.txt."""
    folder = pathlib.Path(folder)
    if not folder.is_dir():
        raise Fault(f"{folder}: no such folder")
    articles = [folder / "articles.jsonl"] if (folder / "articles.jsonl").is_file() else sorted(folder.glob("*.jsonl"))
    if not articles:
        raise Fault(f"{folder}: has no articles.jsonl, nor another *.jsonl")
    topics_file = file_in(folder, ["topics.tsv", "topics.txt", "topics"], "topics.tsv, nor topics.txt")
    qrels_file = file_in(folder, ["qrels.txt"], "qrels.txt")
    topics, judged, notes = read_topics(topics_file), read_qrels(qrels_file), []
    relevant = {topic: judged[topic] for topic in topics if judged.get(topic)}
    if not relevant:
        raise Fault(f"{qrels_file}: has no relevant article for any topic of {topics_file.name}")
    if len(relevant) < len(topics):
        left_out = [topic for topic in topics if topic not in relevant]
        notes.append(counted("topics left out, without a relevant article", left_out))
    strangers = [topic for topic in judged if topic not in topics]
    if strangers:
        notes.append(counted(f"topics of {qrels_file.name} that are not in {topics_file.name}", strangers))
    topics = shortened({topic: topics[topic] for topic in relevant}, notes)
    return Task(articles, topics, relevant, measures.JUDGED, 100, notes)


def read_articles(path):
    articles = []
    for number, line in lines_of(path):
        try:
            article = json.loads(line)
        except ValueError as error:
            raise Fault(f"{path}:{number}: is no JSON: {error}") from error
        if not isinstance(article, dict):
            raise Fault(f"{path}:{number}: is no JSON object")
        articles.append({name: text if isinstance(text := article.get(name), str) else "" for name in ("id", "title", "body")})
    return articles


def folded(title):
    return " ".join(title.casefold().split())


def known_items(articles):
    """Those that a search for their title should find, and whose body gives it a chance."""
    titles = collections.Counter(folded(article["title"]) for article in articles)
    ids = collections.Counter(article["id"] for article in articles)
    return [a for a in articles if a["id"] and ids[a["id"]] == 1 and a["title"].strip() and titles[folded(a["title"])] == 1
            and len(a["body"].split()) >= SHORTEST_BODY]


def misspelt(word, draw):
    """The word with a letter left out, put in, replaced, or changed places with the next."""
    letters = string.ascii_uppercase if word.isupper() else string.ascii_lowercase
    while True:
        at, letter = draw.randrange(len(word)), draw.choice(letters)
        changed = draw.choice((
            word[:at] + word[at + 1:],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1:],
            word[:at] + word[at + 1:at + 2] + word[at] + word[at + 2:],
        ))
        if changed != word:
            return changed


def with_typo(title, seed):
    """With one typo in one word of four letters or more; as it is where there is none."""
    draw = random.Random(seed)
    words = list(WORD.finditer(title))
    if not words:
        return title
    word = draw.choice(words)
    return title[:word.start()] + misspelt(word[0], draw) + title[word.end():]


def make_known_item_task(path, count, seed, has_typos, folder):
    """Writes the bodies alone to `folder`. The title of an article is the topic, the article what should be found."""
    articles, notes = read_articles(path), []
    items = known_items(articles)
    if not items:
        raise Fault(f"{path}: has no article with an id, a title of its own and a body of {SHORTEST_BODY} words")
    if len(items) < count:
        notes.append(f"articles with an id, a title of their own and a body of {SHORTEST_BODY} words: only {len(items)}")
    drawn = random.Random(seed).sample(items, min(count, len(items)))
    topics = {item["id"]: " ".join(item["title"].split()) for item in drawn}
    if has_typos:
        # A seed for each title, so that its typo does not depend on the others.
        changed = {topic: with_typo(text, f"{seed} {topic}") for topic, text in topics.items()}
        unchanged = [topic for topic, text in topics.items() if changed[topic] == text]
        if unchanged:
            notes.append(counted("titles without a word of four letters, and so without a typo", unchanged))
        topics = changed
    bodies = pathlib.Path(folder) / "bodies.jsonl"
    with open(bodies, "w", encoding="utf-8") as file:
        for article in articles:
            if article["body"].strip():
                record = {name: article[name] for name in ("id", "body") if article[name]}
                file.write(json.dumps(record) + "\n")
    relevant = {topic: {topic: 1} for topic in topics}
    return Task([bodies], shortened(topics, notes), relevant, measures.KNOWN_ITEM, 10, notes)
