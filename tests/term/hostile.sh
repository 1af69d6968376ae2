# Nothing of a document, its name or its title reaches the terminal as a
# control: only what ncurses sends for xterm stands between the letters.
. "$TESTS/lib.sh"

name=$(printf 'a\033]0;owned\007\033[31mb\302\233c\342\200\256d.md')
printf -- '---\ntitle: "T\033]0;owned\007 \342\200\256evil"\n---\n' >"$name"
printf '# Head \033[2J\302\233 31m \342\200\256 \363\240\201\201\n\n' >>"$name"
printf 'Canary \033]52;c;b3duZWQ=\007 \033P+q\033\\ \033[5n \b\r ' >>"$name"
printf '\177 \302\205 \342\200\213\342\201\246 \357\273\277 [^1] end.\n' >>"$name"
printf '\n[^1]: Note \033[?1049l \302\2206n \342\200\217 end.\n' >>"$name"
ibid -q add "$name"
exits 3 ibid add "$name.gone" 2>err

record ibid
wait_for 'Enter follow'
keys L
wait_for Shelf
keys /evil
wait_for evil
keys Enter Enter
wait_for Canary
keys '/[5n' Enter
keys ':open ' Tab Tab
wait_for ':open'
keys C-c
wait_gone ':open'
keys L
wait_for Shelf
keys q
wait_for Canary
keys q
recorded 0

cat >look.py <<'END'
import re
import sys

ours = re.compile(r"\x1b\[[?>]?[0-9;]*[A-Za-ln-z]|\x1b\[[0-9;]*m|\x1b[()][0AB]"
                  r"|\x1b[=>78MHc]|[\r\n\b\t\x0e\x0f]")
strange = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e"
                     "\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
text = open(sys.argv[1], "rb").read().decode("utf-8", "surrogateescape")
sent = {s for s in ours.findall(text) if s[-1] in "nctq" or "1049l" in s}
left = strange.findall(ours.sub("", text))
print("strange:", left, sorted(s for s in sent if "1049l" not in s))
END
python3 look.py got >seen
same 'strange: [] []' "$(cat seen)"
same 1 "$(grep -ao "$(printf '\033')\[?1049l" got | wc -l)"
same 'strange: [] []' "$(python3 look.py err)"
