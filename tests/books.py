"""One text in six dresses has one structure: HTML with notes in four habits,
EPUB 2, EPUB 3. Then damaged and hostile pages and books: what can be read is
read, the rest is refused in a sentence; nothing dies. Prints TAP.

The files are made here, so that every byte of them can be seen."""
import html
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile

TESTS = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(TESTS)
BUILD = os.environ.get("BUILD") or os.path.join(SOURCE, "build")
SECONDS = 60

# The text. {n} is the marker of note n; kinds: a section, a paragraph, a
# quotation, a list, a numbered list, verse, a table, an image.
TITLE, AUTHOR, DATE = "The Ferry at Lund", "Anna Berg", "1931-05-03"
TEXT = [
    ("h", "The bank"),
    ("p", "The ferry <em>crossed</em> twice a day{1} &amp; never on feasts; "
          "it was small&#8212;so small{2} that a cart had to wait."),
    ("q", ["Nobody who has waited for it has ever praised it.{3}",
           "And nobody has ever gone round by the bridge."]),
    ("p", "So wrote a traveller, who paid for:"),
    ("l", ["the rope,", "the lamp,", "the man."]),
    ("h", "The water"),
    ("p", "It rose in spring.{4} The house knew three marks:"),
    ("n", ["the step", "the sill", "the roof"]),
    ("v", ["Up to the step, and the cat moves out,",
           "up to the sill, and the children shout."]),
    ("t", [["Year", "Mark"], ["1902", "sill"], ["1911", "roof"]]),
    ("i", "A post with three notches"),
    ("p", "The last mark was never reached again.{5}"),
]
NOTES = {
    1: ["At six and at four."],
    2: ["Four paces by nine, says the parish book.", "It was measured twice."],
    3: ["A letter of <em>May 1880</em>."],
    4: ["Not every spring."],
    5: ["By 1930 at least."],
}


def fill(words, marker):
    return re.sub(r"\{(\d+)\}", lambda m: marker(int(m[1])), words)


def block(kind, value, marker, close="", level=2):
    f = lambda words: fill(words, marker)
    items = lambda tag: "".join("<li>%s</li>\n" % f(w) for w in value)
    return {
        "h": lambda: "<h%d>%s</h%d>" % (level, value, level),
        "p": lambda: "<p>%s</p>" % f(value),
        "q": lambda: "<blockquote>%s</blockquote>" % "\n".join(
            "<p>%s</p>" % f(w) for w in value),
        "l": lambda: "<ul>\n%s</ul>" % items("ul"),
        "n": lambda: "<ol>\n%s</ol>" % items("ol"),
        "v": lambda: "<p>%s</p>" % ("<br%s>\n" % close).join(value),
        "t": lambda: "<table>%s</table>" % "".join(
            "<tr>%s</tr>\n" % "".join("<td>%s</td>" % c for c in row)
            for row in value),
        "i": lambda: '<p><img src="x.png" alt="%s"%s></p>' % (value, close),
    }[kind]() + "\n"


def body(marker, close="", level=2, parts=TEXT):
    return "".join(block(k, v, marker, close, level) for k, v in parts)


def page(main, notes):
    return ("<!DOCTYPE html>\n<html lang=\"en\"><head><title>%s</title>\n"
            "<meta name=\"author\" content=\"%s\"><meta name=\"date\" "
            "content=\"%s\"></head>\n<body>\n<h1>%s</h1>\n%s%s</body></html>\n"
            % (TITLE, AUTHOR, DATE, TITLE, main, notes))


def linked():
    def note(n, paragraphs):
        return '<p class="n"><a name="fn%d" href="#r%d">%d.</a> %s</p>\n%s' % (
            n, n, n, paragraphs[0],
            "".join("<p>%s</p>\n" % p for p in paragraphs[1:]))

    return page(
        body(lambda n: '<a href="#fn%d" name="r%d">[%d]</a>' % (n, n, n)),
        "<hr><h3>Notes</h3>\n" + "".join(
            note(n, p) for n, p in NOTES.items()))


def raised():
    return page(
        body(lambda n: "<sup>%d</sup>" % n),
        "<h2>Notes</h2>\n<ol>\n%s</ol>" % "".join(
            "<li>%s</li>\n" % "".join("<p>%s</p>" % p for p in ps)
            for ps in NOTES.values()))


def brackets():
    return page(
        body(lambda n: "[%d]" % n),
        "<h2>Notes</h2>\n" + "".join(
            "<p>[%d] %s</p>\n%s" % (n, ps[0], "".join(
                "<p>%s</p>\n" % p for p in ps[1:]))
            for n, ps in NOTES.items()))


