"""The .c files are as clang-format 14 would write them."""
import os
import shutil
import subprocess
from tree import SOURCE, files, report, skip

tool = shutil.which("clang-format-14") or shutil.which("clang-format")
if not tool or " 14." not in subprocess.run(
        [tool, "--version"], capture_output=True, text=True).stdout:
    skip("no clang-format 14")
out = subprocess.run(
    [tool, "--dry-run", "--ferror-limit=1", "--style=file"] +
    [os.path.join(SOURCE, p) for p in files("src", ".c") + files("tests", ".c")],
    capture_output=True, text=True).stderr
report(("formatted", [line.removeprefix(SOURCE + "/")
                      for line in out.splitlines() if "warning:" in line]))
