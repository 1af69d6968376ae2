# Options: from the table, from the environment, wrong ones.
. "$TESTS/lib.sh"

contains "$(ibid -V)" '^ibid [0-9]'
contains "$(ibid -h)" '^usage: ibid '
for verb in add list show toc find notes terms remove keys where config; do
	contains "$(ibid -h)" "^  $verb "
	contains "$(ibid $verb -h)" "^usage: ibid $verb"
done
exits 2 ibid list --bogus 2>out
same 'ibid: --bogus: no such option; see ibid list -h' "$(cat out)"
exits 2 ibid list -Z 2>out
exits 2 ibid list --width 40 2>out
contains "$(cat out)" '^ibid: --width: only with ibid show'
exits 2 ibid list --json=no 2>out
exits 2 ibid list -o 2>out
contains "$(cat out)" 'FILE is missing'
exits 2 ibid list list 2>out

# letters together, values attached
ibid -qofile list
same "$(ibid list)" "$(cat file)"
ibid list --output=other
same "$(cat file)" "$(cat other)"
same 600 "$(stat -c %a other)"

# a failure leaves the file as it was; a device is written to
exits 1 ibid -o other show nowhere 2>out
same "$(cat file)" "$(cat other)"
ibid -o /dev/null list
test -c /dev/null
exits 3 ibid -o /dev/full list 2>out
exits 3 ibid -o missing/file list 2>out

IBID_OPTS='--width 20' ibid show guide >out
same "$(ibid show --width 20 guide)" "$(cat out)"
same "$(ibid show --width 30 guide)" \
	"$(IBID_OPTS='--width 20' ibid show --width 30 guide)"
same "$(ibid list)" "$(IBID_OPTS='--width 20' ibid list)"
same '' "$(IBID_OPTS='-o "a b"' ibid list)"
same "$(ibid list)" "$(cat 'a b')"
exits 2 env IBID_OPTS=words ibid list 2>out
contains "$(cat out)" '^ibid: IBID_OPTS: words: is no option'

# another library keeps to itself
printf 'Elsewhere.\n' >elsewhere.txt
ibid -q -d there/lib.db add elsewhere.txt
contains "$(ibid -d there/lib.db list)" elsewhere
exits 1 ibid show elsewhere 2>out
