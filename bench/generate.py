"""Texts to measure with: words that nobody wrote, shaped like prose.

usage: generate.py BYTES FILE      (the same size always gives the same text)

Words are syllables drawn by a seed, the short ones often, the long ones seldom,
as in languages; a paragraph is one line, headings stand between. The rare word
stands once, in the last paragraph.
"""
import random
import sys

RARE = "Quorvendrith"
FIRST = "b c d f g h l m n p r s t v br cl dr fl gr pl st tr".split() + [""]
VOWEL = "a e i o u ai ea ou".split()
LAST = "l m n r s t nd nt rs st".split() + ["", "", ""]


def words(rng, count):
    """Distinct words, commonest (shortest) first."""
    found = set()
    while len(found) < count:
        found.add("".join(
            rng.choice(FIRST) + rng.choice(VOWEL) + rng.choice(LAST)
            for _ in range(rng.choice((1, 1, 2, 2, 3, 4)))))
    return sorted(found, key=lambda w: (len(w) + rng.random() * 4, w))


def sentences(rng, count):
    known = words(rng, 5000)
    weights = [1 / (rank + 3) for rank in range(len(known))]
    for _ in range(count):
        chosen = rng.choices(known, weights, k=rng.randint(5, 30))
        for i in range(7, len(chosen) - 2, 9):
            chosen[i] += ","
        yield " ".join(chosen).capitalize() + "."


def text(size):
    rng = random.Random(1917)
    pool = list(sentences(rng, 4000))
    written, number = 0, 0
    while written < size:
        number += 1
        line = " ".join(rng.choices(pool, k=rng.randint(2, 9)))
        if number % 25 == 1:
            line = pool[number % len(pool)].split(",")[0].rstrip(".")[:50]
        written += len(line) + 2
        yield line + "\n\n"
    yield pool[0] + " Here stands " + RARE + " at last.\n"


def main():
    with open(sys.argv[2], "w", encoding="utf-8") as f:
        f.writelines(text(int(sys.argv[1])))


if __name__ == "__main__":
    main()
