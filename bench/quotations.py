"""A library that nobody wrote, and texts that quote it; what is true is known.

usage: quotations.py BYTES FOLDER [SEED]

FOLDER/library/*.txt hold BYTES of prose, FOLDER/citing/*.txt about a megabyte
that quotes it, FOLDER/gold.jsonl a line for each quotation: where it stands
(cit, c0, c1: bytes, within its marks), what it comes from (src, s0, s1; null
for those that come from nowhere), the kind of edit, the way it is set, and
`words`, what the edit did to each word.

Words are drawn one by one, the short ones often; what many say alike (runs of
three to six words) is strewn in, so that chance agreements are as common as in
prose. A quotation in marks is led to by a comma or a colon.
"""
import json
import os
import random
import sys

import generate

KINDS = ["exact", "few", "three", "long", "signs", "ellipsis", "ellipses",
         "leap", "bracket", "changed", "omitted", "added", "letters"]
NOWHERE = ["strange", "mosaic"]
STYLES = ["straight", "curly", "single", "block", "paragraphs", "bare"]
MARKS = {"straight": '""', "curly": "“”", "single": "‘’", "block": None,
         "paragraphs": "“”", "bare": None}
FILE_BYTES = 100_000
CITING = 24          # files
PER_FILE = 25        # quotations
LETTERS = {"e": "c", "l": "1", "o": "0", "h": "b", "m": "rn", "s": "5",
           "n": "u", "t": "f", "a": "o", "i": "l"}


class Language:
    def __init__(self, rng):
        self.rng = rng
        self.known = generate.words(rng, 20000)
        total, self.weights = 0, []
        for rank in range(len(self.known)):
            total += 1 / (rank + 12)
            self.weights.append(total)
        self.formulas = [self.draw(rng.randint(3, 6)) for _ in range(3000)]

    def draw(self, count):
        return self.rng.choices(self.known, cum_weights=self.weights, k=count)

    def sentence(self):
        rng = self.rng
        words = self.draw(rng.randint(7, 34))
        if rng.random() < 0.2:
            at = rng.randrange(len(words))
            words[at:at] = rng.choice(self.formulas)
        for i in range(5, len(words) - 2, 8):
            words[i] += ","
        return " ".join(words).capitalize() + "."

    def paragraph(self):
        return " ".join(self.sentence()
                        for _ in range(self.rng.randint(3, 8)))