def endnotes():
    """A part of its own, with ways back."""
    return page(
        body(lambda n: '<sup id="r%d"><a href="#fn%d">%d</a></sup>' % (n, n, n)),
        "<section class=\"endnotes\"><h2>Endnotes</h2>\n%s</section>" % "".join(
            '<div id="fn%d"><sup>%d</sup> %s <a href="#r%d">\u21a9</a></div>\n'
            % (n, n, "".join("<p>%s</p>" % p for p in ps), n)
            for n, ps in NOTES.items()))


XHTML = ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n"
         "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
         "xmlns:epub=\"http://www.idpf.org/2007/ops\">"
         "<head><title>%s</title></head>\n<body>\n%s</body></html>\n")
CONTAINER = ("<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:"
             "opendocument:xmlns:container\"><rootfiles><rootfile "
             "full-path=\"%s\" media-type=\"application/oebps-package+xml\"/>"
             "</rootfiles></container>")
PACKAGE = ("<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"%s\" "
           "unique-identifier=\"id\"><metadata "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:opf=\"http://www.idpf.org/2007/opf\">"
           "<dc:identifier id=\"id\">x</dc:identifier><dc:title>%s</dc:title>"
           "<dc:creator>%s</dc:creator><dc:language>en</dc:language>"
           "<dc:date>%s</dc:date></metadata><manifest>%s</manifest>"
           "<spine>%s</spine></package>")


