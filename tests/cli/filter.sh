# IBIDOPEN reads a file in place of ibid; what it prints is what is kept.
. "$TESTS/lib.sh"

printf 'elim eht ta eyR\n' >'a mill.rev'
printf 'Rye at the gate.\n' >gate.txt
export IBIDOPEN='case $1 in *.rev) rev "$1" ;; esac'

same 'Rye at the mile' "$(ibid show 'a mill.rev')"
same 'Rye at the gate.' "$(ibid show gate.txt)"
ibid -q add 'a mill.rev'
rm 'a mill.rev'
same 'Rye at the mile' "$(IBIDOPEN= ibid show 3)"

# standard input is left alone, a folder goes through file by file
same 'eyR' "$(echo eyR | ibid show -)"
mkdir folder
echo eyR >folder/one.rev
ibid -q add folder
same 'Rye' "$(ibid show 4)"

# not mine, in whatever way it says so
same 'Rye at the gate.' "$(IBIDOPEN='exit 1' ibid show gate.txt)"
# half of a text is none
export IBIDOPEN='echo Rye; echo torn page >&2; exit 3'
exits 3 ibid show gate.txt 2>out
same 'ibid: gate.txt: IBIDOPEN failed: torn page' "$(cat out)"
# nor is one without an end
export IBIDOPEN='yes Rye'
exits 3 ibid show gate.txt 2>out
same 'ibid: gate.txt: IBIDOPEN prints too much' "$(cat out)"
