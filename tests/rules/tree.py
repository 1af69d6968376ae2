"""What the rule scripts share: the tree they look at, and their TAP.

SOURCE and BUILD name the source and build folders (make check sets them; by
default those of this file and build/ in it), so that prove.py can point a rule
at a copy with a fault planted in it.
"""
import os
import re
import sys

SOURCE = os.environ.get("SOURCE") or os.path.abspath(__file__ + "/../../..")
BUILD = os.environ.get("BUILD") or os.path.join(SOURCE, "build")

# each layer and what it may use, bottom first
LAYERS = {
    "base": [],
    "text": ["base"],
    "import": ["text", "base"],
    "apparatus": ["text", "base"],
    "layout": ["text", "base"],
    "store": ["text", "base"],
    "study": ["store", "import", "apparatus", "text", "base"],
    "ui": ["study", "layout", "apparatus", "text", "base"],
    "cli": ["ui", "study", "layout", "apparatus", "text", "base"],
    "": ["cli", "base"],  # src/main.c
}


def files(folder, *endings):
    """Paths below SOURCE, sorted, of the files in FOLDER with such an ending."""
    found = []
    for place, _, names in os.walk(os.path.join(SOURCE, folder)):
        here = os.path.relpath(place, SOURCE)
        found += [os.path.join(here, n) for n in names if n.endswith(endings)]
    return sorted(found)


def read(path):
    with open(os.path.join(SOURCE, path), encoding="utf-8") as f:
        return f.read()


def layer_of(path):
    """'base' for src/base/buf.c, '' for src/main.c."""
    return os.path.dirname(os.path.relpath(path, "src"))


def stem_of(path):
    return os.path.splitext(os.path.basename(path))[0]


WORDLESS = re.compile(
    r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.S)


def code(path):
    """The file without comments and the insides of literals, lines kept."""
    return WORDLESS.sub(lambda m: '""' if m[0][0] in "\"'" else
                        "\n" * m[0].count("\n"), read(path))


def line_at(text, offset):
    return text.count("\n", 0, offset) + 1


def circles(uses):
    """Circles in {name: names it uses}: what is left when all that uses
    nothing, or is used by nothing, has been peeled off."""
    uses = {at: (to & uses.keys()) - {at} for at, to in uses.items()}
    while uses:
        used = set().union(*uses.values())
        ends = {at for at in uses if not uses[at] or at not in used}
        if not ends:
            way = [min(uses)]
            while way[-1] not in way[:-1]:
                way.append(min(uses[way[-1]]))
            ends = set(way)
            yield "circle: " + " > ".join(way[way.index(way[-1]):])
        uses = {at: to - ends for at, to in uses.items() if at not in ends}


def report(*rules):
    """Prints TAP for (name, faults) each and ends the script."""
    print("1..%d" % len(rules))
    for i, (name, faults) in enumerate(rules):
        print("%sok %d - %s" % ("not " if faults else "", i + 1, name))
        for fault in faults:
            print("# " + fault)
    sys.exit(any(faults for _, faults in rules))


def skip(why):
    print("1..0 # SKIP " + why)
    sys.exit(0)