def archive(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, data in files.items():
            z.writestr(name, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def book(version, chapters, more=(), order=None):
    """CHAPTERS {name: (title, words)}; MORE manifest items as they are."""
    items = "".join('<item id="c%d" href="text/%s" media-type='
                    '"application/xhtml+xml"/>' % (i, n)
                    for i, n in enumerate(chapters)) + "".join(more)
    spine = "".join('<itemref idref="c%d"/>' % i
                    for i in order or range(len(chapters)))
    files = {"META-INF/container.xml": CONTAINER % "OPS/book.opf",
             "OPS/book.opf": PACKAGE % (version, TITLE, AUTHOR, DATE, items,
                                        spine)}
    files.update({"OPS/text/" + n: XHTML % c for n, c in chapters.items()})
    return files


def halves():
    cut = [i for i, (kind, _) in enumerate(TEXT) if kind == "h"][1]
    return TEXT[:cut], TEXT[cut:]


def epub2():
    """Chapters, then a file of endnotes."""
    mark = lambda n: ('<a id="r%d" href="notes.xhtml#n%d"><sup>%d</sup></a>'
                      % (n, n, n))
    first, second = halves()
    back = lambda n: 'one.xhtml' if n < 4 else 'two.xhtml'
    notes = "<h2>Notes</h2>\n" + "".join(
        '<p id="n%d"><a href="%s#r%d">%d</a>. %s</p>\n%s' % (
            n, back(n), n, n, ps[0],
            "".join("<p>%s</p>\n" % p for p in ps[1:]))
        for n, ps in NOTES.items())
    return archive(book("2.0", {
        "one.xhtml": ("1", "<h1>%s</h1>\n" % TITLE + body(mark, "/", 2, first)),
        "two.xhtml": ("2", body(mark, "/", 2, second)),
        "notes.xhtml": ("3", notes)}))


def epub3():
    """Notes that pop up, headings of rank 1, a title that stands alone."""
    mark = lambda n: '<a epub:type="noteref" href="#n%d">%d</a>' % (n, n)
    aside = lambda ns: "".join(
        '<aside epub:type="footnote" id="n%d">%s</aside>\n' % (
            n, "".join("<p>%s</p>" % p for p in NOTES[n])) for n in ns)
    first, second = halves()
    return archive(book("3.0", {
        "title.xhtml": ("0", "<h1 epub:type=\"title\">%s</h1>\n" % TITLE),
        "one.xhtml": ("1", "<section>%s%s</section>" % (
            body(mark, "/", 1, first), aside([1, 2, 3]))),
        "two.xhtml": ("2", "<section>%s%s</section>" % (
            aside([4, 5]), body(mark, "/", 1, second)))},
        more=['<item id="nav" properties="nav" href="nav.xhtml" '
              'media-type="application/xhtml+xml"/>']))


DRESSES = {"linked.html": linked, "raised.html": raised,
           "brackets.html": brackets, "endnotes.html": endnotes,
           "two.epub": epub2, "three.epub": epub3}


def ibid(home, *argv):
    world = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
    done = subprocess.run(
        [os.path.join(BUILD, "ibid"), *argv], cwd=home, timeout=SECONDS,
        env=dict(world, HOME=home, LC_ALL="C.UTF-8", TZ="UTC",
                 IBID_DATADIR=SOURCE, IBID_LIBEXEC=BUILD,
                 IBID_CLOCK="1800000000"),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def write(home, name, data):
    with open(os.path.join(home, name), "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode())


class Words:
    """What stands at a range of a file or of a member."""

    def __init__(self, home, name):
        path = os.path.join(home, name)
        self.zip = zipfile.ZipFile(path) if name.endswith("epub") else None
        with open(path, "rb") as f:
            self.bytes = f.read()

    def raw(self, dropped):
        data = self.bytes
        if "member" in dropped:
            data = self.zip.read(dropped["member"])
        return data[dropped["start"]:dropped["end"]].decode()

    def at(self, r):
        if r is None:
            return None
        data = self.zip.read(r[2]) if len(r) > 2 else self.bytes
        words = data[r[0]:r[1]].decode()
        words = re.sub(r"</p>", " ", words)
        words = html.unescape(re.sub(r"<a [^>]*>\u21a9</a>|<[^>]*>", "", words))
        return re.sub(r"\s+", " ", words).strip()


def structure(home, name):
    status, out, err = ibid(home, "show", "--json", name)
    if status:
        return err
    d, w = json.loads(out), Words(home, name)
    of = lambda o: ([o["start"], o["end"]] +
                    ([o["member"]] if "member" in o else []))
    bare = lambda s: s and re.sub(r"\[?\d\]?", "#", s)
    return {
        "meta": [d["meta"][k] for k in ("title", "authors", "date", "language")],
        "headings": [(h["level"], h["text"], w.at(of(h))) for h in d["headings"]],
        "paragraphs": [(p["n"], bare(w.at(p["pieces"][0])))
                       for p in d["paragraphs"]],
        "notes": [(n["label"], n["kind"], w.at(n["marker"]).strip("[]"),
                   w.at(n["body"])) for n in d["notes"]],
        "quotes": [[bare(w.at(p)) for p in q["pieces"]]
                   for q in d["block_quotes"]],
        "lists": [[w.at(i) for i in l["items"]] for l in d["lists"]],
        "boilerplate": d["boilerplate"],
    }


def accounts(home, name):
    """What is dropped is markup, notes that moved aside and links back: never
    words of the text."""
    out = ibid(home, "show", "--dropped", name)[1]
    dropped, w = [json.loads(line) for line in out.splitlines()], Words(home, name)
    words = "".join(w.raw(d) for d in dropped)
    words = re.sub(r"<title>[^<]*</title>", "", words)
    words = html.unescape(re.sub(r"<[^>]*>|\u21a9", "", words, flags=re.S))
    return len(dropped) > 20 and not re.sub(
        r"(End)?[Nn]otes|[\s\[\].]|&", "", words)


def difference(got, want):
    """The parts that differ, a line for each of their items."""
    if not isinstance(got, dict) or not isinstance(want, dict):
        return str(got)
    return "\n".join("%s: %s" % (k, "\n  ".join(
        ["got"] + [str(x) for x in got[k] if x not in want[k]] +
        ["expected"] + [str(x) for x in want[k] if x not in got[k]]))
        for k in got if got[k] != want[k])


def dresses(home):
    for name, make in DRESSES.items():
        write(home, name, make())
    shapes = {n: structure(home, n) for n in DRESSES}
    pages = {n: ibid(home, "show", n)[1] for n in DRESSES}
    model = "linked.html"
    first = shapes[model]
    complete = isinstance(first, dict) and len(first["notes"]) == len(NOTES) \
        and len(first["headings"]) == 3 and \
        [n[3] for n in first["notes"]] == [
            re.sub("<[^>]*>", "", " ".join(ps)) for ps in NOTES.values()]
    yield model + " has its structure", complete, json.dumps(first, indent=1)
    for name in DRESSES:
        yield name + " has the same structure", shapes[name] == first, \
            difference(shapes[name], first)
        yield name + " accounts for every byte", accounts(home, name), ""
        yield name + " reads the same", pages[name] == pages[model], pages[name]


# Hostile files: (name, bytes, words that must be read, or that the refusal has)
def hostile():
    good = {"a.xhtml": ("a", "<p>Words that stay.</p>")}
    deep = 5000
    yield "deep.html", "<p>INNER%sDEEP%s<p>END" % (
        "<div><b>" * deep, "</b></div>" * deep), ["INNER", "DEEP", "END"]
    yield "quotes.html", "%sDEEP%s<p>END" % (
        "<blockquote><ul><li>" * 400, "</ul></blockquote>" * 400), ["DEEP", "END"]
    yield "open.html", "<title>T</title><p>one <b>two <i>three<table><td>four" \
        "<p>five", ["one", "five"]
    yield "names.html", "<p>" + "<a %s>WORD</a>" % " ".join(
        "a%d=1" % i for i in range(6000)), ["WORD"]
    yield "entities.html", "<p>&notit; &amp;amp; &#0; &#x110000; &lt;b&gt; " \
        "&copy2020 &nosuch; END", ["&amp; ", "<b>", "©2020", "&nosuch;", "END"]
    yield "stray.html", "<p>a</nothing>b<!-- x -->c<?php d ?>e</p>", ["abce"]
    yield "hidden.html", "<p>SEEN<span hidden>NOT</span><span style='display:" \
        " none'>NOT</span><script>NOT</script>", ["SEEN"]
    yield "anchors.html", "".join(
        '<a href="#%d">%d</a><a name=%d></a>' % (i, i, i)
        for i in range(3000)) + "END", ["END"]
    yield "plain.epub", b"no archive at all", ["archive is damaged"]
    yield "cut.epub", archive(book("3.0", good))[:-30], ["archive is damaged"]
    yield "empty.epub", archive({"x": "y"}), ["no package"]
    files = book("3.0", good)
    del files["META-INF/container.xml"]
    yield "lost.epub", archive(files), ["Words that stay."]
    files = book("3.0", dict(good, **{"b.xhtml": ("b", "<p>Gone</p>")}))
    del files["OPS/text/b.xhtml"]
    yield "hole.epub", archive(files), ["Words that stay."]
    del files["OPS/text/a.xhtml"]
    yield "husk.epub", archive(files), ["no part of it can be read"]
    files = book("3.0", good)
    files["OPS/book.opf"] = files["OPS/book.opf"].replace(
        "text/a.xhtml", "../../../../../etc/passwd")
    yield "climb.epub", archive(files), ["no part of it can be read"]
    files = book("3.0", good)
    files["OPS/book.opf"] = "<!DOCTYPE p [<!ENTITY e SYSTEM \"/etc/passwd\">]>" \
        + files["OPS/book.opf"].replace(TITLE, "&e;|")
    yield "fetch.epub", archive(files), ["Words that stay."]
    laughs = "".join('<!ENTITY l%d "%s">' % (i, "&l%d;" % (i - 1) * 10)
                     for i in range(1, 10))
    files = book("3.0", good)
    files["OPS/text/a.xhtml"] = '<!DOCTYPE html [<!ENTITY l0 "ha">%s]>' \
        "<html><body><p>&l9; Words that stay.</p></body></html>" % laughs
    yield "laughs.epub", archive(files), ["Words that stay."]
    files = book("3.0", good)
    files["OPS/text/a.xhtml"] = "<html><title/><body><p>One<p>Words <b>that " \
        "stay.<a id=x />"
    yield "soup.epub", archive(files), ["One", "Words that stay."]
    files["OPS/text/a.xhtml"] = XHTML % (
        "x", "<p>caf&eacute; &nbsp;&mdash; Words that stay.</p>")
    yield "named.epub", archive(files), ["café", "Words that stay."]
    files = book("3.0", good)
    files["META-INF/encryption.xml"] = "<encryption><EncryptedData>" \
        "<CipherData><CipherReference URI=\"OPS/text/a.xhtml\"/></CipherData>" \
        "</EncryptedData></encryption>"
    yield "locked.epub", archive(files), ["locked (DRM)"]
    files = book("3.0", dict(good, **{"b.xhtml": ("b", "<p>x</p>")}))
    files["OPS/text/b.xhtml"] = b" " * (33 << 20)
    yield "bomb.epub", archive(files), ["Words that stay."]
    files = book("3.0", {"a.xhtml": ("a", "<p>%sWords that stay.%s</p>" % (
        "<span>" * deep, "</span>" * deep))})
    yield "deep.epub", archive(files), ["Words that stay."]
    many = book("3.0", good)
    many.update({"x%d" % i: "" for i in range(20001)})
    yield "many.epub", archive(many), ["20000 entries"]
    yield "name.bin", archive(book("3.0", good)), ["Words that stay."]
    yield "page", "\n<!doctype HTML><p>Words <b>that</b> stay.", \
        ["Words that stay."]
    yield "page.txt", "<html><p>Words", ["<html><p>Words"]


def hostile_files(home):
    for name, data, wanted in hostile():
        write(home, name, data)
        try:
            status, out, err = ibid(home, "show", "--width", "200", name)
        except subprocess.TimeoutExpired:
            status, out, err = -1, "", "still running"
        said = out if status == 0 else err
        ok = status in (0, 3) and all(w in said for w in wanted) and \
            "NOT" not in said and "parser failed" not in said and \
            "root:" not in said and (status == 0 or name in err)
        yield name, ok, "%d %s%s" % (status, out[:2000], err)


def main():
    count = failed = 0
    with tempfile.TemporaryDirectory(prefix="ibid-") as home:
        for what, ok, why in [*dresses(home), *hostile_files(home)]:
            count += 1
            failed += not ok
            print("%sok %d - %s" % ("" if ok else "not ", count, what))
            if not ok:
                print("# " + why.rstrip().replace("\n", "\n# "))
    print("1..%d" % count)
    sys.exit(failed > 0)


main()
