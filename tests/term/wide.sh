# Signs of every width: the edge of the panel stands in one column.
. "$TESTS/lib.sh"

{
	for words in '中文字符混排测试' 'é̀̂ ñ̃ Z̸̢a̷l̶g̴o̵' '👩‍👩‍👧 🇫🇷🇩🇪 ❤️ ☺︎ 👍🏽' \
		'עברית ועוד' 'नमस्ते क्षत्रिय' '한국어 조선말' 'ﷺ ﬃ ２３' 'a­b​c‮d'; do
		printf '%s, and %s once more, %s.\n\n' "$words" "$words" "$words"
	done
} >wide.txt
ibid -q add wide.txt
open 120 40 'ibid wide.txt'
wait_for 'once more'

edges() { # the columns of the panel's edge, as tmux counts them
	rows=$(screen | grep -c '│')
	tmux copy-mode \; send-keys -X top-line \; send-keys -X start-of-line
	while [ "$rows" -gt 0 ]; do
		rows=$((rows - 1))
		tmux send-keys -X search-forward '│' \; \
			display-message -p '#{copy_cursor_x}'
	done | sort | uniq -c
	tmux send-keys -X cancel
}

for width in 120 111 101 100; do
	tmux resize-window -x $width
	wait_for "│ in view"
	column=$(edges)
	same 1 "$(printf '%s\n' "$column" | wc -l)"
	contains "$column" '^ *3[0-9] '
done
