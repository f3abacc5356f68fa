"""An index and its daemon for tests in Python: the real programs on articles of the test's own."""
import json
import pathlib
import subprocess
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent


class Archive:
    def __init__(self, programs, *options):
        self.programs = pathlib.Path(programs)
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        (self.folder / "in").mkdir()
        self.add("first", [])
        self.daemon = subprocess.Popen(
            [self.programs / "searchd/dateline-searchd", "--index", self.folder / "index", "--web", SOURCE / "web",
             "--listen", "127.0.0.1:0", *options], stdout=subprocess.PIPE, text=True)
        self.url = self.daemon.stdout.readline().split()[-1].rstrip("/")

    def add(self, name, articles):
        """Indexes `articles` as one file more."""
        (self.folder / "in" / f"{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in articles))
        subprocess.run([self.programs / "indexer/dateline-indexer", "--index", self.folder / "index", "--quiet",
                        self.folder / "in"], check=True)

    def close(self):
        self.daemon.terminate()
        self.daemon.wait(timeout=30)
        self.daemon.stdout.close()
        self.temporary.cleanup()
