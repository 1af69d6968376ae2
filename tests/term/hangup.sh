# The terminal goes while a note is typed: the words are offered again.
. "$TESTS/lib.sh"

ended() {
	timeout 10 tail -s 0.02 --pid="$1" -f /dev/null
}

printf 'Salt comes by river.\n' >salt.txt
ibid -q add salt.txt
open 80 24 'exec ibid salt.txt'
wait_for 'Salt comes'
keys 'aHalf a thou'
wait_for 'Half a thou'
pid=$(pane pane_pid)
tmux new-window -d 'exec cat'
tmux kill-window
ended "$pid"
same '' "$(ibid notes)"

again ibid
wait_for 'note: Half a thou'
wait_for 'This note was not finished'
keys ght Enter
wait_for ' saved'
contains "$(ibid notes)" 'Half a thought'
again ibid
wait_for 'Salt comes'
wait_for 'Half a thought'
wait_gone '^note: '
same '' "$(find . -name 'draft-*')"

# no terminal left, and SIGHUP ignored: it ends all the same
tmux respawn-pane -k 'trap "" HUP; exec ibid'
wait_for 'Salt comes'
keys aMore
wait_for 'note: More'
pid=$(pane pane_pid)
tmux new-window -d 'exec cat'
tmux kill-window
ended "$pid"
again ibid
wait_for 'note: More'
