# C-z gives the terminal back as it was; fg paints anew, in the new size.
. "$TESTS/lib.sh"

printf 'Here a text waits.\n' >wait.txt
ibid -q add wait.txt
open 80 24 'ENV= PS1="ready> " sh -i'
wait_for 'ready>'
keys 'stty -a >0; ibid wait.txt' Enter
wait_for 'Here a text waits'
for round in 1 2 3; do
	keys C-z
	wait_for 'ready>'
	wait_gone 'Here a text waits'
	keys "clear; stty -a >$round; echo round $round" Enter
	wait_for "^round $round"
	same "$(cat 0)" "$(cat $round)"
	same 0 "$(pane alternate_on)"
	keys fg Enter
	wait_for 'Here a text waits'
done
keys C-z
wait_for 'ready>'
tmux resize-window -x 120 -y 30
keys fg Enter
wait_for 'Here a text waits'
wait_for 'Enter follow'
contains "$(screen | sed -n 30p)" 'Enter follow'
keys q
wait_for 'ready>'
