# A note written, kill -9: the desk and the note are there at the next start.
. "$TESTS/lib.sh"

printf 'Salt comes by river.\n' >salt.txt
printf 'Nails come by road.\n' >nails.txt
ibid -q add salt.txt nails.txt
open 160 50 'ibid salt.txt'
wait_for 'Salt comes by river'
keys C-w v ':open nails' Enter
wait_for 'Nails come by road'
keys 'aIn which month?' Enter
wait_for ' saved'
wait_for 'In which month'
until grep -q split .local/state/ibid/desk; do :; done # it is saved when idle
signal KILL
ends 137
contains "$(ibid notes)" 'In which month'
again ibid
wait_for 'Nails come by road'
wait_for 'In which month'
