# The glossary, and an entry of one's own.
. "$TESTS/lib.sh"

contains "$(ibid terms)" '^smychka, 1921–28: '
ibid terms smychka >out
same 'smychka' "$(sed 1q out)"
contains "$(cat out)" '^years: 1921–28$'
contains "$(cat out)" '^see: NEP'
same "$(cat out)" "$(ibid terms смычки)"
contains "$(ibid terms --json smychka)" '^{"name":"smychka",.*"doc":"1"}$'
exits 1 ibid terms nowhere 2>out
same 'ibid: nowhere: not in the glossary' "$(cat out)"

ibid -q terms add versta 'A measure of roads.
# 1067 metres'
contains "$(ibid terms versta)" '^A measure of roads'
contains "$(ibid terms versta)" '# 1067 metres'
ibid -q terms add smychka 'A bond, to me.'
contains "$(ibid terms smychka)" '^A bond, to me.$'
contains "$(ibid terms versta)" '^A measure of roads'
same 1 "$(ibid list | grep -c 'My glossary')"
test -f .local/share/ibid/glossary/own.md
printf 'Ten versta on.\n' >road.txt
contains "$(ibid show --json road.txt)" '"versta":\[\[4,10\]\]'

# another library has its own
ibid -q -d other.db terms add arshin 'A measure of cloth.'
test -f other.db-glossary/own.md
exits 1 ibid terms arshin 2>out
exits 2 ibid terms add versta 2>out
exits 2 ibid terms add ' ' words 2>out
exits 3 ibid --read-only terms add verst words 2>out

# numbers of notes are not read aloud
cat >loam.md <<'T'
---
id: glossary-loam
---

# Words of the Field

## loam

A soil that holds, as they said,[^1] water and air. [^1] Nobody sold it.

[^1]: In every village.
T
ibid -q add loam.md
contains "$(ibid terms)" '^loam: A soil that holds, as they said, water and air.$'
contains "$(ibid terms loam)" '^A soil that holds, as they said, water and air. Nobody'
contains "$(ibid terms --json loam)" 'as they said, water and air. Nobody'
