#!/usr/bin/env python3
"""The arithmetic of scripts/evaluate, with figures worked out by hand, and how it reads what it is given."""
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "scripts"))

from evaluation import measures, run_file, task
from evaluation.fault import Fault

# Relevant are b, at rank 2, d, at rank 4, and z, which was not found.
RANKING, GAINS = list("abcde"), {"b": 1, "d": 2, "z": 1}


def judged(name, ranking=RANKING, gains=GAINS):
    return measures.JUDGED[name](ranking, gains)


class Measures(unittest.TestCase):
    def test_average_precision_counts_what_was_not_found(self):
        self.assertAlmostEqual(judged("MAP"), (1 / 2 + 2 / 4 + 0) / 3)

    def test_ndcg_goes_by_the_gains_and_the_best_order_of_all_that_is_relevant(self):
        # (1 / log2 3 + 2 / log2 5) / (2 / log2 2 + 1 / log2 3 + 1 / log2 4)
        self.assertAlmostEqual(judged("nDCG@10"), 1.492283 / 3.130930, places=6)

    def test_ndcg_takes_ten_for_the_best_order_too(self):
        gains = {str(n): 1 for n in range(20)}
        self.assertAlmostEqual(judged("nDCG@10", [str(n) for n in range(20)], gains), 1)

    def test_precision_is_of_ten_even_where_fewer_were_found(self):
        self.assertAlmostEqual(judged("P@10"), 0.2)

    def test_precision_looks_at_ten(self):
        self.assertAlmostEqual(judged("P@10", list("xxxxxxxxxx") + ["b"]), 0)

    def test_recall_is_the_share_of_all_that_is_relevant(self):
        self.assertAlmostEqual(judged("recall@100"), 2 / 3)

    def test_reciprocal_rank_is_of_the_first_relevant(self):
        self.assertAlmostEqual(judged("MRR"), 1 / 2)

    def test_nothing_found_is_zero(self):
        self.assertEqual({judged(name, []) for name in measures.JUDGED}, {0})

    def test_known_items_count_in_the_first_ten(self):
        tenth, eleventh = list("xxxxxxxxxb"), list("xxxxxxxxxxb")
        self.assertAlmostEqual(measures.KNOWN_ITEM["MRR@10"](tenth, {"b": 1}), 0.1)
        self.assertEqual(measures.KNOWN_ITEM["found@10"](tenth, {"b": 1}), 1)
        self.assertEqual(measures.KNOWN_ITEM["MRR@10"](eleventh, {"b": 1}), 0)
        self.assertEqual(measures.KNOWN_ITEM["found@10"](eleventh, {"b": 1}), 0)

    def test_a_topic_without_an_answer_counts_in_the_mean(self):
        relevant = {"1": {"a": 1}, "2": {"a": 1}}
        self.assertAlmostEqual(measures.means(measures.JUDGED, {"1": ["a"]}, relevant)["MAP"], 0.5)


