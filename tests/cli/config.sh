# The settings as they can be loaded again; faults of the file by line.
. "$TESTS/lib.sh"

contains "$(ibid config)" '^set measure 72  *# '
printf 'set measure 60\nset numbers\nset nonsense 1\nset measure 9999\ninclude more\n' >rc
printf 'set panel off\ninclude more\n' >more
export IBID_CONFIG="$PWD/rc"
exits 1 ibid config >out 2>faults
contains "$(cat out)" '^set measure 60  '
contains "$(cat out)" '^set numbers  '
contains "$(cat out)" '^set panel off  '
same "ibid: rc:3: nonsense: no such setting" "$(sed 1q faults)"
contains "$(cat faults)" '^ibid: rc:4: '
contains "$(cat faults)" 'too many files include one another'
cp out rc
ibid config >again
same "$(cat out)" "$(cat again)"
contains "$(ibid config --json)" '"settings":\["measure 60",.*"numbers",'
export IBID_CONFIG="$PWD/missing"
ibid config >out
contains "$(cat out)" '^set measure 72  '
mkdir folder
export IBID_CONFIG="$PWD/folder"
exits 3 ibid config 2>out
