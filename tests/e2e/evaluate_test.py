#!/usr/bin/env python3
"""scripts/evaluate with the real programs, on articles invented for it: evaluate_test.py PROGRAMS (a build folder)."""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

EVALUATE = pathlib.Path(__file__).resolve().parent.parent.parent / "scripts/evaluate"
PROGRAMS = sys.argv.pop() if len(sys.argv) > 1 else ""

# Which articles a topic finds does not depend on how they are ranked: all that is found is relevant, or nothing is.
ARTICLES = {
    "tram-1": ("Tram line opens", "The tram runs from the station to the old harbour every ten minutes."),
    "tram-2": ("Depot burns", "A fire in the depot has destroyed a tram and two buses."),
    "light-1": ("Lamp goes out", "The lighthouse at Kestrel Bay is dark since Monday."),
    "light-2": ("Keeper retires", "After forty years on the rock she moves to the village."),
    "quarry-1": ("Dust", "People who live by the quarry complain of dust."),
}
TOPICS = "1\ttram\n2\tlighthouse\n3\tquarry\n4\tharbour\n"
QRELS = "1 0 tram-1 1\n1 0 tram-2 1\n2 0 light-1 1\n2 0 light-2 1\n3 0 light-2 1\n3 0 quarry-1 0\n4 0 tram-1 0\n"