class Comparison(unittest.TestCase):
    def test_counts_better_same_and_worse(self):
        found = measures.compare({"1": 0.1, "2": 0.5, "3": 0.5, "4": 1}, {"1": 0.2, "2": 0.6, "3": 0.5, "4": 0.8})
        self.assertEqual((found.better, found.same, found.worse), (2, 1, 1))
        self.assertAlmostEqual(found.mean, 0.0)

    def test_chance_is_the_share_of_signs_that_reach_as_far(self):
        # Of the 16 ways to give four equal differences signs, two reach as far: all up, all down.
        self.assertAlmostEqual(measures.chance_of([0.2] * 4), 2 / 16, delta=0.01)
        # 1 + 2 + 3 = 6 is reached by 2 of 8 ways, 1 - 2 + 3 = 2 by 6: +-6, +-4, +-2, not by the two that give 0.
        self.assertAlmostEqual(measures.chance_of([0.1, 0.2, 0.3]), 2 / 8, delta=0.015)
        self.assertAlmostEqual(measures.chance_of([0.1, -0.2, 0.3]), 6 / 8, delta=0.015)

    def test_topics_that_are_the_same_do_not_change_the_chance(self):
        self.assertAlmostEqual(measures.chance_of([0.2] * 4 + [0] * 100), 2 / 16, delta=0.01)

    def test_no_difference_is_surely_chance(self):
        self.assertEqual(measures.chance_of([0, 0, 0]), 1)

    def test_the_interval_of_one_difference_is_that_difference(self):
        low, high = measures.interval_of([0.25] * 8)
        self.assertAlmostEqual(low, 0.25)
        self.assertAlmostEqual(high, 0.25)

    def test_the_interval_is_that_of_the_normal_law_where_topics_are_many(self):
        # 400 topics, half 0 and half 1: the mean's standard deviation is .5 / sqrt(400), and 1.96 of these .049.
        low, high = measures.interval_of([0, 1] * 200)
        self.assertAlmostEqual(low, 0.451, delta=0.004)
        self.assertAlmostEqual(high, 0.549, delta=0.004)

    def test_the_same_figures_give_the_same_answer(self):
        before, after = {"1": 0.1, "2": 0.7, "3": 0.4}, {"1": 0.3, "2": 0.6, "3": 0.9}
        self.assertEqual(measures.compare(before, after), measures.compare(before, after))

    def test_topics_that_changed_most_come_first_and_those_that_did_not_are_left_out(self):
        changed = measures.most_changed({"1": 0.1, "2": 0.9, "3": 0.5}, {"1": 0.2, "2": 0.1, "3": 0.5}, 10)
        self.assertEqual(changed, ["2", "1"])


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / name

    def assert_fault(self, expected, function, *arguments):
        with self.assertRaises(Fault) as caught:
            function(*arguments)
        self.assertIn(expected, str(caught.exception))

    def test_topics_are_a_line_each(self):
        path = self.write("topics.tsv", "1\tferry strike\n\nq-2\tthe  mayor of\tLund\n")
        self.assertEqual(task.read_topics(path), {"1": "ferry strike", "q-2": "the mayor of Lund"})

    def test_topics_in_trec_form_are_read_with_their_labels_or_without(self):
        path = self.write("topics.txt", "<top>\n<num> Number: 301\n<title> Topic: Ferry\nstrikes\n\n<desc> Description:\nWhich?\n</top>\n"
                          "<top>\n<num>302</num><title>Fish &amp; chips</title>\n</top>\n")
        self.assertEqual(task.read_topics(path), {"301": "Ferry strikes", "302": "Fish & chips"})

    def test_a_topic_that_cannot_be_read_is_named_with_its_line(self):
        self.assert_fault("topics.tsv:2: is no topic", task.read_topics, self.write("topics.tsv", "1\tferry\n2 strike\n"))
        self.assert_fault("topics.tsv:3: topic 1 is there twice", task.read_topics, self.write("topics.tsv", "1\ta\n2\tb\n1\tc\n"))
        trec = "<top>\n<num> 1\n<title> ferry\n</top>\n<top>\n<num> 2\n</top>\n"
        self.assert_fault("topics.txt:5: topic 2 has no <title>", task.read_topics, self.write("topics.txt", trec))

    def test_articles_judged_irrelevant_are_not_relevant(self):
        path = self.write("qrels.txt", "1 0 a 1\n1 0 b 0\n1 0 c -1\n1 0 d 3\n2 0 a 0\n")
        self.assertEqual(task.read_qrels(path), {"1": {"a": 1, "d": 3}, "2": {}})

    def test_a_judgement_that_cannot_be_read_is_named_with_its_line(self):
        self.assert_fault("qrels.txt:2: is no judgement", task.read_qrels, self.write("qrels.txt", "1 0 a 1\n1 a 1\n"))
        self.assert_fault("qrels.txt:1: is no judgement", task.read_qrels, self.write("qrels.txt", "1 0 a high\n"))

    def test_what_a_collection_lacks_is_named(self):
        self.assert_fault("nowhere: no such folder", task.read_collection, self.folder / "nowhere")
        self.assert_fault("has no articles.jsonl", task.read_collection, self.folder)
        self.write("news.jsonl", "{}\n")
        self.assert_fault("has no topics.tsv", task.read_collection, self.folder)
        self.write("topics.tsv", "1\tferry\n")
        self.assert_fault("has no qrels.txt", task.read_collection, self.folder)
        self.write("qrels.txt", "1 0 a 0\n2 0 a 1\n")
        self.assert_fault("no relevant article for any topic", task.read_collection, self.folder)

    def test_topics_that_count_for_nothing_are_noted(self):
        self.write("articles.jsonl", "{}\n")
        self.write("topics.tsv", "1\tferry\n2\tstrike\n3\t" + "long " * 300)
        self.write("qrels.txt", "1 0 a 1\n3 0 a 1\n4 0 a 1\n")
        read = task.read_collection(self.folder)
        self.assertEqual(list(read.topics), ["1", "3"])
        self.assertEqual(len(read.topics["3"]), 1000)
        self.assertEqual(read.notes, ["topics left out, without a relevant article: 1, the first is 2",
                                      "topics of qrels.txt that are not in topics.tsv: 1, the first is 4",
                                      "topics cut to 1000 characters: 1, the first is 3"])

    def test_a_run_that_is_written_is_read_as_it_was(self):
        rankings = {"1": ["b", "a", "c"], "2": ["z"]}
        run_file.write_run(self.folder / "a.run", rankings)
        self.assertEqual(run_file.read_run(self.folder / "a.run"), rankings)

    def test_a_run_goes_by_its_scores_and_then_by_ids_from_the_last_to_the_first(self):
        path = self.write("a.run", "1 Q0 a 1 0.5 x\n1 Q0 b 2 0.5 x\n1 Q0 c 3 1e1 x\n")
        self.assertEqual(run_file.read_run(path), {"1": ["c", "b", "a"]})

    def test_a_line_that_is_not_of_a_run_is_named(self):
        self.assert_fault("a.run:2: is no line of a run", run_file.read_run, self.write("a.run", "1 Q0 a 1 0.5 x\n1 Q0 b\n"))

    def test_an_id_that_a_run_cannot_hold_is_named(self):
        self.assert_fault("'the id'", run_file.write_run, self.folder / "a.run", {"1": ["the id"]})


