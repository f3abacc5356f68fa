#!/usr/bin/env python3
"""Feeds and the description of the search are as their schemas say: schema_test.py PROGRAMS (a build folder)."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from archive import SOURCE, Archive

PROGRAMS = sys.argv.pop() if len(sys.argv) > 1 else ""
RSS = "rss-2.0"
OPENSEARCH = "opensearch-1.1"

HOSTILE = ["<script>alert(1)</script> & ]]> \"quoted\" {{q}}", "</title><item><title>", "\\", "%00%zz", "[::1]^`|", "x" * 5000,
           "a\u0000b\u0001c\u001b[0m\u007f\u0085\ud800\ufffe\uffff", "&amp; &#0; &nbsp; <![CDATA[ <?php ?> <!-- --",
           "  \u00a0\u2028 ", "\u202etrohs\u202c", "日本 😀 ميناء"]
BARE = [{"id": "title", "title": "A title alone"}, {"id": "body", "body": "A body alone."}, {"body": "no id"},
        {"html": "<p>html alone"}, {"id": "year", "title": "Of a year", "published": "1871"},
        {"id": "early", "title": "Early", "published": "1400-01-01T00:00:00+14:00"},
        {"id": "late", "title": "Late", "published": "2200-12-31T23:59:59-11:00"},
        {"id": "leap", "title": "Leap", "published": "2016-12-31T23:59:60Z"},
        {"id": "several", "title": "By several", "author": ["Ana Ruiz", "", " ", "Bo Lund"], "tags": ["a", "", " ", "b"]},
        {"id": "blank", "title": " ", "body": "Below a blank title.", "source": " ", "author": " ", "section": " ", "tags": [" "]},
        {"id": "\u0001\u0002", "title": "\u0001", "body": "\u0001 ?", "source": "\u0001", "author": "\ufffe", "section": "\u001b",
         "tags": ["\uffff"]}]
ADDRESSES = ["https://news.example/ä?b=c d#<e>", "javascript:alert(1)", "http://[bad", "//news.example/", "data:text/html,<b>",
             "news", "http://a b/"]
QUERIES = ["", "harbour", "xqzzy", "title:harbour OR -storm", "\"", "(((", "*", "author:", "date:2020..", "lang:de", *HOSTILE]
PARAMETERS = ["per_page=100", "per_page=100&page=2", "page=500", "q=harbour&fold=none&per_page=100", "author=%22&section=%5B%5D",
              "from=1990&to=2200&source=-x&lang=en", "source=%3C%26&source=Harbour+Gazette",
              "q=harbour&sort=oldest&in=title", "%00=%00&q=%FF%FE&lang=%zz"]
HOSTS = ["news.example", "127.0.0.1:8080", "[::1]:8080", "NEWS.example.", "my_host", "[", "[]", "[::1", "a:b", ":", "a:", "a:99999999",
         "a]b", "..", "-", "a b", "<", ""]


def articles():
    for number, text in enumerate(HOSTILE):
        yield {"id": f"hostile {number} {text}"[:200], "title": text, "body": text + " harbour", "summary": text, "source": text,
               "author": [text, text], "section": text, "tags": [text, text], "language": text, "published": text}
    yield from BARE
    for address in ADDRESSES:
        yield {"url": address, "title": "At " + address}


def refused(schema, documents):
    """Those of {name: document} that the schema does not allow: {name: what it says of them}."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for number, (name, document) in enumerate(documents.items()):
            path = pathlib.Path(folder) / f"{number}.xml"
            path.write_bytes(document)
            paths[str(path)] = name
        told = subprocess.run(["xmlstarlet", "val", "--err", "--relaxng", SOURCE / f"tests/schemas/{schema}.rng", *paths],
                              capture_output=True, text=True, check=False)
    lines = told.stdout.splitlines()
    return {name: [line for line in told.stderr.splitlines() if line.startswith(path)]
            for path, name in paths.items() if f"{path} - valid" not in lines}


def fetch(url, headers=None):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {})) as answer:
        return answer.read()


