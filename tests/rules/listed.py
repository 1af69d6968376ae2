"""Makefile.am lists what is there and nothing else: what it forgets is missing
in a release."""
import os
import re
from tree import SOURCE, files, read, report

listed = set(re.findall(r"[\w./-]+/[\w.-]+", read("Makefile.am")))
WANTED = (files("src", ".c", ".h", ".def", ".sql") + files("tests/unit", ".c", ".h")
          + files("tests/fuzz", ".c", ".h") + files("texts", ".md", ".txt", ".bib")
          + files("keymaps", ".keys") + files("man", ".1", ".5", ".7"))
report(
    ("all files are listed", [p for p in WANTED
                              if not {p, p.removesuffix(".c")} & listed]),
    ("all that is listed is there",
     [p for p in sorted(listed) if re.match(r"(src|tests|texts|keymaps|man)/", p)
      and not p.endswith(".inc") and re.search(r"\.\w+$", p)
      and not os.path.exists(os.path.join(SOURCE, p))]),
)
