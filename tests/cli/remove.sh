# Off the shelf, by number, path or title; the file stays.
. "$TESTS/lib.sh"

for name in one two three; do
	printf '# The %s\n\nOf %s.\n' $name $name >$name.md
	ibid -q add $name.md
done
contains "$(ibid remove -n 3 2>&1)" 'The one: would be taken off the shelf'
contains "$(ibid list)" 'The one'
same '[{"doc":"3","title":"The one","notes":0}]' "$(ibid -q remove --json 3)"
exits 1 ibid remove two.md nowhere three 2>out
contains "$(cat out)" '^The two: is off the shelf'
contains "$(cat out)" '^ibid: nowhere: not on the shelf'
same 0 "$(ibid list | grep -c -e one -e two || :)"
test -f one.md
contains "$(ibid add one.md 2>&1)" 'on the shelf as'
exits 2 ibid remove 2>out
exits 3 ibid --read-only remove three 2>out
