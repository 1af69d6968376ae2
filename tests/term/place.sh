# SIGTERM while reading: the place is kept.
. "$TESTS/lib.sh"

seq -f 'Paragraph %g of many.' 400 | sed G >many.txt
ibid -q add many.txt
open 80 24 'ibid many.txt'
wait_for 'Paragraph 1 of'
keys 50%
wait_for 'Paragraph 201 of'
wait_gone 'Paragraph 1 of'
before=$(screen | sed -n 2,12p)
signal TERM
ends 143
again ibid
wait_for 'Paragraph 201 of'
same "$before" "$(screen | sed -n 2,12p)"
