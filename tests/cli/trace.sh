# Words from anywhere lead to the passage they come from.
. "$TESTS/lib.sh"

cat >letters.md <<'END'
# Letters from the ferry

## Winter

The ferryman had learned to read from the backs of seed packets, and he read
whatever the river brought him: labels, a torn almanac, half a treatise on bees.
END
ibid -q add letters.md >/dev/null
ibid trace he read whatever the river brought him >out
contains "$(cat out)" '→ Letters from the ferry 1.1, exact'
printf 'learned to write from the backs\nof seed packets' | ibid trace >out
contains "$(cat out)" '1.1, altered: 1 word changed'
contains "$(cat out)" 'learned to {read → write} from the backs'
ibid trace --json 'a torn almanac, half a treatise on bees' >out
python3 - out <<'END'
import json, sys
[link] = json.load(open(sys.argv[1]))
text = open("letters.md", "rb").read()
assert text[link["start"]:link["end"]].startswith(b"a torn almanac"), link
assert link["grade"] == "exact" and link["doc"] == "3", link
assert link["file"] == "letters.md", link
END
ibid trace --jsonl 'a torn almanac, half a treatise on bees' >out
same 1 "$(wc -l <out)"
# few words may stand in several places; none of them is sure
cp letters.md copy.md && echo 'And one line more.' >>copy.md
ibid -q add copy.md >/dev/null
ibid trace a torn almanac >out
same 2 "$(grep -c '?, exact' out)"
ibid -q remove copy.md >/dev/null
exits 1 ibid trace the miller kept a second book of what the peasants brought >out 2>err
same '' "$(cat out)"
contains "$(cat err)" 'nowhere on the shelf'
exits 1 ibid -q trace '' >out 2>err
# the postings may be deleted at any time
rm -rf "$HOME/.cache/ibid"
ibid trace he read whatever the river brought him >out
contains "$(cat out)" 'exact'
