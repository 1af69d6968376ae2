# Files come onto the shelf, once; a changed one is a new edition.
. "$TESTS/lib.sh"

printf '# The Barter\n\nRye for nails.\n' >barter.md
same 'barter.md: on the shelf as 3, The Barter' "$(ibid add barter.md 2>&1)"
same 'barter.md: already on the shelf as 3, The Barter' \
	"$(ibid add barter.md 2>&1)"
cp barter.md copy.md
same 'copy.md: already on the shelf as 3, The Barter' \
	"$(ibid add copy.md 2>&1)"

printf '# The Barter\n\nRye for no nails at all.\n' >barter.md
same 'barter.md: a new edition of 3, The Barter' "$(ibid add barter.md 2>&1)"
contains "$(ibid show 3)" 'no nails at all'

# facts given win over those of the file
ibid -q add --title Scales --author 'A. Miller' --date 1924 - <<'EOF'
The miller weighs what the peasant brings.
EOF
contains "$(ibid list)" '^   4  Scales / A. Miller, 1924$'

# a format given wins over the name
printf 'See [there](http://x.org/).\n' >plain.md
contains "$(ibid add --as text plain.md 2>&1)" 'on the shelf as 5'
contains "$(ibid show 5)" '\[there\](http'

# JSON
same '[{"file":"copy.md","doc":"6","outcome":"added","title":"Tolls","notice":""}]' \
	"$(printf '# Tolls\n\nAt the bridge.\n' >copy.md
	ibid -q add --json copy.md)"

# nothing is written
contains "$(ibid add -n new.md 2>&1 || :)" 'no such file'
printf 'New.\n' >new.md
contains "$(ibid add -n new.md 2>&1)" 'would be added'
exits 1 ibid -q show new >out 2>&1
exits 3 ibid --read-only add new.md >out 2>&1
contains "$(cat out)" 'is read-only'
exits 2 ibid add 2>out
contains "$(cat out)" 'FILE... is missing; see ibid add -h'

# a folder, with the folders in it; hidden names stay out
mkdir -p folder/deep/deeper folder/.hidden
printf 'One.\n' >folder/one.txt
printf 'Two.\n' >folder/deep/two.txt
printf 'Three.\n' >folder/deep/deeper/three.txt
printf 'No.\n' >folder/.hidden/no.txt
printf 'No.\n' >folder/.no.txt
: >folder/deep/nothing.txt
ln -s .. folder/deep/circle
exits 3 ibid add folder 2>out
contains "$(cat out)" 'folder/deep/nothing.txt: is empty'
contains "$(cat out)" 'folder/deep/circle: is a directory'
contains "$(cat out)" '^folder: 3 added, 0 new editions, 0 known, 2 could not'
same 3 "$(ibid list | grep -c -e one.txt -e two.txt -e three.txt)"
exits 1 grep -q no.txt out

# the reader's notes go along into a new edition
printf '# The Toll\n\nEvery cart pays.\n\nNobody asks why.\n' >toll.md
ibid -q add toll.md
toll=$(ibid add --json toll.md 2>/dev/null | sed 's/.*"doc":"\([0-9]*\)".*/\1/')
ibid -q notes add "$toll#0.2" why
printf '# The Toll\n\nSince May there is one.\n\nEvery cart pays.\n\nNobody asks why.\n' >toll.md
contains "$(ibid add toll.md 2>&1)" '^toll.md: 1 note moved$'
contains "$(ibid notes "$toll")" "$toll#0.3"

# what is asked for is told in that order
exits 3 ibid add toll.md nowhere.md barter.md 2>out
same 'toll.md ibid: barter.md' "$(sed 's/: .*//; s/ibid$/ibid:/' out | tr '\n' ' ' | sed 's/ $//')"
