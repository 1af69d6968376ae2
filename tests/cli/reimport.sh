# Documents made anew from what was kept; notes follow their words.
. "$TESTS/lib.sh"

cat >mill.txt <<'EOF'
Of the *Mill* and the Miller

The miller weighs what the peasant brings, and writes the price on a slate.

The *peasant* cannot read the slate, but he can count the sacks.
EOF
ibid -q add mill.txt
ibid -q notes add 3#0.2 'he can count'
text=$(ibid show 3)

# nothing has changed, and the file isn't needed
rm mill.txt
same '0 of 3 documents were made anew' "$(ibid reimport 2>&1)"
contains "$(ibid reimport 3 2>&1)" 'is as it was'
same "$text" "$(ibid show 3)"

# a document that another version made comes back by itself, and its notes
printf 'other' >.local/share/ibid/library.db-editions/"$(ibid show --json 3 |
	sed 's/.*"sha256":"\([^"]*\)".*/\1/')".doc
same "$text" "$(ibid show 3)"
contains "$(ibid notes 3)" '^1  3#0.2'

# read as something else from now on
same '[{"doc":"3","title":"mill.txt","changed":true,"notes_kept":0,"notes_moved":0,"notes_unsure":0,"notes_lost":0,"corrections_unfit":0}]' \
	"$(ibid reimport -n -q --json --as markdown 3)"
ibid reimport --as markdown 3 2>out
contains "$(cat out)" 'was made anew'
contains "$(ibid notes 3)" 'he can count'
contains "$(ibid reimport 3 2>&1)" 'is as it was'

# the encoding that was guessed was wrong, and the note stands on other words
printf 'Bread\n\nPrice in z\263otys: three.\n\nAnd nothing else.\n' >bread.txt
ibid -q add bread.txt
ibid -q notes add 4#0.2 'of bread'
contains "$(ibid show 4)" 'z³otys'
ibid -q reimport --encoding windows-1250 4
contains "$(ibid show 4)" 'złotys'
contains "$(ibid notes 4)" 'of bread'
contains "$(ibid reimport 4 2>&1)" 'is as it was'

# facts that the reader gave stay
printf 'The Toll\n\nAt the bridge every cart pays for its weight.\n' >toll.txt
ibid -q add --title 'Tolls and Tallies' --author 'A. Clerk' toll.txt
ibid -q reimport --as markdown 5
contains "$(ibid list)" 'Tolls and Tallies / A. Clerk'

exits 1 ibid reimport nowhere 2>out
exits 2 ibid reimport --as markdown 2>out
exits 2 ibid reimport --as runes 3 2>out
exits 3 ibid --read-only reimport 2>out
same "$(ibid show 3)" "$(ibid --read-only show 3)"
