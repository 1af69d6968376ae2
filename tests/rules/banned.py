"""Calls that nobody makes, and calls that only the fronts make."""
import re
from tree import code, files, layer_of, line_at, report

BANNED = """strcpy strcat strncpy strncat sprintf vsprintf strtok strtok_r gets system
    popen mktemp tmpnam tempnam alloca setjmp longjmp atoi atol atof rand
    strdupa asctime ctime localtime gmtime readdir_r""".split()
LOUD = """printf vprintf puts putchar putc fputs fputc fprintf vfprintf perror exit
    _exit _Exit quick_exit err errx warn warnx""".split()
# no memory: die (base/mem.c); the worker is a program of its own
MAY_BE_LOUD = r"src/(base/mem\.c|import/(child|lockdown|main)\w*\.c|(ui|cli)/.*|main\.c)"
SQL = r"sqlite3_\w+"


def calls(path, names):
    text = code(path)
    for m in re.finditer(r"(?<![\w.>])(%s)\s*\(" % names, text):
        yield f"{path}:{line_at(text, m.start())}: {m[1]}"


sources = files("src", ".c", ".h")
tests = files("tests", ".c", ".h")
report(
    ("no banned calls", [f for p in sources + tests
                         for f in calls(p, "|".join(BANNED))]),
    ("nothing prints or exits below the fronts",
     [f for p in sources if not re.fullmatch(MAY_BE_LOUD, p)
      for f in calls(p, "|".join(LOUD))]),
    ("SQLite is called in store/ alone",
     [f for p in sources if layer_of(p) != "store" for f in calls(p, SQL)]),
)