class Evaluate(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.temporary = self.folder / "tmp"
        self.temporary.mkdir()
        self.write("articles.jsonl", "".join(json.dumps({"id": id, "title": title, "body": body}) + "\n"
                                             for id, (title, body) in ARTICLES.items()))
        self.write("topics.tsv", TOPICS)
        self.write("qrels.txt", QRELS)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def start(self, *arguments, programs=PROGRAMS):
        return subprocess.Popen([sys.executable, EVALUATE, "--programs", programs, *arguments], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(self.temporary)})

    def run_evaluate(self, *arguments, **options):
        with self.start(*arguments, **options) as process:
            out, err = process.communicate(timeout=120)
        self.assertEqual(list(self.temporary.iterdir()), [], "temporary folders are left behind")
        return process.returncode, out, err

    def figures(self, *arguments):
        code, out, err = self.run_evaluate(*arguments)
        self.assertEqual(code, 0, err)
        lines = [line.split() for line in out.splitlines()]
        return {line[0]: line[1:] for line in lines if line}, out, err

    def test_prints_the_figures_that_can_be_worked_out_by_hand(self):
        figures, _, err = self.figures(self.folder)
        # Topic 1 finds both, 2 the first of two, 3 another article; 4 has none to find.
        self.assertEqual(figures["MAP"], ["0.5000"])  # (1 + 1/2 + 0) / 3
        self.assertEqual(figures["nDCG@10"], ["0.5377"])  # (1 + 1 / (1 + 1 / log2 3) + 0) / 3
        self.assertEqual(figures["P@10"], ["0.1000"])  # (.2 + .1 + 0) / 3
        self.assertEqual(figures["recall@100"], ["0.5000"])  # (1 + 1/2 + 0) / 3
        self.assertEqual(figures["MRR"], ["0.6667"])  # (1 + 1 + 0) / 3
        self.assertEqual(figures["topics"], ["3"])
        self.assertGreater(float(figures["took_ms"][0]), 0)
        self.assertIn("topics left out, without a relevant article: 1, the first is 4", err)

    def test_lists_the_topics_that_score_lowest(self):
        _, out, _ = self.figures(self.folder, "--worst", "2")
        self.assertTrue(out.endswith("lowest:\n0.000  3  quarry\n0.500  2  lighthouse\n"), out)

    def test_adds_parameters(self):
        figures, _, _ = self.figures(self.folder, "--params", "in=title")
        self.assertEqual(figures["MAP"], ["0.1667"])  # of all, only the title of tram-1 has the word
        code, _, err = self.run_evaluate(self.folder, "--params", "in=footnotes")
        self.assertEqual(code, 1)
        self.assertIn("in must be title or body", err)

    def test_compares_with_a_saved_run(self):
        run = self.folder / "saved.run"
        self.figures(self.folder, "--run", run)
        figures, out, _ = self.figures(self.folder, "--against", run)
        self.assertEqual(figures["MAP"], ["0.5000", "0.5000", "+0.0000"])
        self.assertIn("average precision by topic: 0 better, 3 the same, 0 worse", out)
        self.assertIn("p = 1.0000", out)
        run.write_text("1 Q0 quarry-1 1 9 x\n1 Q0 tram-1 2 8 x\n3 Q0 light-2 1 9 x\n", encoding="utf-8")
        figures, out, err = self.figures(self.folder, "--against", run)
        self.assertEqual(figures["MAP"], ["0.4167", "0.5000", "+0.0833"])  # (1/4 + 0 + 1) / 3
        self.assertIn("2 better, 0 the same, 1 worse", out)
        self.assertIn("-1.000  1.000 -> 0.000  3  quarry\n+0.750  0.250 -> 1.000  1  tram\n", out)
        self.assertIn("saved.run: topics without hits: 1, the first is 2", err)

    def test_notes_relevant_articles_that_are_not_in_the_collection(self):
        self.write("qrels.txt", QRELS + "1 0 gone/1 1\n")
        figures, _, err = self.figures(self.folder)
        self.assertIn("of 5 relevant articles, not in the index: 1, the first is gone/1", err)
        self.assertEqual(figures["MAP"], ["0.3889"])  # (2/3 + 1/2 + 0) / 3

    def test_finds_articles_by_titles_that_were_not_indexed(self):
        def article(id, title, words):
            return json.dumps({"id": id, "title": title, "body": " ".join([words] * 10)}) + "\n"

        news = self.write("known/news.jsonl", article("1", "Walrus parade", "a walrus led the long parade") +
                          article("2", "Ghostly bagpipes", "nobody has heard them play here") +
                          article("3", "Grain", "grain went up by a tenth") + article("4", "Grain", "and grain went down again"))
        figures, out, err = self.figures("--known-item", news, "--worst", "1")
        self.assertEqual((figures["MRR@10"], figures["found@10"], figures["topics"]), (["0.5000"], ["0.5000"], ["2"]))
        self.assertIn("0.000  2  Ghostly bagpipes", out)
        self.assertIn("and a body of 50 words: only 2", err)
        _, out, _ = self.figures("--known-item", news, "--typos", "--worst", "2")
        self.assertNotIn("Walrus parade", out)

    def test_names_what_is_wrong(self):
        self.write("qrels.txt", "1 0 tram-1 1\n1 0 tram-2\n")
        for arguments, expected in (
            ((self.folder / "nowhere",), "nowhere: no such folder"),
            ((self.folder,), "qrels.txt:2: is no judgement"),
            (("--known-item", self.folder / "none.jsonl"), "none.jsonl: No such file or directory"),
        ):
            code, out, err = self.run_evaluate(*arguments)
            self.assertEqual((code, out), (1, ""))
            self.assertIn(expected, err)
            self.assertNotIn("Traceback", err)
        self.write("qrels.txt", QRELS)
        for arguments, programs, expected in (
            (("--against", "no-such-revision"), PROGRAMS, "no-such-revision: is neither a run file nor a git revision"),
            (("--against", "gone.run"), PROGRAMS, "gone.run: No such file or directory"),
            ((), str(self.folder), "has no dateline-indexer and dateline-searchd"),
        ):
            code, _, err = self.run_evaluate(self.folder, *arguments, programs=programs)
            self.assertEqual(code, 1)
            self.assertIn(expected, err)
            self.assertNotIn("Traceback", err)

    def programs_with_daemon(self, script):
        for name, text in (("indexer/dateline-indexer", "exit 0"), ("searchd/dateline-searchd", script)):
            self.write("programs/" + name, "#!/bin/sh\n" + text + "\n").chmod(0o755)
        return str(self.folder / "programs")

    def test_shows_what_a_daemon_says_that_does_not_come_up(self):
        code, _, err = self.run_evaluate(self.folder, programs=self.programs_with_daemon("echo no web folder >&2; exit 78"))
        self.assertEqual(code, 1)
        self.assertIn("dateline-searchd did not come up", err)
        self.assertIn("no web folder", err)

    def test_leaves_nothing_behind_when_interrupted(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            pid_file = self.folder / f"pid-{number}"
            programs = self.programs_with_daemon(f"echo $$ >{pid_file}.new; mv {pid_file}.new {pid_file}; exec sleep 600")
            with self.start(self.folder, programs=programs) as process:
                deadline = time.monotonic() + 60
                while not pid_file.exists() and time.monotonic() < deadline:
                    time.sleep(0.02)
                process.send_signal(number)
                process.communicate(timeout=60)
            self.assertEqual(process.returncode, 128 + number)
            self.assertEqual(list(self.temporary.iterdir()), [])
            with self.assertRaises(ProcessLookupError):
                os.kill(int(pid_file.read_text()), 0)


if __name__ == "__main__":
    unittest.main()
