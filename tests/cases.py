"""Runs the cases that are data: tests/cli, screen, import, layout, term.

usage: tests/cases.py [KIND | KIND/NAME]...   (all by default; prints TAP)
UPDATE=1 writes what came out as the new expectation. See tests/README.

Each case has a folder of its own that is its home and where it runs, the
program of BUILD on its PATH, and a world that does not change. The exit
status 77 of a script means: skipped.
"""
import concurrent.futures
import contextlib
import difflib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

TESTS = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(TESTS)
BUILD = os.environ.get("BUILD") or os.path.join(SOURCE, "build")
UPDATE = os.environ.get("UPDATE")
SECONDS = 120
SKIP = 77
TEXTS = "glossary.md", "guide.md"  # that come with ibid, in these cases


@contextlib.contextmanager
def a_home():
    """A folder that is gone in the end, also when a reader whose terminal went
    still writes its last words into it."""
    home = tempfile.mkdtemp(prefix="ibid-")
    try:
        yield home
    finally:
        for _ in range(100):
            shutil.rmtree(home, ignore_errors=True)
            if not os.path.exists(home):
                break
            time.sleep(0.02)


def shipped(folder):
    """What comes with ibid, with TEXTS alone, so that the numbers on a shelf
    stay when a text is added."""
    os.mkdir(folder + "/texts")
    os.symlink(SOURCE + "/keymaps", folder + "/keymaps")
    for name in TEXTS:
        shutil.copy(f"{SOURCE}/texts/{name}", folder + "/texts")
    return folder


def world(home):
    keep = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
    return dict(
        keep, HOME=home, TMPDIR=home, TMUX_TMPDIR=home, PWD=home,
        PATH=BUILD + ":" + os.environ["PATH"], LANG="C.UTF-8", TZ="UTC",
        TERM="xterm-256color", SHELL="/bin/sh", IBID_CLOCK="1800000000",
        IBID_DATADIR=DATADIR, IBID_LIBEXEC=BUILD, TESTS=TESTS)


def run(argv, home, **more):
    """(exit status, standard output and error together)"""
    try:
        done = subprocess.run(
            argv, cwd=home, env=dict(world(home), **more), timeout=SECONDS,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
        return done.returncode, done.stdout.decode(errors="replace")
    except subprocess.TimeoutExpired as late:
        out = (late.stdout or b"").decode(errors="replace")
        return -1, out + "still running after %d seconds\n" % SECONDS


def compare(got, path):
    """'' when GOT is what file PATH says, else the difference."""
    if UPDATE:
        with open(path, "w", encoding="utf-8") as f:
            f.write(got)
    if not os.path.exists(path):
        return "there is no %s yet: look at the output, then UPDATE=1\n%s" % (
            os.path.relpath(path, SOURCE), got)
    with open(path, encoding="utf-8") as f:
        want = f.read()
    return "".join(difflib.unified_diff(
        want.splitlines(True), got.splitlines(True), "expected", "got"))


def show(source, expectation, home, *options, form=str):
    """The document SOURCE, shown, against EXPECTATION."""
    name = os.path.basename(source)
    shutil.copy(source, home)
    status, out = run(["ibid", "show", *options, name], home)
    return status, compare(form(out), expectation) if status == 0 else out


def by_line(text):
    """JSON with a line for each thing, so that differences can be read."""
    def lines(value):
        words = [json.dumps(v, ensure_ascii=False) for v in value]
        return "[\n  " + ",\n  ".join(words) + "\n ]" if words else "[]"

    return "{\n " + ",\n ".join(
        '"%s": %s' % (key, lines(value) if isinstance(value, list) else
                      json.dumps(value, ensure_ascii=False))
        for key, value in json.loads(text).items()) + "\n}\n"


def script_case(path, home):
    return run(["sh", "-eu", path], home)


def term_case(path, home):
    if not shutil.which("tmux"):
        return SKIP, "no tmux"
    try:
        return script_case(path, home)
    finally:  # the server of this case alone: its socket is in its home
        subprocess.run(["tmux", "kill-server"], env=world(home),
                       stderr=subprocess.DEVNULL)


def screen_case(path, home):
    """Folder PATH: documents, args (a shell line), script, expect; and the
    documents of screen/.desk, whose texts/ are the ones that come with ibid."""
    here = os.path.join(home, "case")
    shutil.copytree(os.path.join(os.path.dirname(path), ".desk"), here)
    shutil.copytree(path, here, dirs_exist_ok=True)
    args = ""
    if os.path.exists(here + "/args"):
        with open(here + "/args", encoding="utf-8") as f:
            args = f.read()
    status, out = run(["env", "-C", here, "ibid", *shlex.split(args)], home,
                      IBID_SCRIPT=here + "/script", IBID_DATADIR=here)
    if status:
        return status, out + "exit status %d" % status
    return 0, compare(out, path + "/expect")


def import_case(path, home):
    stem = os.path.splitext(path)[0]
    if os.path.exists(stem + ".md") and os.path.exists(stem + ".txt"):
        return 1, "two documents want one " + stem + ".json"
    return show(path, stem + ".json", home, "--json", form=by_line)


def layout_case(path, home):
    """Rows at each width for which there is a file NAME.WIDTH.rows."""
    stem = os.path.splitext(path)[0]
    found = [re.fullmatch(re.escape(os.path.basename(stem)) + r"\.(\d+)\.rows", n)
             for n in sorted(os.listdir(os.path.dirname(path)))]
    widths = [m[1] for m in found if m] or ["40", "72"]
    for width in widths:
        status, wrong = show(path, f"{stem}.{width}.rows", home, "--width", width)
        if status or wrong:
            return status, wrong
    return 0, ""


KINDS = {  # folder: (what a case's name looks like, how it is run)
    "cli": (r".+\.sh", script_case),
    "import": (r".+\.(txt|md)", import_case),
    "layout": (r".+\.(txt|md)", layout_case),
    "screen": (r"[^.]+", screen_case),
    "term": (r".+\.sh", term_case),
}


def cases(wanted):
    for kind, (pattern, _) in KINDS.items():
        folder = os.path.join(TESTS, kind)
        for name in sorted(os.listdir(folder) if os.path.isdir(folder) else []):
            label = kind + "/" + name
            if re.fullmatch(pattern, name) and (not wanted or any(
                    w.strip("/").removeprefix("tests/") in
                    (kind, label, os.path.splitext(label)[0]) for w in wanted)):
                yield kind, label


def result(case):
    kind, label = case
    with a_home() as home:
        status, text = KINDS[kind][1](os.path.join(TESTS, label), home)
    wrong = status or (kind not in ("cli", "term") and text)
    return label, "skip" if status == SKIP else "" if wrong else "ok", text


def main():
    todo = list(cases(sys.argv[1:]))
    print("1..%d" % len(todo) if todo else "1..0 # SKIP no such case")
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for i, (label, verdict, text) in enumerate(pool.map(result, todo), 1):
            failed += not verdict
            print("%sok %d - %s%s" % ("" if verdict else "not ", i, label,
                                      " # SKIP" if verdict == "skip" else ""))
            if not verdict:
                print("# " + text.rstrip().replace("\n", "\n# "))
            sys.stdout.flush()
    return failed > 0


with tempfile.TemporaryDirectory(prefix="ibid-") as made:
    DATADIR = shipped(made)
    sys.exit(main())
