"""Real quotations and their sources, when they are there: `make check-shared`.

usage: tests/pairs.py [-v]  (BUILD: where ibid is; SHARED: default ../shared)

shared/corpus/quote_pairs.json names quotations in real documents and the
passages they come from, read by hand, and quotations that come from none of
them. All of these documents are put on one shelf. A pair is found when a link
of a quotation that covers it leads to its passage, or to the same in another
edition. Another translation must not be linked, a variant it may be. Prints
TAP, the bars inside; -v tells each pair. Skips all when the file is absent.
"""
import json
import os
import tempfile

from scorer import SHARED, end, ibid, tell

PAIRS = os.path.join(SHARED, "corpus", "quote_pairs.json")
RECALL, PRECISION = 0.92, 0.97


def path(name):
    return os.path.join(SHARED, name)


def documents(data):
    """The files of pairs and negatives, each once."""
    names = set()
    for p in data["pairs"]:
        names |= {p["citing"]["file"], p["source"]["file"]}
        names |= {other["file"] for other in p["also_in"]}
    return sorted(names | {n["citing"]["file"] for n in data["negatives"]})


def overlap(a, b):
    """Whether each of two ranges has much of the other, or holds it."""
    if (a.get("member") or None) != (b.get("member") or None):
        return False
    common = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return 2 * common > min(a["end"] - a["start"], b["end"] - b["start"])


def links_of(quotes, place):
    """Links of the quotations that cover a place, other versions left out."""
    return [link for q in quotes if overlap(q, place) for link in q["links"]
            if link["grade"] != "variant"]


def leads_to(link, places):
    return any(os.path.basename(p["file"]) == link["file"] and
               overlap(link, p) for p in places)


def line(what, item, links):
    return "%s %s %s: %s" % (what, item["id"], item["citing"]["text"][:60],
                             ", ".join(x["file"] for x in links) or "-")


def score(data, quotes):
    found = lost = wrong = 0
    talk = []
    for p in data["pairs"]:
        links = links_of(quotes[p["citing"]["file"]], p["citing"])
        right = [x for x in links
                 if leads_to(x, [p["source"]] + p["also_in"])]
        if p["relation"] == "translation":
            wrong += bool(right)
            talk += [line("linked translation", p, right)] * bool(right)
        else:
            found += bool(right)
            lost += not right
            talk += [line("found" if right else "lost", p, right)]
    for n in data["negatives"]:
        links = links_of(quotes[n["citing"]["file"]], n["citing"])
        wrong += bool(links)
        talk += [line("wrong", n, links)] * bool(links)
    return found, lost, wrong, "\n".join(talk)


def main():
    if not os.path.isfile(PAIRS):
        print("1..0 # SKIP no real quotations here")
        return
    with open(PAIRS, encoding="utf-8") as f:
        data = json.load(f)
    quotes = {}
    with tempfile.TemporaryDirectory(prefix="ibid-") as home:
        names = documents(data)
        done = ibid(home, "add", "-q", *map(path, names))
        tell(done.returncode == 0, "%d documents on the shelf" % len(names),
             done.stderr.decode(errors="replace"))
        for name in names:
            done = ibid(home, "quotes", "--json", path(name))
            if done.returncode > 1:
                tell(False, name, done.stderr.decode(errors="replace"))
            quotes[name] = json.loads(done.stdout or '{"quotes": []}')["quotes"]
    found, lost, wrong, talk = score(data, quotes)
    recall = found / (found + lost)
    precision = found / (found + wrong)
    tell(recall >= RECALL, "%d of %d found: %.3f" %
         (found, found + lost, recall), talk)
    tell(precision >= PRECISION, "%d wrong: %.3f" % (wrong, precision), talk)
    end()


main()
