# Quotations find the passages they come from, and say how faithful they are.
. "$TESTS/lib.sh"

cat >rye.md <<'END'
# The price of rye

The surveyor walked along the river in the spring and counted every strip of
rye that the village had sown. In the evening he wrote that the price of a pood
had fallen by half since the harvest, while nails, scythes and cotton cost three
times as much as before the war. Nobody in the district believed his figures.

The miller kept a second book. In it stood what the peasants really brought, and
what they took home again when the buyer offered too little.
END
cat >essay.md <<'END'
# On figures

He noted that "the price of a pood had fallen by half since the harvest", and
was not believed.

Of the miller we hear that "in it stood what the peasants really brought, ... when
the buyer offered too little".

Some say that "nails, scythes and cotton cost four times as much as before the
war", which is wrong. Others say "nothing of this kind was ever heard of here".
END
ibid -q add rye.md essay.md >/dev/null
ibid quotes essay.md >out 2>err
contains "$(cat out)" '^0.1 "the price of a pood had fallen by half since the harvest"$'
contains "$(cat out)" '^      → The price of rye 0.1, exact'
contains "$(cat out)" 'The price of rye 0.2, shortened'
contains "$(cat out)" 'The price of rye 0.1, altered: 1 word changed'
contains "$(cat err)" '3 of 4 quotations have a source'
same 3 "$(grep -c '→' out)"

# only what is altered, with the words
exits 1 ibid quotes --check essay.md >out
same 1 "$(grep -c '→ The' out)"
contains "$(tr -s '\n ' ' ' <out | tr '\n' ' ')" 'cotton cost {three → four} times as much'
printf '# Fair\n\nHe says "the price of a pood had fallen by half since the harvest".\n' >fair.md
exits 0 ibid quotes --check fair.md

# ranges in the bytes of both files; the same for a file that is not on the shelf
ibid quotes --json essay.md >one
cp essay.md copy.md
ibid -q remove essay.md
ibid quotes --json copy.md >two
ibid quotes --json - <copy.md >three
python3 - one two three <<'END'
import json, sys
essay, rye = open("copy.md", "rb").read(), open("rye.md", "rb").read()
for name in sys.argv[1:]:
    quotes = json.load(open(name))["quotes"]
    assert len(quotes) == 4, quotes
    found = []
    for q in quotes:
        words = essay[q["start"]:q["end"]].decode()
        assert q["kind"] == "marked" and q["label"] is None, q
        assert words[0] != '"' and words[-1] != '"', words
        assert q["variants"] == []
        for l in q["links"]:
            assert l["file"] == "rye.md" and l["state"] == "proposed", l
            assert l["by"] == ["words"] and not l["unsure"], l
            assert 0 < l["score"] <= 1, l
            found.append((l["grade"],
                          rye[l["start"]:l["end"]].decode().split()))
            diff = l["diff"]
    assert [f[0] for f in found] == ["exact", "shortened", "altered"], found
    assert found[0][1][:3] == ["the", "price", "of"], found
    assert found[0][1][-1].startswith("harvest"), found
    assert ["changed", "four", "three"] in diff, diff
    assert quotes[3]["links"] == []
END
ibid quotes --jsonl copy.md >out
same 4 "$(grep -c '^{"doc":null,"file":"copy.md","start":' out)"

# what is new on the shelf is found at once, what left it no longer
printf '# New\n\nYes, nothing of this kind was ever heard of here, said the clerk.\n' >new.md
ibid -q add new.md >/dev/null
contains "$(ibid quotes copy.md)" '→ New 0.1, exact'
ibid -q remove new.md
ibid -q quotes copy.md >out
same 3 "$(grep -c '→' out)"

# a document that was looked at before hears of a source that comes later
ibid -q add copy.md >/dev/null
ibid -q quotes copy.md >out
same 3 "$(grep -c '→' out)"
ibid -q add new.md >/dev/null
ibid -q quotes copy.md >out
same 4 "$(grep -c '→' out)"
ibid -q --read-only quotes copy.md >out
same 4 "$(grep -c '→' out)"

printf '# Silent\n\nNobody says a word.\n' >silent.md
exits 1 ibid -q quotes silent.md >out
same '' "$(cat out)"
exits 1 ibid quotes nowhere 2>err
exits 2 ibid quotes 2>err
exits 2 ibid find --check x 2>err
