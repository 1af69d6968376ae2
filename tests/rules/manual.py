"""The manual is complete: each command, each verb, each option."""
import os
import re
from tree import SOURCE, read, report, skip


def page(name):
    """The page without mdoc's escapes."""
    return read("man/" + name).replace("\\-", "-").replace("\\&", "")


def missing(names, text, where):
    """A name counts where mdoc marks it: `.It Ic page-down`, `.Ss ibid add`."""
    marked = "\n".join(re.findall(r"^\.(?:It|Ic|Cm|Ss|Sh|Fl|Nm) .*", text, re.M))
    return [f"{where}: {name} is missing" for name in names
            if not re.search(r"(?<![\w-])%s(?![\w-])" % re.escape(name), marked)]


def commands():
    return re.findall(r'^COMMAND\("([\w-]+)"', read("src/ui/command.def"), re.M)


def verbs():
    """First strings of the entries of the table in cli/verb.c."""
    return re.findall(r'^\t\{ ?"([a-z]+)"', read("src/cli/verb.c"), re.M)


def options():
    """Long names of the table in cli/option.c, as mdoc marks them."""
    return ["-" + name for name in
            re.findall(r'^\t\{ "([a-z-]+)", ', read("src/cli/option.c"), re.M)]


if not os.path.exists(os.path.join(SOURCE, "src/cli/verb.c")):
    skip("no verbs yet")
report(
    ("there are commands, verbs and options", [] if commands() and verbs() and options() else
     ["the tables were not understood"]),
    ("each command is in ibid-keys.5",
     missing(commands(), page("ibid-keys.5"), "man/ibid-keys.5")),
    ("each verb is in ibid.1", missing(verbs(), page("ibid.1"), "man/ibid.1")),
    ("each option is in ibid.1",
     missing(options(), page("ibid.1"), "man/ibid.1")),
)
