"""What the objects say: a global name begins with its file's name, a symbol that
is used stands in a layer that the user's layer knows, and in one layer no two
files use each other, not even through a third."""
import os
import subprocess
from tree import BUILD, LAYERS, SOURCE, circles, files, layer_of, report, skip, stem_of


def symbols(path):
    """(defined, used) global symbols of the object of source file PATH."""
    made = os.path.join(BUILD, path[:-1] + "o")
    if not os.path.exists(made):
        return None
    out = subprocess.run(["nm", "-g", made], capture_output=True, text=True,
                         check=True).stdout
    rows = [line.split()[-2:] for line in out.splitlines() if line.strip()]
    rows = [(kind, name) for kind, name in rows if not name.startswith("__")]
    return ({n for k, n in rows if k not in "UwC"}, {n for k, n in rows if k == "U"})


def prefixes(path):
    """Names that PATH may give out. A file without a header of its own is a
    part of a larger one: utf8_fold.c implements utf8.h."""
    stem = stem_of(path)
    yield stem
    while "_" in stem and not os.path.exists(
            os.path.join(SOURCE, os.path.dirname(path), stem + ".h")):
        stem = stem.rpartition("_")[0]
        yield stem


def misnamed(path, defined):
    for name in sorted(defined - {"main"}):
        if not any(name == p or name.startswith(p + "_") for p in prefixes(path)):
            yield f"{path}: {name} does not begin with {stem_of(path)}_"


def upward(path, used, owner):
    layer = layer_of(path)
    for name in sorted(used & owner.keys()):
        to = layer_of(owner[name])
        if to != layer and to not in LAYERS[layer]:
            yield f"{path}: {layer or 'main'} uses {name} of {owner[name]}"


def calls(found, owner):
    """{file: files of the same layer whose symbols it uses}"""
    return {p: {owner[n] for n in used & owner.keys()
                if layer_of(owner[n]) == layer_of(p)}
            for p, (_, used) in found.items()}


found = {p: symbols(p) for p in files("src", ".c")}
found = {p: s for p, s in found.items() if s}
if not found:
    skip("nothing is built")
owner = {name: p for p, (defined, _) in found.items() for name in defined}
report(
    ("names begin with their file", [f for p, (d, _) in found.items()
                                     for f in misnamed(p, d)]),
    ("calls run down", [f for p, (_, u) in found.items()
                        for f in upward(p, u, owner)]),
    ("no circles of calls", list(circles(calls(found, owner)))),
)
