"""Killed at any moment, ibid loses no note that it said was saved.

usage: tests/kill.py [ROUNDS [ADDS]]      (prints TAP; 40 and 200 by default)

ROUNDS times the search for quotations is killed, sometimes two at once: the
next one finds what there is to find. ROUNDS notes are typed on a terminal and the reader is killed as soon as
"saved" stands there; ADDS times `ibid notes add` is killed at some moment. Of
what was acknowledged all has to be there, once, and nothing in parts. A trace
of the system calls shows that the library was on the disk before the word.
"""
import json
import os
import pty
import random
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TESTS = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(TESTS)
BUILD = os.environ.get("BUILD") or os.path.join(SOURCE, "build")
SECONDS = 20


def world(home):
    keep = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
    return dict(keep, HOME=home, PATH=BUILD + ":" + os.environ["PATH"],
                LANG="C.UTF-8", TZ="UTC", IBID_CLOCK="1800000000", PWD=home,
                IBID_DATADIR=SOURCE, IBID_LIBEXEC=BUILD, TERM="xterm-256color")


class Terminal:
    """A program on a terminal of its own, in a process group of its own."""

    def __init__(self, home, *argv):
        self.seen = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            os.execvpe(argv[0], argv, world(home))

    def type(self, text):
        os.write(self.fd, text.encode())

    def wait_for(self, word):
        """Reads until WORD has come; what came before is forgotten."""
        end = time.monotonic() + SECONDS
        while word not in self.seen:
            if not select.select([self.fd], [], [], end - time.monotonic())[0]:
                raise TimeoutError("%r did not come:\n%r" % (word, self.seen))
            self.seen += os.read(self.fd, 65536)
        self.seen = self.seen.split(word, 1)[1]

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        self.close()

    def close(self):
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def notes(home):
    done = subprocess.run(["ibid", "notes", "--json"], env=world(home), cwd=home,
                          stdout=subprocess.PIPE, check=True)
    return [note["body"] for note in json.loads(done.stdout)]


def compare(there, said, perhaps):
    """'' or what is wrong with the notes that are THERE."""
    lost = [n for n in said if there.count(n) != 1]
    torn = [n for n in there if n not in said and n not in perhaps]
    twice = [n for n in set(there) if there.count(n) > 1]
    return "" if not (lost or torn or twice) else (
        "lost %r, torn %r, twice %r" % (lost, torn, twice))


def typed(home, rounds):
    """A note a life; each is looked for before the next."""
    said = []
    for number in range(rounds):
        reader = Terminal(home, "ibid", "text.txt")
        reader.wait_for(b"peasant")
        said.append("Typed note %d." % number)
        reader.type("a" + said[-1] + "\r")
        reader.wait_for(b"saved")
        reader.kill()
        wrong = compare(notes(home), said, ())
        if wrong:
            return "round %d: %s" % (number, wrong)
    return ""


def added(home, count):
    """`ibid notes add`, killed within the time that it takes."""
    chance, said, perhaps = random.Random(count), notes(home), []
    start = time.monotonic()
    for number in range(count):
        text = "Added note %d. " % number + "x" * chance.choice((1, 100, 9000))
        child = subprocess.Popen(
            ["ibid", "-q", "notes", "add", "text.txt#0.0", text],
            env=world(home), cwd=home, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL)
        if number < 5:  # how long it takes
            child.wait()
            usual = (time.monotonic() - start) / (number + 1)
        else:
            try:
                child.wait(chance.uniform(0, 1.5 * usual))
            except subprocess.TimeoutExpired:
                child.kill()
        (said if child.wait() == 0 else perhaps).append(text)
    return compare(notes(home), said, perhaps)