class KnownItems(unittest.TestCase):
    BODY = "word " * 50

    def test_are_articles_with_a_title_of_their_own_and_a_body(self):
        def article(id, title, body=self.BODY):
            return {"id": id, "title": title, "body": body}

        articles = [article("1", "Ferry strike ends"), article("2", "Grain report"), article("3", "grain  REPORT", "too short"),
                    article("4", "Harbour closed", "word " * 49), article("5", ""), article("", "Without id")]
        self.assertEqual([item["id"] for item in task.known_items(articles)], ["1"])

    def test_have_one_typo_in_a_word_of_four_letters_or_more(self):
        for seed in range(200):
            title = "The U.S. ferry, no. 1234, RAN aground"
            changed = task.with_typo(title, seed)
            words, others = title.split(), changed.split()
            different = [word for word, other in zip(words, others) if word != other]
            self.assertEqual(len(words), len(others), changed)
            self.assertIn(different, (["ferry,"], ["aground"]))

    def test_have_every_kind_of_typo(self):
        lengths = [len(task.misspelt("ferry", task.random.Random(seed))) for seed in range(100)]
        self.assertEqual(set(lengths), {4, 5, 6})
        anagrams = [sorted(task.misspelt("ferry", task.random.Random(seed))) == sorted("ferry") for seed in range(100)]
        self.assertIn(True, anagrams)

    def test_keep_titles_of_short_words(self):
        self.assertEqual(task.with_typo("Oil up 2 pct", 1), "Oil up 2 pct")

    def test_have_the_same_typo_for_the_same_seed(self):
        self.assertEqual(task.with_typo("Ferry strike ends", "7"), task.with_typo("Ferry strike ends", "7"))


if __name__ == "__main__":
    unittest.main()
