"""The reader is not linked with parsers (they would cost half its start-up, and
foreign bytes stay out of it); the worker has no screen and no database."""
import os
import re
import subprocess
from tree import BUILD, report, skip

NEVER = {
    "ibid": r"cmark|gumbo|libzip|expat|libcrypto|seccomp",
    "ibid-import": r"curses|tinfo|sqlite",
}


def needed(program):
    out = subprocess.run(["readelf", "-d", os.path.join(BUILD, program)],
                         capture_output=True, text=True, check=True).stdout
    return re.findall(r"\(NEEDED\).*\[(.+)\]", out)


if not all(os.path.exists(os.path.join(BUILD, p)) for p in NEVER):
    skip("not built")
report(*[(program + " is linked with what it may be",
          [lib for lib in needed(program) if re.search(never, lib)])
         for program, never in NEVER.items()])
