"""Each rule can fail: in a copy of the tree one fault is planted, and its rule
has to find it."""
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from tree import BUILD, SOURCE

CC = shlex.split(os.environ.get("CC", "cc"))
RULES = os.path.dirname(os.path.abspath(__file__))
TWIN = "void fault_a(void);\nvoid twin_b(void);\nvoid twin_b(void) { fault_a(); }\n"
LONG = "int\nslice_long(void)\n{\n" + "\tslice_long();\n" * 60 + "\treturn 0;\n}\n"

# (rule, what it must say, file, text put behind its end; the file may be new)
FAULTS = [
    ("includes", "base does not know ui/front.h", "src/base/slice.h",
     '#include "ui/front.h"\n'),
    ("includes", "store does not know layout/flow.h", "src/store/store.h",
     '#include "layout/flow.h"\n'),
    ("includes", "without its layer", "src/base/slice.h", '#include "buf.h"\n'),
    ("includes", "base/slice.h > base/", "src/base/slice.h",
     '#include "base/buf.h"\n'),
    ("includes", "<sqlite3.h> does not belong", "src/base/buf.c",
     "#include <sqlite3.h>\n"),
    ("includes", "<curl/curl.h> does not belong", "src/base/buf.c",
     "#include <curl/curl.h>\n"),
    ("includes", "own header", "src/base/fault.c", "#include <stdio.h>\n"),
    ("symbols", "helper does not begin with fault_", "src/base/fault.c",
     "void helper(void);\nvoid\nhelper(void)\n{\n}\n"),
    ("symbols", "base uses store_open", "src/base/fault.c",
     "void store_open(void);\nvoid fault_run(void);\n"
     "void\nfault_run(void)\n{\n\tstore_open();\n}\n"),
    ("symbols", "circle: src/base/fault.c", "src/base/fault.c",
     "void twin_b(void);\nvoid fault_a(void);\n"
     "void\nfault_a(void)\n{\n\ttwin_b();\n}\n"),
    ("banned", "strcpy", "src/base/slice.c", "\nx = strcpy(a, b);\n"),
    ("banned", "printf", "src/text/span.c", '\nprintf("loud");\n'),
    ("banned", "exit", "src/store/db.c", "\nexit(1);\n"),
    ("banned", "sqlite3_exec", "src/study/study.c", "\nsqlite3_exec(db);\n"),
    ("shape", "slice_long has 64 lines", "src/base/slice.c", LONG),
    ("shape", "src/base/slice.c: ", "src/base/slice.c", "\n" * 500),
    ("manual", "man/ibid-keys.5: unwritten is", "src/ui/command.def",
     'COMMAND("unwritten", act_x, "T", "", KEY, "nothing")\n'),
    ("manual", "man/ibid.1: unwritten is", "src/cli/verb.c",
     '\t{ "unwritten", verb_unwritten },\n'),
    ("manual", "-unwritten is missing", "src/cli/option.c",
     '\t{ "unwritten", 0, OPTION_SWITCH },\n'),
    ("format", "src/base/slice.c", "src/base/slice.c", "int   x  ;\n"),
    ("listed", "src/base/forgotten.c", "src/base/forgotten.c", "int x;\n"),
    ("listed", "src/base/gone.c", "Makefile.am", "# src/base/gone.c\n"),
    ("texts", "[^lost] has 0 notes", "texts/guide.md", "\nA mark.[^lost]\n"),
    ("texts", "[^idle] is never referred to", "texts/guide.md",
     "\n[^idle]: Nobody asks.\n"),
    ("texts", "no text and no work nobody", "texts/guide.md",
     "\n[There](ibid:nobody#1.1).\n"),
    ("texts", "glossary has no place 999.1", "texts/guide.md",
     "\n[There](ibid:glossary#999.1).\n"),
    ("texts", "see: nothing at all is no entry", "texts/glossary.md",
     "\n## last\nsee: NEP, nothing at all\n\nThe end.\n"),
    ("texts", "NEP is in", "texts/glossary-twice.md",
     "---\nid: glossary-twice\n---\n\n## NEP\n\nOnce more.\n"),
    ("texts", "id of its own", "texts/nameless.md", "No head.\n"),
    ("texts", "a brace is not closed", "texts/works.bib",
     "@book{open,\n  title = {The {End},\n}\n"),
    ("texts", "pravda is there twice", "texts/works.bib",
     "@book{pravda,\n  title = {Twice}\n}\n"),
    ("texts", "loose: no work nowhere", "texts/works.bib",
     "@book{loose,\n  title = {Loose},\n  crossref = {nowhere}\n}\n"),
    ("texts", "bare has no title", "texts/works.bib", "@book{bare,\n}\n"),
    ("texts", "not a field: title Bare", "texts/works.bib",
     "@book{bare,\n  title Bare\n}\n"),
    ("texts", "guide.md: kolor", "texts/guide.md", "\nA kolor.\n"),
    ("texts", "guide.md: center", "texts/guide.md", "\nThe center.\n"),
    ("texts", "not in the order", "tests/words.dic", "Aaa\n"),
    ("needed", "libncursesw", "ibid-import", "-lncursesw"),
    ("needed", "libcmark-gfm", "ibid", "-lcmark-gfm"),
]


