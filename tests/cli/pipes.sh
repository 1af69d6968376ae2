# Without a terminal ibid answers in text, and takes it well when nobody reads
# to the end.
. "$TESTS/lib.sh"

same "$(ibid list)" "$(ibid)"
same "$(ibid show guide)" "$(ibid guide)"
same "$(ibid show guide)" "$(ibid How to read)"
same "$(ibid show --width 40 guide)" "$(ibid --width 40 guide)"
same "$(ibid list --json)" "$(ibid --json)"
printf 'On a pipe.\n' >pipe.txt
same 'On a pipe.' "$(ibid pipe.txt)"
same 'On a pipe.' "$(ibid ./pipe.txt)"
same 'On a pipe.' "$(ibid - <pipe.txt)"
same 'On a pipe.' "$(ibid --preview pipe.txt)"
same 2 "$(ibid list | wc -l | tr -d ' ')" # it was only shown

# a verb wins over a file
printf 'Listed.\n' >list
same "$(ibid list)" "$(ibid -- list)"
same 'Listed.' "$(ibid ./list)"

i=0
while [ $i -lt 20000 ]; do
	echo "Line $i of a text that does not fit into any pipe at all."
	echo
	i=$((i + 1))
done >long.txt
{ { ibid show long.txt; echo $? >status; } 2>errors | sed 1q; } >out
same 'Line 0 of a text that does not fit into any pipe at all.' "$(cat out)"
same 0 "$(cat status)"
same '' "$(cat errors)"
{ ibid show --json long.txt; echo $? >status; } 2>errors | head -c 5 >out
same 0 "$(cat status)"
same '' "$(cat errors)"

exits 3 ibid list >/dev/full 2>out
same 'ibid: standard output: no space left on device' "$(cat out)"
ibid list >&- 2>out # closed: nobody wants it
same '' "$(cat out)"
exits 2 ibid -c quit 2>out
