# vt100, NO_COLOR: no colour is sent; a terminal that cannot do it is told.
. "$TESTS/lib.sh"

esc=$(printf '\033')
printf 'See [the mill](#mill) and here.[^1]\n\n[^1]: A *note*.\n' >see.md
ibid -q add see.md

read_with() {
	record "$1 ibid see.md"
	wait_for 'See the mill'
	keys /mill Enter
	wait_for 'A note'
	keys L q q
	recorded 0
	sequences=$(grep -ao "$esc\[[0-9;?]*[a-z]" got | sort -u)
}

colours() {
	printf '%s\n' "$sequences" | grep -c -e '[[;][34][0-9]m' \
		-e '[[;][34][0-9];.*m' -e '[[;]9[0-7].*m' || :
}

read_with TERM=xterm-256color
same yes "$([ "$(colours)" -gt 0 ] && echo yes)"
read_with 'TERM=xterm-256color NO_COLOR=1'
same 0 "$(colours)"
contains "$sequences" '\[.*[17]m'
read_with TERM=vt100
same 0 "$(colours)"
exits 1 grep -aq "?2004\|?1049\|$esc]" got

for name in dumb vt52unknown ''; do
	again "TERM=$name ibid 2>err"
	ends 2
	contains "$(cat err)" 'ibid: TERM'
	exits 1 grep -q "$esc" err
done
