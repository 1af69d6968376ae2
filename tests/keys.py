"""Random keys, sizes, pastes and commands: nothing crashes, hangs or leaks.

usage: tests/keys.py [ROUNDS [SEED]]      (prints TAP; a few seconds by default)

Each round plays a script of a few hundred lines on a desk of documents that
are hard to show, two of which quote one another (it may find its way to `quit`
by itself). A round that fails leaves its script in the build folder;
IBID_SCRIPT plays it again. Best with a build that has sanitizers.
"""
import concurrent.futures
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

TESTS = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(TESTS)
BUILD = os.environ.get("BUILD") or os.path.join(SOURCE, "build")
LINES, SECONDS = 300, 60
LEAVES = {"quit"}
NAMES = []  # of the documents
ODD = "aZ09 .,:;-_'\"#%$<>[]éßжЖ中文👍🇫🇷\u0301\u200d\u00ad\u2014"
LETTERS = "abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRSTUVWXY"  # no q, no Z
SIZES = [(24, 80), (50, 160), (10, 40), (9, 39), (1, 1), (60, 20), (5, 300),
         (12, 41), (24, 100), (24, 99), (200, 64)]


def lines_of(path, pattern):
    with open(os.path.join(SOURCE, path), encoding="utf-8") as f:
        return re.findall(pattern, f.read(), re.M)


def bound_keys():
    keys = set()
    for name in ("vi", "less", "emacs"):
        keys.update(lines_of("keymaps/%s.keys" % name, r"^bind +\S+ +(\S+)"))
    return sorted(k.replace("<Any>", "a").replace('"', "") for k in keys
                  if "q" not in k and "Z" not in k)


def commands():
    return sorted(set(lines_of("src/ui/command.def", r'COMMAND\("([^"]+)"'))
                  - LEAVES)


def documents(folder):
    """Writes what is hard to show; the names of the files."""
    russian = "Мельник взвешивает зерно, и никто не спорит с весами. "
    notes = "".join("Mark[^%d] and mark[^b%d].\n\n" % (i, i) for i in range(40))
    bodies = "".join("[^%d]: Body %d, see [^b%d].\n\n[^b%d]: Other %d.\n\n" % (
        i, i, i, i, i) for i in range(40))
    said = ("The river gives no credit, and the wheel turns only for those who"
            " mend it. Whoever forgets the sluice will carry water in winter. ")
    for name, text in {
            "said.md": "# Said\n\n" + "".join(
                "%s%d.\n\n" % (said, i) for i in range(9)),
            "quoting.md": "# Quoting\n\n" + "".join(
                "He writes: “%s”[^%d]\n\n> Whoever forgets the sluice … carries"
                " water in winter.\n\n[^%d]: A. Reiter, *Letters* (Brno: 1911),"
                " p. %d.\n\n" % (said.strip(), i, i, i) for i in range(1, 40)),
            "long.txt": "word " * 40000,
            "one.txt": "x" * 70000,
            "bare.md": "No line ends here",
            "empty.md": "# Empty\n\n\n\n-\n\n>\n\n&nbsp;\n\n***\n\n##\n\nend\n",
            "russian.txt": "Глава I\n\n" + (russian * 30 + "\n\n") * 40,
            "notes.md": "# Notes\n\n" + notes + bodies,
            "odd.txt": "e" + "\u0301" * 3000 + "\n\n" + "👩‍👩‍👧" * 200 +
                       "\n\n" + "中文" * 900 + "\n\n" + "\u202etext\u200f \ufeff" * 90,
            "deep.md": "".join("#" * (i % 6 + 1) + " Head %d\n\nText %d.\n\n" % (
                i, i) for i in range(300))}.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write(text)
        yield name


def typed(chance):
    return "".join(chance.choice(ODD) for _ in range(chance.randint(1, 30)))


def line(chance, keys, names):
    """One line of a script."""
    kind = chance.random()
    if kind < 0.70:
        return "keys " + " ".join(
            chance.choice(keys) if chance.random() < 0.8 else
            chance.choice(LETTERS + "0123456789$%/?")
            for _ in range(chance.randint(1, 8)))
    if kind < 0.75:
        return "size %d %d" % (chance.choice(SIZES) if chance.random() < 0.7 else
                               (chance.randint(1, 90), chance.randint(1, 200)))
    if kind < 0.80:
        return "type " + typed(chance)
    if kind < 0.83:
        return "paste " + typed(chance) * chance.choice((1, 1, 40))
    word = chance.choice(("", " 3", " all", " 3.1", " n2", " the", " a",
                          " panel off", " measure 3", " 100000",
                          " odd", " long", " notes", " deep", " said",
                          " quoting", " quotes", " sources"))
    return "keys <Esc><Esc>:\ntype %s%s\nkeys <Enter>" % (
        chance.choice(names), word)


def script(seed):
    chance = random.Random(seed)
    keys, names = bound_keys(), commands()
    return "\n".join(["size %d %d" % chance.choice(SIZES)] + [
        line(chance, keys, names) for _ in range(LINES)] + [""])


def world(home):
    keep = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
    return dict(keep, HOME=home, PATH=BUILD + ":" + os.environ["PATH"],
                LANG="C.UTF-8", TZ="UTC", IBID_CLOCK="1800000000", PWD=home,
                IBID_DATADIR=SOURCE, IBID_LIBEXEC=BUILD, EDITOR="true",
                TERM="xterm-256color")


def play(shelf, seed):
    """'' or what went wrong."""
    with tempfile.TemporaryDirectory(prefix="ibid-") as home:
        shutil.copytree(shelf, home, dirs_exist_ok=True)
        path = os.path.join(home, "script")
        with open(path, "w", encoding="utf-8") as f:
            f.write(script(seed))
        try:
            done = subprocess.run(
                ["ibid", NAMES[seed % len(NAMES)]], cwd=home,
                env=dict(world(home), IBID_SCRIPT=path),
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, timeout=SECONDS)
            out = done.stdout.decode(errors="replace")
            wrong = done.returncode or "script: " in out
            text = "status %d\n%s" % (done.returncode, out[-6000:])
        except subprocess.TimeoutExpired:
            wrong, text = True, "still running after %d seconds" % SECONDS
        if not wrong:
            return ""
        kept = os.path.join(BUILD, "keys.%d.script" % seed)
        shutil.copy(path, kept)
        return kept + "\n" + text


def main():
    rounds, first = [int(w) for w in sys.argv[1:]] + [4, 1][len(sys.argv) - 1:]
    failed = 0
    with tempfile.TemporaryDirectory(prefix="ibid-") as shelf:
        NAMES.extend(documents(shelf))
        subprocess.run(["ibid", "-q", "add", *NAMES], cwd=shelf,
                       env=world(shelf), check=True)
        print("1..%d" % rounds)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            seeds = range(first, first + rounds)
            for seed, wrong in zip(seeds, pool.map(
                    lambda seed: play(shelf, seed), seeds)):
                failed += bool(wrong)
                print("%sok %d - random keys %d" % (
                    "not " if wrong else "", seed - first + 1, seed))
                if wrong:
                    print("# " + wrong.replace("\n", "\n# "))
                sys.stdout.flush()
    sys.exit(failed > 0)


main()