def run_rule(rule, source, build):
    return subprocess.run(
        [sys.executable, "-B", os.path.join(RULES, rule + ".py")],
        env=dict(os.environ, SOURCE=source, BUILD=build),
        capture_output=True, text=True)


def copy(top):
    for name in ("src", "man", "keymaps", "texts"):
        shutil.copytree(os.path.join(SOURCE, name), os.path.join(top, name))
    os.mkdir(os.path.join(top, "tests"))
    for name in ("Makefile.am", ".clang-format", "tests/words.dic"):
        shutil.copy(os.path.join(SOURCE, name), os.path.join(top, name))
    subprocess.run(["chmod", "-R", "u+w", top], check=True)


def plant(top, rule, name, text):
    """The fault, and for rules that look at objects its object."""
    path = os.path.join(top, name)
    if rule == "needed":
        for program in ("ibid", "ibid-import"):
            subprocess.run(
                CC + ["-xc", "-", "-o", os.path.join(top, program),
                      "-Wl,--no-as-needed"] + [text] * (program == name),
                input=b"int main(void) { return 0; }\n", check=True)
        return
    with open(path, "a", encoding="utf-8") as f:
        f.write(text)
    if rule == "includes" and name == "src/base/fault.c":
        open(path[:-1] + "h", "w").close()
    if rule == "symbols":
        twin = os.path.join(top, "src/base/twin.c")
        with open(twin, "w", encoding="utf-8") as f:
            f.write(TWIN)
        for made in (path, twin):
            subprocess.run(CC + ["-c", made, "-o", made[:-1] + "o"], check=True)
        shutil.copy(os.path.join(BUILD, "src/store/store.o"), top + "/src/store")


def proven(rule, says, name, text):
    with tempfile.TemporaryDirectory() as top:
        copy(top)
        plant(top, rule, name, text)
        return run_rule(rule, top, BUILD if rule == "texts" else top)


print("1..%d" % len(FAULTS))
failed = 0
for i, (rule, says, name, text) in enumerate(FAULTS, 1):
    got = proven(rule, says, name, text)
    skipped = "# SKIP" in got.stdout and says not in got.stdout
    ok = skipped or (got.returncode != 0 and says in got.stdout)
    failed += not ok
    print("%sok %d - %s finds: %s%s" % ("" if ok else "not ", i, rule, says,
                                       " # SKIP" if skipped else ""))
    if not ok:
        print("# " + (got.stdout + got.stderr).replace("\n", "\n# "))
sys.exit(failed > 0)
