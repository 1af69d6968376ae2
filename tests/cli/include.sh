# Files of the reader's that include one another: a wrong line is told once,
# with its place, and a circle has an end.
. "$TESTS/lib.sh"

mkdir -p .config/ibid
printf 'show\n' >script
said() { # what is said with these lines in the file
	printf '%s\n' "$@" >.config/ibid/ibidrc
	IBID_SCRIPT=script ibid | tail -1
}

printf 'set measure 50\nset nothing\n' >more
contains "$(said 'set nopanes' 'include more')" 'ibidrc:1: nopanes: no such'
contains "$(said 'include more')" ' more:2: nothing: no such setting'
contains "$(said 'include more' 'include none')" 'more:2'
contains "$(said 'include none')" 'none: no such file'
contains "$(said 'include .config/ibid/ibidrc' 'include more')" \
	'ibidrc: too many files include one another'
