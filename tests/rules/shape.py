"""No function of 60 lines or more, no file of more than 500."""
import re
from tree import code, files, read, report

LONGEST_FUNCTION, LONGEST_FILE = 59, 500


def long_functions(path):
    """A function is named in column one; its braces stand there alone."""
    name = start = None
    for i, line in enumerate(code(path).split("\n"), 1):
        if re.match(r"\w+\(", line):
            name, start = line.partition("(")[0], i
        elif line.rstrip() == "}" and name:
            if i - start + 1 > LONGEST_FUNCTION:
                yield f"{path}:{start}: {name} has {i - start + 1} lines"
            name = None


def long_file(path):
    lines = read(path).count("\n")
    if lines > LONGEST_FILE:
        yield f"{path}: {lines} lines"


sources = files("src", ".c", ".h") + files("tests", ".c", ".h")
report(
    ("functions are short", [f for p in sources for f in long_functions(p)]),
    ("files are short", [f for p in files("src", ".c", ".h")
                         for f in long_file(p)]),
)
