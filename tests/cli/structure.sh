# The ranges of the structure cut the right words out of the original bytes.
. "$TESTS/lib.sh"

printf '\357\273\277---\r\ntitle: Ящик\r\nauthor: A. One\r\nauthor: B. Two\r\ndate: 1923\r\nlanguage: en\r\n---\r\n\r\n# Ящик\r\n\r\nThe NEP came\r\nlate.[^1]\r\n\r\n> *Each* side\r\n> is bound.[^2]\r\n>\r\n> Twice.\r\n\r\n## Ends ##\r\n\r\n* one\r\n  * deep\r\n* two\r\n\r\n1. first\r\n\r\n[^1]: On the NEP &amp; rye.\r\n[^2]: Ibid.\r\n' >box.md
ibid show --json box.md >one
ibid -q add box.md
ibid show --json box.md >two
cat >check.py <<'EOF'
import hashlib, json, sys
raw = open("box.md", "rb").read()
d, kept = (json.load(open(n)) for n in sys.argv[1:])
assert d.pop("doc") is None and kept.pop("doc") == "3"
assert d == kept, (d, kept)

def cut(r):
    return raw[r[0]:r[1]].decode()

def same(got, want):
    assert got == want, (got, want)

same(d["file"], "box.md")
same(d["bytes"], len(raw))
same(d["sha256"], hashlib.sha256(raw).hexdigest())
same(d["meta"], {"title": "Ящик", "subtitle": None,
                 "authors": ["A. One", "B. Two"], "date": "1923",
                 "publisher": None, "language": "en"})
same([(h["level"], h["text"], cut((h["start"], h["end"])))
      for h in d["headings"]], [(1, "Ящик", "Ящик"), (2, "Ends", "Ends")])
same([(p["n"], [cut(r) for r in p["pieces"]]) for p in d["paragraphs"]], [
    ("0.1", ["The NEP came\r\nlate.[^1]"]),
    ("0.2", ["Each* side\r\n> is bound.[^2]"]),
    ("0.3", ["Twice."]),
    ("1.1", ["* one"]), ("1.2", ["* deep"]), ("1.3", ["* two"]),
    ("1.4", ["1. first"]),
    ("n1", ["On the NEP &amp; rye."]), ("n2", ["Ibid."])])
same([(n["label"], n["kind"], cut(n["marker"]), cut(n["body"]), n["unsure"])
      for n in d["notes"]],
     [("1", "numbered", "[^1]", "On the NEP &amp; rye.", False),
      ("2", "numbered", "[^2]", "Ibid.", False)])
same([([cut(r) for r in q["pieces"]], q["speaker"], q["label"])
      for q in d["block_quotes"]],
     [(["Each* side\r\n> is bound.[^2]", "Twice."], None, None)])
same([[cut(r) for r in l["items"]] for l in d["lists"]],
     [["* one\r\n  * deep", "* two"], ["* deep"], ["1. first"]])
same([cut(r) for r in d["terms"]["NEP"]], ["NEP", "NEP"])
EOF
python3 check.py one two

# the label of the note that ends a quotation
printf '> Bound, then.[^a]\n\n[^a]: Cf. p. 3.\n' >end.md
contains "$(ibid show --json end.md)" '"speaker":null,"label":"[a1]"'
contains "$(ibid toc --json box.md)" '"level":2,"section":1,.*"text":"Ends"'
