#!/usr/bin/env python3
"""/feed and /opensearch.xml as a feed reader and a browser take them: feed_test.py PROGRAMS (a build folder)."""
import json
import pathlib
import sys
import time
import unittest
import urllib.error
import urllib.request
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import feedparser
from archive import Archive

PROGRAMS = sys.argv.pop() if len(sys.argv) > 1 else ""
HOSTILE = "<script>alert(1)</script> & ]]> \"quoted\" {{q}}"
STORY = ("The harbour of Veldhaven was closed on Monday after a storm broke the lock gates, the port authority said. "
         "Forty ships wait outside, and repairs will take at least a week according to the engineers on site.")


def fetch(url, headers=None):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {})) as answer:
        return answer.read().decode(), answer.headers


class Feed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.archive = Archive(PROGRAMS)
        cls.archive.add("a", [{"id": f"old-{day}", "title": f"Tram line {day}", "body": "The tram runs.", "source": "Courier",
                               "published": f"2026-03-{day}", "author": "Ana Ruiz"} for day in range(10, 30)] +
                        [{"id": "story-1", "title": "Harbour closed", "body": STORY, "published": "2026-04-01",
                          "source": "Courier"}])
        time.sleep(1.1)  # the time of indexing has seconds
        cls.archive.add("b", [{"id": "late", "title": "Tram of 1987", "body": "An old tram.", "published": "1987-05"},
                              {"id": "a/b?c", "title": HOSTILE, "body": HOSTILE + " zeppelin", "source": HOSTILE},
                              {"id": "story-2", "title": "Harbour closed", "body": STORY, "published": "2026-04-01",
                               "source": "Gazette"}])

    @classmethod
    def tearDownClass(cls):
        cls.archive.close()

    def feed(self, query):
        text, _ = fetch(f"{self.archive.url}/feed?{query}")
        parsed = feedparser.parse(text)
        self.assertFalse(parsed.bozo, parsed.get("bozo_exception"))
        self.assertEqual(parsed.version, "rss20")
        return parsed

    def ids(self, query):
        return [entry.id for entry in self.feed(query).entries]

    def test_what_was_indexed_last_comes_first(self):
        ids = self.ids("q=tram")
        self.assertEqual(ids[:3], ["late", "old-29", "old-28"])
        self.assertEqual(len(ids), 21)
        self.assertEqual(self.ids("q=tram&per_page=2"), ["late", "old-29"])
        self.assertEqual(self.ids("q=tram&per_page=2&page=2"), ["old-28", "old-27"])
        self.assertEqual(self.ids("q=tram&sort=oldest"), ids, "a feed has one order")

    def test_an_entry_has_what_readers_show(self):
        entry = self.feed("q=tram&from=2026-03-29").entries[0]
        self.assertEqual(entry.title, "Tram line 29")
        self.assertEqual(entry.link, f"{self.archive.url}/article/old-29")
        self.assertFalse(entry.guidislink)
        self.assertEqual(tuple(entry.published_parsed)[:6], (2026, 3, 29, 0, 0, 0))
        self.assertEqual(entry.author, "Ana Ruiz")
        self.assertEqual(entry.source.title, "Courier")
        self.assertEqual(entry.summary, "The tram runs.")
        self.assertNotIn("published", self.feed("q=tram&to=1990").entries[0], "the day is not known")
        self.assertIn("Tram line 29", fetch(entry.link)[0])

    def test_hostile_text_stays_text(self):
        entry = self.feed("q=zeppelin&source=-x%3Cy%22").entries[0]
        self.assertEqual(entry.link, f"{self.archive.url}/article/a%2Fb%3Fc")
        self.assertEqual(entry.id, "a/b?c")
        self.assertNotIn("<script", entry.summary)
        self.assertIn("&lt;script", entry.summary)

    def test_a_story_comes_once_with_who_told_it_first(self):
        self.assertEqual(self.ids("q=harbour+veldhaven"), ["story-1"])
        self.assertEqual(set(self.ids("q=harbour+veldhaven&fold=none")), {"story-1", "story-2"})

    def test_finds_nothing_but_what_was_typed(self):
        for q in ("trammm", "tram+xyzzy", "trams+of+the+harbour+of+xyzzy"):
            self.assertEqual(self.ids(f"q={q}"), [], "no correction, and no article with some of the words")

    def test_has_a_tag(self):
        _, headers = fetch(f"{self.archive.url}/feed?q=tram")
        with self.assertRaises(urllib.error.HTTPError) as unchanged:
            fetch(f"{self.archive.url}/feed?q=tram", {"If-None-Match": headers["ETag"]})
        self.assertEqual(unchanged.exception.code, 304)
        unchanged.exception.close()

    def test_a_bad_parameter_is_named(self):
        with self.assertRaises(urllib.error.HTTPError) as bad:
            fetch(f"{self.archive.url}/feed?from=never")
        self.assertEqual(json.load(bad.exception)["status"], 400)
        bad.exception.close()

    def test_links_are_below_the_base_url_else_where_the_client_came(self):
        text, _ = fetch(f"{self.archive.url}/feed?q=tram", {"Host": "archive.example:81"})
        self.assertIn("<link>http://archive.example:81/article/late</link>", text)
        text, _ = fetch(f"{self.archive.url}/feed?q=tram", {"Host": "\"><evil>"})
        self.assertIn("<link>http://localhost/article/late</link>", text)
        other = Archive(PROGRAMS, "--base-url", "https://news.example/archive/")
        try:
            other.add("a", [{"id": "one", "title": "One"}])
            parsed = feedparser.parse(fetch(f"{other.url}/feed")[0])
            self.assertEqual(parsed.entries[0].link, "https://news.example/archive/article/one")
            self.assertIn({"rel": "self", "type": "application/rss+xml", "href": "https://news.example/archive/feed"},
                          parsed.feed.links)
            self.assertIn("template=\"https://news.example/archive/search?q={searchTerms}", fetch(f"{other.url}/opensearch.xml")[0])
        finally:
            other.close()

    def test_pages_announce_feed_and_search(self):
        page, _ = fetch(f"{self.archive.url}/search?q=tram&source=Courier&sort=oldest&page=2")
        self.assertIn('<link rel="alternate" type="application/rss+xml" title="tram – Dateline" href="/feed?q=tram&amp;source=Courier">',
                      page)
        for path in ("/", "/search?q=tram", "/article/late", "/help"):
            self.assertIn('<link rel="search" type="application/opensearchdescription+xml" title="Dateline" href="/opensearch.xml">',
                          fetch(self.archive.url + path)[0])

    def test_a_browser_can_search_and_complete(self):
        text, headers = fetch(f"{self.archive.url}/opensearch.xml")
        self.assertTrue(headers["Content-Type"].startswith("application/opensearchdescription+xml"))
        name = "{http://a9.com/-/spec/opensearch/1.1/}"
        tree = xml.etree.ElementTree.fromstring(text)
        self.assertLessEqual(len(tree.findtext(f"{name}ShortName")), 16)
        for _ in range(50):  # suggestions are made in the background
            if json.loads(fetch(f"{self.archive.url}/api/v1/suggest?q=tra")[0])["suggestions"]:
                break
            time.sleep(0.1)
        answers = {}
        for url in tree.iter(f"{name}Url"):
            address = url.get("template").replace("{searchTerms}", "tra").replace("{startPage?}", "")
            answers[url.get("type")], headers = fetch(address)
            self.assertEqual(headers["Content-Type"].split(";")[0], url.get("type"))
        q, texts, *_ = json.loads(answers["application/x-suggestions+json"])
        self.assertEqual(q, "tra")
        self.assertTrue(texts)
        fetch(tree.findtext(f"{name}Image"))


if __name__ == "__main__":
    unittest.main()
