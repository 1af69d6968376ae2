"""Include lines run down, between layers as the picture says and inside a layer
without circles; a foreign library is known to the files named here alone.
(Circles of calls: symbols.py.)"""
import re
from tree import LAYERS, circles, files, layer_of, read, report

STANDARD = """assert ctype errno fcntl fnmatch inttypes langinfo limits locale poll
    pwd signal spawn stdalign stdarg stdbool stddef stdint stdio stdlib stdnoreturn string
    strings termios time unistd dirent libgen math wchar wctype""".split()
FOREIGN = {
    r"uni\w+\.h": r"base/utf8\w*\.c",
    r"unilbrk\.h": r"layout/breaker\.c",
    r"iconv\.h": r"base/charset\.c",
    r"sqlite3\.h": r"store/db\.c",
    r"(n?curses|term)\.h": r"ui/(term(info)?|cells)\.c",
    r"cmark-gfm\S*\.h": r"import/markdown\w*\.c",
    r"gumbo\.h": r"import/soup\.c",
    r"expat\.h": r"import/xml\.c",
    r"zip\.h": r"import/archive\.c",
    r"seccomp\.h": r"import/lockdown\.c",
}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def includes(path):
    return INCLUDE.findall(read(path))


def upward(path):
    layer = layer_of(path)
    for mark, name in includes(path):
        if mark == "<" or name == "config.h":
            continue
        to = name.rpartition("/")[0]
        if not to:
            yield f"{path}: {name} is written without its layer"
        elif to != layer and to not in LAYERS[layer]:
            yield f"{path}: {layer or 'main'} does not know {name}"


def foreign(path):
    for mark, name in includes(path):
        if mark == '"' or name.startswith(("sys/", "linux/")) or \
                name.removesuffix(".h") in STANDARD:
            continue
        if not any(re.fullmatch(header, name) and
                   re.fullmatch("src/" + owner, path)
                   for header, owner in FOREIGN.items()):
            yield f"{path}: <{name}> does not belong here"


def own_first(path, known):
    own = path.removeprefix("src/")[:-1] + "h"
    names = [n for _, n in includes(path) if n != "config.h"]
    if "src/" + own in known and names[:1] != [own]:
        yield f"{path}: its own header is not its first include"


def headers(paths):
    """{header: headers that it includes}, by their names in include lines."""
    return {p.removeprefix("src/"): {n for _, n in includes(p)}
            for p in paths if p.endswith(".h")}


sources = files("src", ".c", ".h")
report(
    ("includes run down", [f for p in sources for f in upward(p)]),
    ("headers without circles", list(circles(headers(sources)))),
    ("foreign libraries in their file", [f for p in sources for f in foreign(p)]),
    ("own header first", [f for p in sources if p.endswith(".c")
                          for f in own_first(p, sources)]),
)
