# What cannot be read is one sentence with its name, and the rest comes in.
. "$TESTS/lib.sh"

printf 'Good.\n' >good.txt
printf 'Better.\n' >better.txt
: >empty.txt
printf '   \n\n' >blank.txt
mkdir folder
mkfifo pipe
printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\001\0\0\0\001' >picture.png
printf 'words and \0 more\n' >binary.txt
exits 3 ibid add good.txt missing.txt empty.txt blank.txt folder pipe \
	picture.png binary.txt better.txt 2>out
same "good.txt: on the shelf as 3, good.txt
ibid: missing.txt: no such file
ibid: empty.txt: is empty
ibid: blank.txt: is empty
ibid: folder: is a directory without files
ibid: pipe: is not a regular file
ibid: picture.png: is no text
ibid: binary.txt: is no text
better.txt: on the shelf as 4, better.txt" "$(cat out)"

# the same for a look at one
for bad in empty.txt folder pipe picture.png; do
	exits 3 ibid show $bad >out 2>&1
	contains "$(cat out)" "^ibid: $bad: is "
done
exits 3 ibid show missing.txt 2>out
contains "$(cat out)" '^ibid: missing.txt: no such file'
exits 1 ibid show missing 2>out
same 'ibid: missing: not on the shelf' "$(cat out)"
exits 3 ibid missing.txt 2>out
exits 3 ibid --preview missing.txt 2>out

# a file that may not be read, by somebody to whom that matters (and who can
# reach the programs: a build in root's home is closed to others)
printf 'Secret.\n' >secret.txt
chmod 000 secret.txt
drop=
if [ "$(id -u)" = 0 ]; then
	chmod 755 .
	mkdir -m 777 other
	export HOME="$PWD/other"
	drop='setpriv --reuid=65534 --regid=65534 --clear-groups'
fi
if $drop ibid show good.txt >out 2>&1; then
	exits 3 $drop ibid add secret.txt good.txt 2>out
	contains "$(cat out)" '^ibid: secret.txt: permission denied'
	contains "$(cat out)" '^good.txt: '
else
	contains "$(cat out)" 'permission denied'
fi

# a database that is none, or may not be made
export HOME="$PWD"
printf 'not a database, not at all\n' >text.db
exits 3 ibid -d text.db list 2>out
contains "$(cat out)" 'text.db'
same 'not a database, not at all' "$(cat text.db)"
exits 3 ibid -d folder/ list 2>out
