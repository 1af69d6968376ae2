"""The texts hold together: notes and links lead somewhere, names are there
once, works.bib can be read, and the words are spelt as in a British book."""
import json
import os
import re
import shutil
import subprocess
import tempfile
from tree import BUILD, SOURCE, files, line_at, read, report

TEXTS = files("texts", ".md")
WORKS = "texts/works.bib"
WORDS = "tests/words.dic"


def head(text):
    """What stands between the two lines of ---, and all behind it."""
    m = re.match(r"---\n(.*?\n)---\n", text, re.S)
    return (dict(re.findall(r"^(\w+): (.*)$", m[1], re.M)), text[m.end():]) \
        if m else ({}, text)


def prose(text):
    """Lines kept, what is shown as code blanked."""
    return re.sub(r"```.*?```|`[^`\n]+`",
                  lambda m: re.sub(r"[^\n]", " ", m[0]), text, flags=re.S)


IDS = {head(read(p))[0].get("id"): p for p in TEXTS}
GLOSSARIES = [p for i, p in IDS.items() if i and i.startswith("glossary")]


def notes():
    for path in TEXTS:
        text = prose(read(path))
        made = re.findall(r"^\[\^([^\]]+)\]:", text, re.M)
        used = re.findall(r"\[\^([^\]]+)\](?!:)", text)
        for label in sorted(set(made + used)):
            if made.count(label) != 1:
                yield f"{path}: [^{label}] has {made.count(label)} notes"
            if label not in used:
                yield f"{path}: [^{label}] is never referred to"


def entries(text):
    """Entries of a .bib: (key, {field: value}, line). ValueError: no sense."""
    at = 0
    for m in re.finditer(r"^@(\w+)\s*\{", text, re.M):
        where = f"{WORKS}:{line_at(text, m.start())}"
        if m.start() < at:
            raise ValueError(f"{where}: stands inside another entry")
        at, depth = m.end(), 1
        while depth > 0:
            brace = re.compile(r"(?<!\\)[{}]").search(text, at)
            if not brace:
                raise ValueError(f"{where}: a brace is not closed")
            depth += 1 if brace[0] == "{" else -1
            at = brace.end()
        body = text[m.end():at - 1]
        key, comma, rest = body.partition(",")
        fields, end = {}, 0
        field = re.compile(
            r"\s*([\w-]+)\s*=\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}\s*(?:,|$)")
        while comma and rest[end:].strip():
            f = field.match(rest, end)
            if not f or f[1] in fields:
                raise ValueError(f"{where}: not a field: "
                                 + rest[end:].strip().split("\n")[0])
            fields[f[1]] = f[2]
            end = f.end()
        yield key.strip(), fields, where


def works():
    keys, faults = {}, []
    try:
        for key, fields, where in entries(read(WORKS)):
            if key in keys or key in IDS:
                faults.append(f"{where}: {key} is there twice")
            if not fields.get("title", "").strip():
                faults.append(f"{where}: {key} has no title")
            keys[key] = (fields, where)
    except ValueError as e:
        faults.append(str(e))
    for key, (fields, where) in keys.items():
        for name in ("crossref", "related"):
            if name in fields and fields[name] not in keys:
                faults.append(f"{where}: {key}: no work {fields[name]}")
    return keys, faults


KEYS, WORKS_FAULTS = works()


def places():
    """{id: places it has} as the program numbers them."""
    found = {}
    with tempfile.TemporaryDirectory() as home:
        env = dict(os.environ, HOME=home, IBID_DATADIR=SOURCE,
                   IBID_LIBEXEC=BUILD)
        for key, path in IDS.items():
            shown = json.loads(subprocess.run(
                [os.path.join(BUILD, "ibid"), "show", "--json",
                 os.path.join(SOURCE, path)],
                env=env, capture_output=True, check=True).stdout)
            found[key] = {p["n"] for p in shown["paragraphs"]}
            found[key] |= {"n" + n["label"] for n in shown["notes"]}
    return found


def links():
    known = places() if os.path.exists(os.path.join(BUILD, "ibid")) else {}
    for path in TEXTS:
        text = prose(read(path))
        for m in re.finditer(r"\]\(ibid:([^)#\s]*)#?([^)\s]*)\)", text):
            where = f"{path}:{line_at(text, m.start())}"
            if m[1] not in IDS and m[1] not in KEYS:
                yield f"{where}: no text and no work {m[1]}"
            elif m[2] and m[1] in known and m[2] not in known[m[1]]:
                yield f"{where}: {m[1]} has no place {m[2]}"
            elif m[2] and not re.fullmatch(r"\d+\.\d+|n\S+", m[2]):
                yield f"{where}: {m[2]} is no place"


def names(path):
    text = head(read(path))[1]
    return [m[1].strip() for m in re.finditer(r"^## (.*)$", text, re.M)]


def unique():
    seen = {}
    for path in GLOSSARIES:
        for name in names(path):
            if name.casefold() in seen:
                yield f"{path}: {name} is in {seen[name.casefold()]}, too"
            seen[name.casefold()] = path


def see():
    known = {name for path in GLOSSARIES for name in names(path)}
    for path in GLOSSARIES:
        text = read(path)
        for m in re.finditer(r"^see: (.*)$", text, re.M):
            for name in m[1].split(","):
                if name.strip() not in known:
                    yield (f"{path}:{line_at(text, m.start())}: "
                           f"see: {name.strip()} is no entry")


def words_only(path):
    """Without what is no English: heads, variants, targets, Cyrillic."""
    return re.sub(r"^(?:also|not|id|language|author): .*$|\]\([^)\s]*\)"
                  r"|\w*[\u0400-\u04ff][\w-]*|\d+\w*", " ",
                  prose(read(path)), flags=re.M).replace("’", "'")


def spelling():
    """Words that neither the dictionary nor tests/words.dic knows."""
    own = set(read(WORDS).split("\n"))
    texts = {path: words_only(path) for path in TEXTS}
    said = subprocess.run(["hunspell", "-d", "en_GB", "-i", "utf-8", "-l"],
                          input="\n".join(texts.values()), text=True,
                          capture_output=True, check=True).stdout
    for word in sorted(set(said.split("\n")) - {""}):
        if not {word, word.removesuffix("'s")} & own:
            for path, text in texts.items():
                if re.search(r"(?<!\w)%s(?!\w)" % re.escape(word), text):
                    yield f"{path}: {word}"


def sorted_words():
    words = read(WORDS).rstrip("\n").split("\n")
    return [] if words == sorted(set(words), key=str.encode) else \
        [WORDS + ": not in the order of LC_ALL=C sort -u"]


def can_spell():
    return shutil.which("hunspell") and subprocess.run(
        ["hunspell", "-d", "en_GB", "-l"], input="", capture_output=True,
        text=True).returncode == 0


report(
    ("each text has an id of its own",
     [] if None not in IDS and len(IDS) == len(TEXTS) else
     ["ids: " + ", ".join(map(str, IDS))]),
    ("each footnote has its mark, each mark its footnote", list(notes())),
    ("works.bib can be read", WORKS_FAULTS),
    ("each link leads to a text, a work, a place", list(links())),
    ("no entry is in two glossaries", list(unique())),
    ("what an entry refers to is an entry", list(see())),
    ("the own words are sorted", sorted_words()),
    ("the spelling is British",
     list(spelling())) if can_spell() else
    ("the spelling # SKIP hunspell and its en_GB are not installed", []),
)
