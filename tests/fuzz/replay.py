"""Each fuzz target over its seeds; with a number of seconds it fuzzes, too
(libFuzzer builds: ./configure CC=clang --enable-fuzzing).

A target's seeds are tests/fuzz/seeds/NAME/* and the files below. An input that
once broke something belongs into the first.
"""
import glob
import os
import shutil
import subprocess
import sys
import tempfile

FUZZ = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.abspath(FUZZ + "/../..")
BUILD = os.environ.get("BUILD") or os.path.join(SOURCE, "build")
DOCUMENTS = ["tests/import/*.txt", "tests/import/*.md", "texts/*"]
SEEDS = {"document": DOCUMENTS, "block": DOCUMENTS, "line": ["keymaps/*"]}
LIMITS = ["-timeout=10", "-rss_limit_mb=1024", "-max_len=20000", "-verbosity=0"]


def seeds(name):
    wanted = [f"tests/fuzz/seeds/{name}/*"] + SEEDS.get(name, [])
    return sorted(f for w in wanted for f in glob.glob(os.path.join(SOURCE, w)))


def run(name, seconds):
    program = os.path.join(BUILD, "tests/fuzz", name)
    with tempfile.TemporaryDirectory() as found:
        argv = [program] + seeds(name)
        if seconds:
            os.mkdir(found + "/seeds")
            for seed in seeds(name):
                shutil.copy(seed, found + "/seeds")
            argv = [program, found, found + "/seeds", *LIMITS,
                    "-max_total_time=" + seconds,
                    "-artifact_prefix=" + os.getcwd() + "/" + name + "-"]
        return subprocess.run(argv, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def main():
    names = sorted(os.path.basename(f)[:-2] for f in glob.glob(FUZZ + "/*.c")
                   if not f.endswith("/replay.c"))
    print("1..%d" % len(names))
    failed = 0
    for i, name in enumerate(names, 1):
        done = run(name, sys.argv[1] if len(sys.argv) > 1 else None)
        failed += done.returncode != 0
        print("%sok %d - fuzz %s" % ("not " if done.returncode else "", i, name))
        if done.returncode:
            print("# " + done.stdout.decode(errors="replace").replace("\n", "\n# "))
    sys.exit(failed > 0)


main()
