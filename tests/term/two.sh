# Two readers on one library: both write, and each sees the other's notes.
. "$TESTS/lib.sh"

printf 'Salt comes by river.\n\nNails come by road.\n' >salt.txt
ibid -q add salt.txt
open 80 24 'ibid salt.txt'
wait_for 'Salt comes'
tmux new-window 'ibid salt.txt'
wait_for 'Salt comes'
keys 'aFrom the second.' Enter
wait_for ' saved'
tmux last-window
keys 'aFrom the first.' Enter
wait_for ' saved'
wait_for 'From the second'
tmux last-window
keys gn
wait_for 'From the first'
same 2 "$(ibid notes | grep -c 'From the')"

# what one is typing is not offered to another
keys q 'aStill at it'
wait_for 'note: Still'
tmux respawn-pane -k -t :0 'ibid'
tmux last-window
wait_for 'Salt comes'
wait_for 'Enter follow'
exits 1 sh -c 'tmux capture-pane -p | grep "note: Still"'