def make_library(language, size, folder, wanted):
    """Writes it; returns some of its paragraphs: (file, start, text)."""
    rng, passages, written = language.rng, [], 0
    files = max(1, size // FILE_BYTES)
    os.makedirs(folder)
    for number in range(files):
        name, parts, at = "book%05d.txt" % number, [], 0
        quoted = wanted * (number + 1) // files - wanted * number // files
        while at < FILE_BYTES:
            text = language.paragraph()
            if len(text) > 900 and quoted > 0 and at > 2000:
                passages.append((name, at, text))
                quoted -= 1
            parts.append(text)
            at += len(text) + 2
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write("\n\n".join(parts) + "\n")
        written += at
    rng.shuffle(passages)
    return passages


def take(passage, first, count):
    """[word, where it begins, where it ends] of the paragraph's words."""
    name, start, text = passage
    out, at = [], 0
    for word in text.split(" "):
        bare = word.rstrip(",.")
        out.append([word, bare, start + at, start + at + len(bare)])
        at += len(word) + 1
    return out[first:first + count]


LENGTHS = {"few": (5, 7), "three": (3, 4), "long": (90, 110),
           "ellipses": (40, 60), "leap": (100, 110)}


class Quotation:
    """Pieces of text and, for each word, what was done to it."""

    def __init__(self, language, passage, kind):
        rng = language.rng
        self.kind, self.language, self.rng = kind, language, rng
        count = rng.randint(*LENGTHS.get(kind, (12, 45)))
        size = len(passage[2].split(" "))
        first = rng.randrange(max(1, size - count))
        self.src, self.source = passage[0], take(passage, first, count)
        self.s0, self.s1 = self.source[0][2], self.source[-1][3]
        self.items = [("equal", w[0], w[1]) for w in self.source]
        getattr(self, kind, lambda: None)()
        self.text = " ".join(i[1] for i in self.items if i[1]).rstrip(",.")

    def somewhere(self, count, space=3):
        """COUNT inner places, SPACE apart."""
        room = list(range(3, len(self.items) - 3))
        chosen = []
        while room and len(chosen) < count:
            at = self.rng.choice(room)
            chosen.append(at)
            room = [i for i in room if abs(i - at) > space]
        return sorted(chosen, reverse=True)

    def swap(self, at, kind, word):
        self.items[at] = (kind, word, self.items[at][2])

    def leave_out(self, at, count, sign):
        gone = [(("ellipsis" if sign else "omitted"), "", i[2])
                for i in self.items[at:at + count]]
        if sign:
            gone.insert(0, ("sign", sign, ""))
        self.items[at:at + count] = gone

    def signs(self):
        for at in self.somewhere(4):
            word = self.items[at][1]
            self.swap(at, "equal", word.rstrip(",.") if word[-1] in ",."
                      else word + ",")

    def ellipsis(self):
        at = self.rng.randint(4, len(self.items) - 7)
        self.leave_out(at, self.rng.randint(1, 3), self.rng.choice(
            ["...", "…", "[...]", ". . ."]))

    def ellipses(self):
        for at in self.somewhere(3, 10):
            self.leave_out(at, self.rng.randint(2, 4), "...")

    def leap(self):
        self.leave_out(len(self.items) // 4, len(self.items) // 2, "...")

    def bracket(self):
        at = self.somewhere(1)[0]
        words = self.language.draw(self.rng.randint(1, 3))
        self.items[at:at] = [("bracketed", "[" * (n == 0) + w + "]" *
                              (n == len(words) - 1), w)
                             for n, w in enumerate(words)]

    def changed(self):
        for at in self.somewhere(self.rng.randint(1, 3)):
            self.swap(at, "changed", self.language.draw(1)[0] + "x")

    def omitted(self):
        self.leave_out(self.somewhere(1)[0], 2, "")

    def added(self):
        at = self.somewhere(1)[0]
        self.items[at:at] = [("added", w, w) for w in self.language.draw(2)]

    def letters(self):
        long = [i for i, item in enumerate(self.items) if len(item[2]) > 5]
        for at in self.rng.sample(long, min(len(long), 2)):
            word = self.items[at][1]
            places = [i for i, c in enumerate(word) if c in LETTERS]
            if places:
                i = self.rng.choice(places)
                self.swap(at, "spelling", word[:i] + LETTERS[word[i]] +
                          word[i + 1:])

    def gold(self):
        words = {}
        for kind, _, word in self.items:
            if kind != "sign":
                words[kind] = words.get(kind, 0) + 1
        return {"kind": self.kind, "src": self.src, "s0": self.s0,
                "s1": self.s1, "words": words}


class Nowhere:
    """Words that stand nowhere in the library, at least not together."""

    def __init__(self, language, passages, kind):
        rng, words = language.rng, []
        self.kind = kind
        while len(words) < 24:
            if kind == "strange":
                words += language.draw(24)
            else:
                found = rng.choice(passages)[2].replace(",", "").replace(
                    ".", "").split(" ")
                at = rng.randrange(len(found) - 3)
                words += found[at:at + 3]
        self.text = " ".join(words)

    def gold(self):
        return {"kind": self.kind, "src": None, "s0": 0, "s1": 0, "words": {}}


class Page:
    """A citing file as it grows."""

    def __init__(self, language):
        self.language, self.parts, self.at, self.gold = language, [], 0, []

    def put(self, text):
        self.parts.append(text)
        self.at += len(text.encode())

    def quote(self, q, style):
        lead = self.language.sentence()[:-1]
        text = q.text
        if style in ("block", "paragraphs", "bare") and len(text) < 90:
            style = "curly"
        marks = MARKS[style]
        led = self.language.rng.choice([",", ":"])
        self.put(lead + {"block": ":\n\n    ", "bare": " "}.get(
            style, led + " " + (marks or " ")[0]))
        start = self.at
        if style == "paragraphs":
            middle = text.index(" ", len(text) // 2)
            text = text[:middle] + "\n\n“" + text[middle + 1:]
        if style == "block":
            text = text.replace("\n", "\n    ")
        self.put(text)
        self.gold.append(dict(q.gold(), style=style, c0=start, c1=self.at))
        self.put({"block": "\n\n", "bare": " " + self.language.sentence() +
                  "\n\n"}.get(style, (marks or "  ")[1] + ".\n\n"))

    def fill(self, size):
        end = self.at + size
        while self.at < end:
            self.put(self.language.paragraph() + "\n\n")


def make(size, folder, seed=1917):
    language = Language(random.Random(seed))
    count = CITING * PER_FILE
    passages = make_library(language, size, os.path.join(folder, "library"),
                            count)
    os.makedirs(os.path.join(folder, "citing"))
    rng, made = language.rng, []
    for n in range(count):
        if n % 6 == 5:
            made.append(Nowhere(language, passages, NOWHERE[n // 6 % 2]))
        else:
            made.append(Quotation(language, passages[n % len(passages)],
                                  KINDS[n % len(KINDS)]))
    with open(os.path.join(folder, "gold.jsonl"), "w") as gold:
        for f in range(CITING):
            page, name = Page(language), "essay%02d.txt" % f
            for n, q in enumerate(made[f::CITING]):
                page.fill(1400)
                page.quote(q, STYLES[(n + f) % len(STYLES)])
            with open(os.path.join(folder, "citing", name), "w",
                      encoding="utf-8") as out:
                out.write("".join(page.parts))
            for g in page.gold:
                gold.write(json.dumps(dict(g, cit=name)) + "\n")
    # the rng makes it the same each time; the folder is complete only now
    with open(os.path.join(folder, "whole"), "w"):
        pass


if __name__ == "__main__":
    make(int(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:4]))
