#!/usr/bin/env python3
"""scripts/examples, run as a person would: examples_test.py PROGRAMS (a build folder)."""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from archive import SOURCE, Archive

PROGRAMS = sys.argv.pop() if len(sys.argv) > 1 else ""
ARTICLES = [{"id": "one", "title": "Port strike", "body": "A strike.", "source": "Courier", "published": "2026-03-18",
             "url": "https://courier.example/1"},
            {"id": "two", "title": "Calm sea", "body": "No waves.", "source": "Gazette"}]


class Examples(unittest.TestCase):
    def setUp(self):
        self.archive = Archive(PROGRAMS)
        self.addCleanup(self.archive.close)
        self.archive.add("a", ARTICLES)
        self.out = self.archive.folder / "out"
        self.out.mkdir()

    def run_example(self, name, *arguments, url=None):
        return subprocess.run([SOURCE / "scripts/examples" / name, *arguments], capture_output=True, text=True, timeout=60,
                              env={**os.environ, "DATELINE_URL": url or self.archive.url + "/"})

    def test_search_prints_hits(self):
        done = self.run_example("search", "strike", "source=Courier", "from=2026-03")
        self.assertEqual(done.stdout.splitlines()[-1],
                         "2026-03-18T00:00:00Z\tCourier\tPort strike\thttps://courier.example/1", done.stderr)
        self.assertIn("# 1 articles", done.stdout)
        self.assertIn("# No source is called", self.run_example("search", "strike", "source=Couri").stdout)
        wrong = self.run_example("search", "strike", "sort=best")
        self.assertEqual(wrong.returncode, 1)
        self.assertIn("sort must be", wrong.stderr, "the server's reason")
        self.assertIn("# try: strike", self.run_example("search", "strike", "source=Gazette").stdout)

        self.assertIn(f"Calm sea\t{self.archive.url}/article/two", self.run_example("search", "sea").stdout)

    def test_nightly_export_saves_all_or_nothing(self):
        for form in ("jsonl", "csv"):
            done = self.run_example("nightly-export", self.out, "", f"format={form}")
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        jsonl, csv = sorted(self.out.iterdir(), key=lambda path: "csv" in path.name)
        self.assertEqual({json.loads(line)["id"] for line in gzip.open(jsonl)}, {"one", "two"})
        self.assertTrue(gzip.open(csv).read().startswith(b"id,url,title,"))
        wrong = self.run_example("nightly-export", self.out, "x", "sort=best")
        self.assertEqual(wrong.returncode, 1)
        self.assertIn("sort must be", wrong.stderr)
        self.assertEqual(len(list(self.out.iterdir())), 2, "nothing of one that failed")

    def test_alert_tells_of_each_new_article_once(self):
        def tell():
            done = self.run_example("alert", self.out / "state", "strike")
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            return done.stdout
        self.assertEqual(tell(), "", "the first run only remembers")
        self.archive.add("b", [{"id": "-x three", "title": "Strike goes on", "published": "1999"}])
        self.assertEqual(tell(), f"Strike goes on\n{self.archive.url}/article/-x%20three\n\n")
        self.assertEqual(tell(), "")

    def test_alert_remembers_more_than_a_page(self):
        self.archive.add("many", [{"id": f"s{n}", "title": f"Strike {n}"} for n in range(250)])
        self.assertEqual(self.run_example("alert", self.out / "state", "strike").stdout, "")
        self.assertEqual(len((self.out / "state").read_text().splitlines()), 251)
        self.archive.add("more", [{"id": f"t{n}", "title": f"Strike goes on {n}"} for n in range(150)])
        self.assertEqual(self.run_example("alert", self.out / "state", "strike").stdout.count("Strike goes on"), 150)
        self.assertEqual(self.run_example("alert", self.out / "state", "strike").stdout, "")

    def test_alert_keeps_what_it_knew_while_the_server_is_away(self):
        state = self.out / "state"
        for known in (None, "one\n"):
            if known:
                state.write_text(known)
            done = self.run_example("alert", state, "strike", url="http://127.0.0.1:1")
            self.assertNotEqual(done.returncode, 0)
            self.assertIn("127.0.0.1", done.stderr)
            self.assertEqual(state.read_text() if state.exists() else None, known)

    def test_alert_begins_with_nothing(self):
        self.assertEqual(self.run_example("alert", self.out / "state", "zeppelin").stdout, "")
        self.archive.add("b", [{"id": "z", "title": "Zeppelin lands"}])
        self.assertIn("Zeppelin lands", self.run_example("alert", self.out / "state", "zeppelin").stdout)

    def test_all_explain_themselves(self):
        for name in ("search", "nightly-export", "alert"):
            done = self.run_example(name)
            self.assertEqual(done.returncode, 64)
            self.assertIn(f"Usage: {name}", done.stdout)


if __name__ == "__main__":
    unittest.main()
