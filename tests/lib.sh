# For the scripts of cli/ and term/: . "$TESTS/lib.sh"

# same WANT GOT: stops with both when they differ
same() {
	[ "$1" = "$2" ] && return
	printf 'want: %s\ngot:  %s\n' "$1" "$2"
	exit 1
}

# exits STATUS COMMAND...: stops unless COMMAND ends with STATUS
exits() {
	want=$1 got=0
	shift
	"$@" || got=$?
	[ "$want" = "$got" ] && return
	echo "exit status $got, not $want: $*"
	exit 1
}

# contains TEXT PATTERN: stops unless a line of TEXT matches
contains() {
	printf '%s\n' "$1" | grep -q -e "$2" && return
	printf 'nothing like "%s" in:\n%s\n' "$2" "$1"
	exit 1
}

# A terminal of its own, in tmux: open COLUMNS ROWS COMMAND; keys KEY...;
# screen; wait_for PATTERN, wait_gone PATTERN (ten seconds at most).
open() {
	tmux -f /dev/null new-session -d -x "$1" -y "$2" \
		"$3"'; printf "\r\nended %d\r\n" $?; exec cat' \; \
		set-option -g status off
}

keys() {
	tmux send-keys "$@"
}

screen() {
	tmux capture-pane -p
}

until_screen() {
	tries=0
	while screen | grep -q -e "$1"; [ $? != "$2" ]; do
		tries=$((tries + 1))
		if [ $tries = 200 ]; then
			printf 'waited in vain for "%s":\n' "$1"
			screen
			exit 1
		fi
		sleep 0.05
	done
}

wait_for() {
	until_screen "$1" 0
}

wait_gone() {
	until_screen "$1" 1
}

# again COMMAND: another in the same terminal; ends STATUS: how the last ended
again() {
	tmux respawn-pane -k "$1"'; printf "\r\nended %d\r\n" $?; exec cat'
}

ends() {
	wait_for "^ended $1\( \|$\)"
}

# record COMMAND: the same; recorded STATUS: it has ended, and all that it sent
# to the terminal is in the file got
record() {
	if tmux has-session 2>/dev/null; then
		again "read go; $1"
	else
		open 160 50 "read go; $1"
	fi
	tmux pipe-pane 'cat >got'
	keys Enter
}

recorded() {
	ends "$1"
	until grep -aq "^ended $1" got; do :; done
}

# pane NAME: what tmux knows of it; signal NAME: to the reader in it
pane() {
	tmux display-message -p "#{$1}"
}

signal() {
	shell=$(pane pane_pid)
	reader=$(cat "/proc/$shell/task/$shell/children")
	kill -s "$1" "${reader%% *}"
}
