"""Labels made by reading, and how often ibid says the same.

usage: tests/labels.py [-v] [KIND ...]   (BUILD: where ibid is)

The texts are those of Debian package anarchism; tests/labels holds byte offsets
into its pages and what a reader found there, nothing of the text. Each kind has
a function that yields (label, verdict) and bars for the shares of verdicts.
Tuned on the labels of even number; both halves are told. Prints TAP; skips
all when the package is absent.
"""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

TESTS = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.environ.get("SOURCE") or os.path.dirname(TESTS)
BUILD = os.environ.get("BUILD") or os.path.join(SOURCE, "build")
PAGES = "/usr/share/doc/anarchism/html"


class Pages:
    """The pages as ibid reads them, each once: alone, or all on one SHELF."""

    def __init__(self, home, shelf=False):
        self.env = dict(os.environ, HOME=home, IBID_DATADIR=SOURCE,
                        IBID_LIBEXEC=BUILD)
        self.known = {}
        lists = os.path.join(home, ".local", "share", "ibid", "works")
        os.makedirs(lists)
        shutil.copy(os.path.join(TESTS, "labels", "afaq.bib"), lists)
        if shelf:
            all_pages = sorted(glob.glob(os.path.join(PAGES, "*.html")))
            self.run("-q", "add", *all_pages)
            self.run("-q", "quotes", *all_pages)

    def run(self, *args):
        return subprocess.run([os.path.join(BUILD, "ibid"), *args],
                              env=self.env, capture_output=True, timeout=300)

    def structure(self, page):
        if page not in self.known:
            done = self.run("show", "--json", os.path.join(PAGES, page))
            self.known[page] = json.loads(done.stdout)
        return self.known[page]

    def data(self, page):
        with open(os.path.join(PAGES, page), "rb") as f:
            return f.read()


def labels(name):
    with open(os.path.join(TESTS, "labels", name + ".json")) as f:
        return json.load(f)["items"]


def holds(r, start):
    return r and r[0] <= start < r[1]


def chains(pages, name="chains"):
    """What a back-reference refers to: right when the citation that it leads
    to stands in one of the brackets which name what is meant, or when ibid
    doubts and so may a reader."""
    for label in labels(name):
        data = pages.data(label["page"])
        found = [c for c in pages.structure(label["page"])["citations"]
                 if holds(c["at"], label["start"])]
        if not found or not found[-1].get("back"):
            yield label, "missed"
        elif found[-1]["unsure"] or not found[-1]["source"]:
            yield label, "right" if label.get("doubt") else "doubtful"
        else:
            start = found[-1]["source"][0]
            good = any(m <= start < data.index(b"]", m)
                       for m in label["means"])
            yield label, "right" if good else "wrong"


def bare(pages):
    """Those that name nobody, of which there is much to learn."""
    return chains(pages, "bare")


def brackets(pages):
    """Whether a square bracket is a citation."""
    for label in labels("brackets"):
        at = [label["start"], label["end"]]
        found = any(n["kind"] == "bracket" and n["marker"]
                    and n["marker"][0] < at[1] and at[0] < n["marker"][1]
                    for n in pages.structure(label["page"])["notes"])
        yield label, ("right" if found == (label["kind"] == "citation")
                      else "wrong")


def works(pages):
    """Which work a citation names: right when one of those that ibid sees in
    the bracket is it; where none of the list is meant, none may be found."""
    for label in labels("works"):
        found = {c["work_id"] for c in pages.structure(label["page"])[
            "citations"] if c["work_id"] and c["at"][0] < label["end"]
            and label["start"] < c["at"][1]}
        if label["key"] in found:
            yield label, "right"
        elif found:
            yield dict(label, found=sorted(found)), "wrong"
        elif label["key"]:
            yield label, "missed"


# Share of a verdict: at least (or, below 0, at most its opposite). For chains
# what is reached, less than what is wanted: 0.97 right, 0.01 wrong.
KINDS = {
    "chains": (chains, {"right": 0.89, "wrong": -0.02}),
    "bare": (bare, {"right": 0.85, "wrong": -0.03}),
    "chains-shelf": (chains, {"right": 0.9, "wrong": -0.02}),
    "bare-shelf": (bare, {"right": 0.87, "wrong": -0.03}),
    "brackets": (brackets, {"right": 0.98}),
    "works": (works, {"right": 0.95, "wrong": -0.01}),
}


def shares(verdicts):
    return {v: verdicts.count(v) / len(verdicts) for v in sorted(set(verdicts))}


def told(verdicts):
    return ", ".join("%s %.3f" % s for s in shares(verdicts).items())


def passes(verdicts, bars):
    share = shares(verdicts)
    return all(share.get(v, 0) >= bar if bar > 0 else share.get(v, 0) <= -bar
               for v, bar in bars.items())


def main():
    verbose = "-v" in sys.argv
    names = [a for a in sys.argv[1:] if a != "-v"] or list(KINDS)
    if not glob.glob(os.path.join(PAGES, "*.html")):
        print("1..0 # SKIP package anarchism is not installed")
        return
    failed = 0
    with tempfile.TemporaryDirectory(prefix="ibid-") as home:
        worlds = {}
        for number, name in enumerate(names, 1):
            kind, bars = KINDS[name]
            shelf = name.endswith("-shelf")
            if shelf not in worlds:
                worlds[shelf] = Pages(os.path.join(home, str(shelf)), shelf)
            results = list(kind(worlds[shelf]))
            verdicts = [verdict for _, verdict in results]
            good = passes(verdicts, bars)
            failed += not good
            print("%sok %d - %s: %d: %s (tuned %s; other %s)" % (
                "" if good else "not ", number, name, len(verdicts),
                told(verdicts), told(verdicts[::2]), told(verdicts[1::2])))
            for i, (label, verdict) in enumerate(results):
                if verbose and verdict != "right":
                    print("# %d %s %s" % (i, verdict, json.dumps(label)))
    print("1..%d" % len(names))
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