class Answers(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.archive = Archive(PROGRAMS)
        cls.based = Archive(PROGRAMS, "--base-url", "https://news.example/archive/")
        for one in (cls.archive, cls.based):
            shutil.copytree(SOURCE / "corpus", one.folder / "in/corpus")
            one.add("more", list(articles()))

    @classmethod
    def tearDownClass(cls):
        cls.archive.close()
        cls.based.close()

    def answers(self, path):
        """Below a URL, and for whatever host is asked."""
        return {f"{path} below a URL": fetch(self.based.url + path),
                **{f"{path} of {host}": fetch(self.archive.url + path, {"Host": host}) for host in HOSTS}}

    def test_feeds_are_rss(self):
        queries = [urllib.parse.urlencode({"q": q.encode(errors="surrogatepass")[:900]}) for q in QUERIES] + PARAMETERS
        urls = [f"{one.url}/feed?{query}" for one in (self.archive, self.based) for query in queries]
        feeds = {url: fetch(url) for url in urls}
        self.assertGreater(sum(feed.count(b"<item>") for feed in feeds.values()), 1000)
        self.assertEqual(refused(RSS, {**feeds, **self.answers("/feed?q=harbour")}), {})

    def test_the_description_of_the_search_is_opensearch(self):
        self.assertEqual(refused(OPENSEARCH, self.answers("/opensearch.xml")), {})

    def test_a_base_url_that_would_break_addresses_is_refused(self):
        for url in ("news.example", "ftp://news.example/", "https://", "https:///archive", "https://a b/", "https://[::1/",
                    "https://news.example/a b", "https://news.example/{a}", "https://news.example/?a", "https://news.example?a"):
            told = subprocess.run([self.archive.programs / "searchd/dateline-searchd", "--index", self.archive.folder / "index",
                                   "--listen", "127.0.0.1:0", "--base-url", url],
                                  capture_output=True, text=True, timeout=30, check=False)
            self.assertEqual(told.returncode, 64, url)
            self.assertIn(f"--base-url {url}", told.stderr)


class Strictness(unittest.TestCase):
    """A whole document is allowed, and not so with any one of these changes."""

    def check(self, schema, changes):
        whole = (SOURCE / f"tests/schemas/{schema}-whole.xml").read_text()
        self.assertEqual(refused(schema, {"whole": whole.encode()}), {})
        broken = {}
        for old, new in changes:
            self.assertEqual(whole.count(old), 1, old)
            broken[f"{old} -> {new}"] = whole.replace(old, new).encode()
        self.assertEqual(list(refused(schema, broken)), list(broken))

    def test_of_feeds(self):
        title, link, description = "<title>Feed</title>", "<link>http://a.example/</link>", "<description>Of all</description>"
        self_link = '<atom:link rel="self" type="application/rss+xml" href="http://a.example/feed"/>'
        date = "Thu, 26 Feb 1987 15:01:09 +0000"
        once = [title, link, description, self_link, f"<lastBuildDate>{date}</lastBuildDate>", "<ttl>60</ttl>",
                "<guid>http://a.example/1?a=b#c</guid>", "<comments>https://a.example/c</comments>",
                '<source url="ftp://a.example/">A</source>']
        self.check(RSS, [
            *((element, "") for element in (title, link, description, self_link, "<title>Alone</title>")),
            *((element, element + element) for element in once),
            *((link, f"<link>{url}</link>") for url in (
                "", "/", "a.example", "//a.example", "javascript:alert(1)", "http://", "http:///", "http://a b/", "http://[::1/",
                "http://a:b/", "http://a.example/%zz", "http://a.example/ä", "http://a.example/?{q}", "http://a.example/a#b#c",
                "http://a.example/&lt;", "http://a.example/&quot;", "http://a.example/[]")),
            *((date, other) for other in (
                "", "1987-02-26T15:01:09Z", "Thursday, 26 Feb 1987 15:01:09 +0000", "26 February 1987 15:01:09 GMT",
                "32 Feb 1987 15:01:09 GMT", "26 Feb 87 15:01:09 GMT", "26 Feb 1987 24:01:09 GMT", "26 Feb 1987 15:60 GMT",
                "26 Feb 1987 15:01:09", "26 Feb 1987 15:01:09 Z", "26 Feb 1987 GMT", "Thu, 26 Feb 1987 15:01:09 +00:00")),
            *((title, other) for other in (
                "<title> </title>", "<title><b>Feed</b></title>", '<title lang="en">Feed</title>', "<title>&#0;</title>",
                "<title>a & b</title>", "<Title>Feed</Title>", "Feed")),
            *(("<ttl>60</ttl>", other) for other in ("<ttl>soon</ttl>", "<author/>", "<x:y xmlns:x='urn:x'/>", "words")),
            *(("<dc:creator>Bo</dc:creator>", other) for other in (
                "<dc:creator/>", "<author>a@b.example (A)</author>", "<dc:date>1987</dc:date>", "<creator>Bo</creator>")),
            *((' isPermaLink="false"', other) for other in ("", ' isPermaLink="true"', ' isPermaLink="no"')),
            ("<guid>http://a.example/1?a=b#c</guid>", "<guid>1</guid>"), ("<author>a@b.example (Ana)<", "<author>Ana<"),
            ("<description>Alone<", "<description><"), (' url="ftp://a.example/"', ""), (' length="7"', ""), ("a/b", "ab"),
            ("<hour>23<", "<hour>24<"), ("<day>Sunday<", "<day>sunday<"), ("<width>144<", "<width>145<"),
            (' rel="self"', ""), ('rel="self"', 'rel="me"'), ('href="http://a.example/feed"', 'href="feed"'),
            ("2005/Atom", "2005/atom"), ("/dc/elements/1.1/", "/dc/elements/1.0/"), ("<rss ", '<rss xmlns="urn:x" '),
            (' version="2.0"', ""), ('version="2.0" ', 'version="0.91" '), ("</channel>", "</channel><channel/>")])

    def test_of_descriptions(self):
        once = ["<ShortName>Sixteen letters.</ShortName>", "<Description>Of all</Description>", "<Tags>a b</Tags>",
                "<LongName>A search</LongName>", "<AdultContent>false</AdultContent>"]
        self.check(OPENSEARCH, [
            *((element, "") for element in once[:2]),
            *((element, element + element) for element in once),
            *(("Sixteen letters.", name) for name in ("Seventeen letters", " ", "", "&lt;b>A&lt;/b>", "<b>A</b>")),
            *(("{searchTerms}", other) for other in (
                "{searchterms}", "{searchTerms", "searchTerms}", "{}", "{x:y}", "{searchTerms??}", "{searchTerms} ", "ä", '"', "%")),
            *(('template="https:', f'template="{other}') for other in ("", "javascript:", "{language}:")),
            *(("http://a.example/icon", other) for other in ("", "/icon", "icon.svg")),
            ("<Url ", "<URL "), (' type="text/html"', ""), ("text/html", "html"), ('rel="results self"', 'rel="alternate"'),
            ('pageOffset="0"', 'pageOffset="none"'), ('pageOffset="0"', 'xmlns:x="urn:x" x:y="z"'),
            ('width="16"', 'width="-16"'), ('width="16"', 'width="16px"'), (' role="example"', ""), ("example\"", "sample\""),
            ("Of all", "x" * 1025), ("Of all", "&lt;b>"), ("A search", "x" * 49), ("<Contact>a@b.example<", "<Contact>Ana<"),
            ("<Language>*<", "<Language>**<"), ("<Language>en-us<", "<Language>en_us<"), ("<InputEncoding>UTF-8<", "<InputEncoding>8<"),
            ("<SyndicationRight>Open<", "<SyndicationRight>all<"), ("<AdultContent>false<", "<AdultContent>perhaps<"),
            ("/spec/opensearch/1.1/", "/spec/opensearch/1.0/"), ("<OpenSearchDescription ", '<OpenSearchDescription version="1" ')])


if __name__ == "__main__":
    unittest.main()
