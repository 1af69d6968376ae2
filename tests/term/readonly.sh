# A home that cannot be written: reading works; a note is refused before it is
# typed.
. "$TESTS/lib.sh"

as=
[ "$(id -u)" != 0 ] || as='setpriv --reuid=65534 --clear-groups'
printf 'Salt comes by river.\n' >salt.txt
[ -z "$as" ] || chown -R 65534 .
$as ibid -q add salt.txt || exit 77
chmod -R a-w .
open 80 24 "$as ibid salt"
wait_for 'Salt comes'
keys a
wait_for 'library is read-only: notes cannot be kept'
keys b
wait_for 'read-only'
keys q
ends 0
chmod -R u+w .
