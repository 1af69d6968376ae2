# A corrected copy becomes the next edition, and the notes follow.
. "$TESTS/lib.sh"

printf '# Of Nails\n\nRye came late that year, and nails later.\n\nNobody asked why it was so.\n\nThe end of it.\n' >nails.txt
ibid -q add nails.txt
ibid -q notes add 3#0.2 'Why indeed?'
ibid -q notes add 3#0.3 'Too soon.'
ibid -q notes add 3#0.1 'Stays.'
ibid show --markdown 3 |
	sed -e 's/^Nobody/> A word more, and then another one.\n\nNobody/' \
		-e 's/^The end of it/Quite another sentence/' >fair.md
same 'fair.md: a new edition of 3, Of Nails
fair.md: 1 note moved, 1 note has lost its place' \
	"$(ibid add --edition-of 3 fair.md 2>&1)"
contains "$(ibid show 3)" '^│ A word more'
ibid notes --json 3 | python3 -c '
import json, sys
got = {n["body"]: n["place"] for n in json.load(sys.stdin)}
assert got == {"Stays.": "0.1", "Why indeed?": "0.3", "Too soon.": "0.3"}, got
'

# the file that it came from does not take its place, unless it changes
same 'nails.txt: already on the shelf as 3, Of Nails' "$(ibid add nails.txt 2>&1)"
touch -d 2001-01-01 nails.txt
same 'nails.txt: already on the shelf as 3, Of Nails' "$(ibid add nails.txt 2>&1)"
contains "$(ibid show 3)" '^│ A word more'

# the copy is known by its path from then on; what has been lost comes back
sed -i 's/^Quite another sentence/The end of it/' fair.md
same 'fair.md: a new edition of 3, Of Nails
fair.md: 1 note moved' "$(ibid add fair.md 2>&1)"
ibid notes --json 3 | python3 -c '
import json, sys
got = {n["body"]: n["place"] for n in json.load(sys.stdin)}
assert got == {"Stays.": "0.1", "Why indeed?": "0.3", "Too soon.": "0.4"}, got
'

# a copy without a title keeps the one there was
printf 'Nothing but this.\n' | ibid -q add --edition-of nails -
contains "$(ibid list)" '^   3  Of Nails'

exits 1 ibid add --edition-of 99 fair.md 2>out
contains "$(cat out)" '99: not on the shelf'
exits 2 ibid add --edition-of 3 fair.md nails.txt 2>out
contains "$(cat out)" 'takes one file alone'
