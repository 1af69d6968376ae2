# Notes are written, listed, changed, thrown away and taken back.
. "$TESTS/lib.sh"

printf '# Scales\n\nThe scales were false.\n\nNobody said so.\n' >scales.md
ibid -q add scales.md
same '' "$(ibid notes)"
same 1 "$(ibid notes add scales.md#0.1 who had them made?)"
same 2 "$(printf 'first line\nsecond line\n' | ibid notes add 3#0.2 -)"
same "1  3#0.1  Scales  today
    > The scales were false.
    who had them made?
2  3#0.2  Scales  today
    > Nobody said so.
    first line
    second line" "$(ibid notes)"
same "$(ibid notes)" "$(ibid notes scales)"
same '' "$(ibid notes guide)"

ibid notes edit 1 the mayor
contains "$(ibid notes)" '^    the mayor$'
ibid notes delete 1 2
same '' "$(ibid notes)"
contains "$(ibid notes --trash)" '^1  3#0.1'
ibid notes restore 1
contains "$(ibid notes)" '^1  3#0.1'
ibid notes -n delete 1 2>out
contains "$(cat out)" 'nothing was changed'
contains "$(ibid notes)" '^1  3#0.1'

ibid notes --json >out
python3 - out <<'EOF'
import json, sys
[n] = json.load(open(sys.argv[1]))
assert (n["id"], n["doc"], n["place"]) == (1, "3", "0.1"), n
assert n["exact"] == "The scales were false." and n["body"] == "the mayor", n
assert n["kind"] == "note" and n["created"] == "2027-01-15T08:00:00Z", n
EOF

exits 1 ibid notes restore 7 2>out
exits 1 ibid notes add scales#7.7 words 2>out
exits 1 ibid notes nowhere 2>out
exits 2 ibid notes add scales words 2>out
contains "$(cat out)" 'a place is missing; see ibid notes -h'
exits 2 ibid notes add scales#0.1 2>out
exits 2 ibid notes add scales#0.1 ' ' 2>out
exits 2 ibid notes edit one two 2>out
exits 2 ibid notes delete 2>out
exits 3 ibid --read-only notes delete 1 2>out

# a document that goes leaves its notes in the trash
contains "$(ibid remove scales 2>&1)" '1 note went to the trash'
same '' "$(ibid notes)"
contains "$(ibid notes --trash)" 'the mayor'
