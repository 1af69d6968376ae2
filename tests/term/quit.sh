# The terminal is afterwards as it was before, whichever way the reader ends.
. "$TESTS/lib.sh"

modes() {
	tmux display-message -p '#{alternate_on} #{cursor_flag} #{keypad_flag}'
}

printf 'One line to read.\n' >one.txt
ibid -q add one.txt
open 80 24 'stty -a >0; ibid one.txt; echo left $?; stty -a >1; read x
	ibid one.txt; echo ended $?; stty -a >2'
wait_for 'One line to read'
same 1 "$(modes | cut -c1)"
keys q
wait_for 'left 0'
same '0 1 0' "$(modes)"
wait_gone 'One line to read'
keys Enter

# a signal: the status says which
wait_for 'One line to read'
signal TERM
ends 143
same '0 1 0' "$(modes)"
wait_for '^ended 0'
same "$(cat 0)" "$(cat 1)"
same "$(cat 0)" "$(cat 2)"
