# $EDITOR: whatever it does, the words of the note are not lost.
. "$TESTS/lib.sh"

editor() { # the rest of a script; $1 in it is the file
	cat >editor.sh
}

printf 'Salt comes by river.\n' >salt.txt
ibid -q add salt.txt
editor </dev/null
open 160 24 'EDITOR="sh editor.sh" VISUAL= ibid salt.txt'
wait_for 'Salt comes'
keys 'amy words'
wait_for 'note: my words'

editor <<'END'
exit 1
END
keys C-x C-e
wait_for 'ended with status 1; your words are still here'
wait_for 'note: my words'

editor <<'END'
kill -KILL $$
END
keys C-x C-e
wait_for 'status 137; your'
wait_for 'note: my words'

editor <<'END'
rm "$1"
END
keys C-x C-e
wait_for 'no such '
wait_for 'note: my words'

editor <<'END'
rm "$1"
mkdir "$1"
END
keys C-x C-e
wait_for 'is a dir'
wait_for 'note: my words'

editor <<'END'
: >"$1"
END
keys C-x C-e
wait_for 'left nothing'
wait_for 'note: my words'

editor <<'END'
head -c 999 /dev/zero | tr '\0' '\377' >"$1"
END
keys C-x C-e
wait_for 'is not text'
wait_for 'note: my words'

editor <<'END'
grep -q '^# Salt comes by river' "$1" || exit 9
{ cat "$1"; echo "and more"; } >"$1.new"
mv "$1.new" "$1"
END
keys C-x C-e
wait_for 'and more'
keys Enter
wait_for ' saved'
contains "$(ibid notes)" 'my words'
contains "$(ibid notes)" 'and more'
