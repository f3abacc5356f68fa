"""The indexer and the daemon: builds them, of this folder or of a revision, and runs them on a temporary index."""
import contextlib
import dataclasses
import http.client
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import sys
import urllib.parse

from evaluation.fault import Fault

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PATIENCE = 60  # seconds for the daemon to start, and for an answer
GRACE = 10  # seconds to end in
SHOWN_LINES = 30  # of the output of what failed


@dataclasses.dataclass(frozen=True)
class Programs:
    indexer: pathlib.Path
    searchd: pathlib.Path
    web: pathlib.Path

    def are_there(self):
        return self.indexer.is_file() and self.searchd.is_file() and self.web.is_dir()


def built_in(folder):
    return Programs(folder / "indexer/dateline-indexer", folder / "searchd/dateline-searchd", ROOT / "web")


def installed_in(folder):
    return Programs(folder / "bin/dateline-indexer", folder / "bin/dateline-searchd", folder / "share/dateline/web")


def programs_in(folder):
    """Of a build folder or an installation."""
    folder = pathlib.Path(folder).absolute()
    for programs in (built_in(folder), installed_in(folder)):
        if programs.are_there():
            return programs
    raise Fault(f"{folder}: has no dateline-indexer and dateline-searchd, built or installed")


def environment():
    # What a person has set for their own index is not meant for this one.
    return {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}


@contextlib.contextmanager
def child(command, **streams):
    """A program in a process group of its own; nothing of it is left at the end."""
    try:
        process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, start_new_session=True,
                                   env=environment(), **streams)
    except OSError as error:
        raise Fault(f"cannot run {command[0]}: {error.strerror}") from error
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(GRACE)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def run(*command):
    """Its output, standard error with it; a fault that shows the end of it where the program fails."""
    with child(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        output = process.communicate()[0].decode("utf-8", "replace").strip()
        if process.returncode != 0:
            shown = "\n".join(output.splitlines()[-SHOWN_LINES:])
            raise Fault(f"{' '.join(str(part) for part in command)}: failed with {process.returncode}\n{shown}")
    return output


def git(*arguments):
    # Hooks of the person who runs this have no part in it.
    return run("git", "-C", ROOT, "-c", "core.hooksPath=/dev/null", *arguments)


def say(what):
    print(f"evaluate: {what}", file=sys.stderr, flush=True)


def build(source, folder):
    run("cmake", "-S", source, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DDATELINE_TESTS=OFF")
    run("cmake", "--build", folder)


def build_here():
    folder = ROOT / "build/evaluate"
    say("building what is here")
    build(ROOT, folder)
    return built_in(folder)


@contextlib.contextmanager
def worktree(commit, folder):
    try:
        git("worktree", "add", "--detach", folder, commit)
        yield folder
    finally:
        with contextlib.suppress(Fault):  # not added, so not there
            git("worktree", "remove", "--force", folder)


def commit_of(revision):
    try:
        return git("rev-parse", "--verify", "--end-of-options", revision + "^{commit}")
    except Fault as fault:
        raise Fault(f"{revision}: is neither a run file nor a git revision\n{fault}") from fault


def build_revision(revision, work):
    """Built once: a commit does not change, and its checkout of another time would make all of its files newer."""
    commit = commit_of(revision)
    folder = ROOT / f"build/evaluate-{commit[:12]}"
    programs = installed_in(folder / "installed")
    if programs.are_there():
        return programs
    say(f"building {revision} ({commit[:12]})")
    shutil.rmtree(folder, ignore_errors=True)
    with worktree(commit, pathlib.Path(work) / "worktree") as source:
        build(source, folder)
        run("cmake", "--install", folder, "--prefix", folder / "unfinished")
    (folder / "unfinished").rename(folder / "installed")
    return programs


class Daemon:
    """Asks a daemon that serves one index."""

    def __init__(self, process, errors):
        self._process = process
        self._errors = errors
        self._address = self._first_line()

    def _first_line(self):
        ready, _, _ = select.select([self._process.stdout], [], [], PATIENCE)
        line = self._process.stdout.readline().decode("utf-8", "replace").strip() if ready else ""
        if "http://" not in line:
            raise self._fault(f"did not come up{'' if ready else f' within {PATIENCE} seconds'}; it said: {line or 'nothing'}")
        return urllib.parse.urlsplit(line[line.index("http://"):]).netloc

    def _fault(self, what):
        errors = self._errors.read_text(encoding="utf-8", errors="replace").strip()
        return Fault(f"dateline-searchd {what}" + (f"\n{errors}" if errors else ""))

    def _answer(self, method, target):
        connection = http.client.HTTPConnection(self._address, timeout=PATIENCE)
        try:
            connection.request(method, target)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise self._fault(f"did not answer {target}: {error!r}") from error
        finally:
            connection.close()

    def search(self, text, parameters):
        """The ids of the hits and the milliseconds it took; `parameters`: (name, value) pairs."""
        target = "/api/v1/search?" + urllib.parse.urlencode([("q", text), *parameters])
        status, body = self._answer("GET", target)
        if status != 200:
            raise Fault(f"dateline-searchd answers {target} with {status}: {body.decode('utf-8', 'replace')}")
        page = json.loads(body)
        return [hit["id"] for hit in page["hits"]], page["took_ms"]

    def has_article(self, article):
        return self._answer("HEAD", "/api/v1/articles/" + urllib.parse.quote(article, safe=""))[0] == 200


@contextlib.contextmanager
def serving(programs, articles, folder):
    """A daemon that serves an index of `articles`, made in `folder`; and what the indexer had to say of them."""
    folder.mkdir()
    said = run(programs.indexer, "--index", folder / "index", *articles)
    errors = folder / "errors"
    command = [programs.searchd, "--index", folder / "index", "--listen", "127.0.0.1:0", "--web", programs.web]
    with open(errors, "wb") as file, child(command, stdout=subprocess.PIPE, stderr=file) as process:
        yield Daemon(process, errors), said
