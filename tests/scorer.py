"""What the scorers of real documents share: ibid, the documents, TAP.

BUILD says where ibid is, SOURCE where this tree is, SHARED where the documents
are: default ../shared.
"""
import os
import subprocess
import sys

SOURCE = os.environ.get("SOURCE") or os.path.dirname(
    os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("BUILD") or os.path.join(SOURCE, "build")
SHARED = os.environ.get("SHARED") or os.path.join(SOURCE, "..", "shared")
told = []


def tell(good, what, why=""):
    """A line of TAP, and when it is not good, why; with -v always."""
    told.append(bool(good))
    print("%sok %d - %s" % ("" if good else "not ", len(told), what))
    if why and (not good or "-v" in sys.argv[1:]):
        print("# " + why.strip().replace("\n", "\n# "))


def end():
    print("1..%d" % len(told))
    sys.exit(not all(told))


def ibid(home, *args):
    """The finished process, its output bytes; raises after ten minutes."""
    env = dict(os.environ, HOME=home, IBID_DATADIR=SOURCE, IBID_LIBEXEC=BUILD)
    return subprocess.run([os.path.join(BUILD, "ibid"), *args], env=env,
                          capture_output=True, timeout=600)
