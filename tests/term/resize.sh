# Any size, also one too small to read in, and back.
. "$TESTS/lib.sh"

size() {
	tmux resize-window -x "$1" -y "$2"
}

printf 'The miller weighs what the peasant brings.[1]\n\n1. Rye.\n' >mill.txt
ibid -q add mill.txt
open 160 50 'ibid mill.txt'
wait_for 'peasant brings'
wide=$(screen)
size 80 24
wait_for ' Enter follow'
contains "$(screen | tail -1)" 'Enter follow'
contains "$(screen)" 'peasant brings'
size 39 24
wait_for '^terminal too small'
size 1 1
size 80 9
wait_for '^terminal too small'
size 40 10
wait_gone 'too small'
wait_for 'The miller weighs'
size 500 100
wait_for 'peasant brings'
size 160 50
same "$wide" "$(wait_for 'Enter follow'; screen)"
keys q
ends 0
