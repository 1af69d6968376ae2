# Corrections are made again whenever a document is read anew.
. "$TESTS/lib.sh"

cat >nails.txt <<'END'
# Of Nails

Rye came late that year, and nails came later still.

The price of a nail

Nobody asked why it was so, and for a long time

nobody was told of it in the village.
END
cat >script <<'END'
size 24 80
type /price of
keys <Enter>3ch
type /long time
keys <Enter>cj
END
IBID_SCRIPT=$PWD/script ibid nails.txt >/dev/null
corrected() {
	contains "$(ibid show --json nails)" \
		'"level":3,"start":[0-9]*,"end":[0-9]*,"text":"The price of a nail"'
	contains "$(ibid show --width 200 nails)" 'long time nobody was told'
}
corrected
ibid -q reimport nails
corrected
contains "$(ibid reimport nails 2>&1)" 'Of Nails: is as it was$'

# another edition has them, too; one whose words are gone waits
sed -i -e 's/^Rye/All rye/' nails.txt
same 'nails.txt: a new edition of 3, Of Nails' "$(ibid add nails.txt 2>&1)"
corrected
sed -e 's/^The price of a nail$/What it cost/' nails.txt >other.txt
mv other.txt nails.txt
contains "$(ibid add nails.txt 2>&1)" \
	'^nails.txt: 1 correction fits nowhere any more$'
contains "$(ibid show --width 200 nails)" 'long time nobody was told'
sed -i -e 's/^What it cost$/The price of a nail/' nails.txt
same 'nails.txt: a new edition of 3, Of Nails' "$(ibid add nails.txt 2>&1)"
corrected

# a corrected copy has them already, and what it says holds
ibid show --markdown nails | sed 's/^### /## /' >fair.md
ibid -q add --edition-of nails fair.md
ibid -q reimport nails
contains "$(ibid show --json nails)" '"level":2,.*"text":"The price of a nail"'
contains "$(ibid show --width 200 nails)" 'long time nobody was told'