def quoting(home):
    """Some documents on the shelf, of which the last quotes the others."""
    chance, quoted = random.Random(7), []
    for number in range(12):
        words = ["%s%s" % (chance.choice("bdfgklmnprst"), chance.choice(
            ["ara", "elo", "iru", "onde", "uska", "emi"])) +
            chance.choice(["", "n", "s", "ter"]) for _ in range(4000)]
        quoted.append(" ".join(words[100:125]))
        with open("%s/source%d.txt" % (home, number), "w") as f:
            f.write("\n".join(" ".join(words[i:i + 80]) + "."
                              for i in range(0, 4000, 80)))
    with open(home + "/quoting.txt", "w") as f:
        f.writelines('He says "%s", and more.\n\n' % q for q in quoted)
    subprocess.run(["ibid", "-q", "add"] + ["source%d.txt" % i for i in range(
        12)] + ["quoting.txt"], env=world(home), cwd=home, check=True,
        stdout=subprocess.DEVNULL)


def found(home, rounds):
    """What is found after kills is what is found without."""
    def start(**more):
        return subprocess.Popen(["ibid", "quotes", "--json", "quoting.txt"],
                                env=world(home), cwd=home,
                                stderr=subprocess.DEVNULL, **more)

    chance = random.Random(rounds)
    quoting(home)
    began = time.monotonic()
    want = start(stdout=subprocess.PIPE).communicate()[0]
    usual = time.monotonic() - began
    if len([q for q in json.loads(want)["quotes"] if q["links"]]) != 12:
        return "not all are found: %r" % want
    for number in range(rounds):
        if number % 3 == 0:
            shutil.rmtree(home + "/.cache/ibid", ignore_errors=True)
        running = [start(stdout=subprocess.DEVNULL)
                   for _ in range(chance.randint(1, 2))]
        time.sleep(chance.uniform(0, usual))
        for one in running:
            one.kill()
            one.wait()
        if number % 5 == 4:
            got = start(stdout=subprocess.PIPE).communicate()[0]
            if got != want:
                return "round %d: %r, not %r" % (number, got, want)
    return ""


def synced(home):
    """In a trace, the library's last fsync stands before the word."""
    trace = os.path.join(home, "trace")
    reader = Terminal(home, "strace", "-f", "-y", "-s", "4096", "-o", trace,
                      "-e", "trace=write,pwrite64,writev,fsync,fdatasync",
                      "ibid", "text.txt")
    reader.wait_for(b"peasant")
    reader.type("aTraced note.\r")
    reader.wait_for(b"saved")
    reader.type("q")
    reader.close()
    with open(trace, encoding="utf-8", errors="replace") as f:
        calls = f.read().splitlines()
    told = next(i for i, c in enumerate(calls) if re.search(
        r"write\(1<.*saved", c))
    library = [i for i, c in enumerate(calls) if "library.db" in c and i < told]
    writes = [i for i in library if "write" in calls[i]]
    syncs = [i for i in library if "sync(" in calls[i] and "= 0" in calls[i]]
    if any("Traced note" in calls[i] for i in writes) and writes[-1] < syncs[-1]:
        return ""
    return "not on the disk when it was told:\n" + "\n".join(
        c[:150] for c in calls[-30:])


def main():
    words = [int(w) for w in sys.argv[1:]]
    rounds, adds = words + [40, 200][len(words):]
    failed = 0
    with tempfile.TemporaryDirectory(prefix="ibid-") as home:
        with open(home + "/text.txt", "w", encoding="utf-8") as f:
            f.write("The miller weighs what the peasant brings.\n")
        subprocess.run(["ibid", "-q", "add", "text.txt"], env=world(home),
                       cwd=home, check=True)
        print("1..4")
        for number, (what, wrong) in enumerate((
                ("%d notes typed, each the last" % rounds, typed(home, rounds)),
                ("%d notes added, some killed" % adds, added(home, adds)),
                ("quotations, %d times killed" % rounds, found(home, rounds)),
                ("on the disk, then told", synced(home)
                 if shutil.which("strace") else "SKIP no strace")), 1):
            bad = wrong and not wrong.startswith("SKIP")
            failed += bool(bad)
            print("%sok %d - %s%s" % ("not " if bad else "", number, what,
                                      " # " + wrong if wrong and not bad else ""))
            if bad:
                print("# " + wrong.replace("\n", "\n# "))
    sys.exit(failed > 0)


main()
