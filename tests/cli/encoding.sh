# Files in other encodings, recognised or named; places stay those of the file.
. "$TESTS/lib.sh"

cat >utf8.txt <<'EOF'
Весы

Мельник взвешивает рожь, которую привёз крестьянин, и говорит: "цена упала".[1]

Крестьянин отвечает, что гвозди подорожали.

Примечания

[1] Так было и в прошлом году.
EOF
for name in windows-1251 KOI8-R UTF-16 UTF-16LE UTF-16BE; do
	iconv -f UTF-8 -t "$name" utf8.txt >"$name.txt"
	same "$(ibid show utf8.txt)" "$(ibid show "$name.txt")"
	# where a paragraph stands
	ibid show --json "$name.txt" >out
	set -- $(sed 's/.*"n":"0.2","pieces":\[\[\([0-9]*\),\([0-9]*\)\]\].*/\1 \2/' out)
	case $name in
	UTF-16BE) from=UTF-16BE ;;
	UTF-16*) from=UTF-16LE ;;
	*) from=$name ;;
	esac
	same 'Мельник взвешивает рожь, которую привёз крестьянин, и говорит: "цена упала".[1]' \
		"$(tail -c +$(($1 + 1)) "$name.txt" | head -c $(($2 - $1)) |
			iconv -f $from -t UTF-8)"
done

# what was guessed is told; what was named is not
contains "$(ibid add KOI8-R.txt 2>&1)" 'Read as KOI8-R, by its letters'
same 1 "$(ibid add --encoding windows-1251 windows-1251.txt 2>&1 | grep -c .)"
same 1 "$(ibid add UTF-16.txt 2>&1 | grep -c .)"

# a wrong name is kept, also when the text is made anew
printf 'Caf\351 \200\n\nOne coffee and a bill.\n' >cafe.txt
contains "$(ibid show cafe.txt)" 'Café €'
contains "$(ibid add --encoding iso-8859-2 cafe.txt 2>&1)" 'shelf as 6'
contains "$(ibid show 6)" 'Café'
contains "$(ibid add --encoding ibm866 utf8.txt 2>&1)" 'on the shelf'

# what no character stands for
printf 'One sign of \201 these is nothing in this set at all.\n' >hole.txt
contains "$(ibid add hole.txt 2>&1)" \
	'1 place is no character of windows-1252 and was replaced'
printf "New.\n" >new.txt
exits 2 ibid show --encoding runes new.txt 2>out
contains "$(cat out)" 'runes: is no encoding that is known'
