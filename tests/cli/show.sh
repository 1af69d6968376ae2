# A document as text: on the shelf or not, whole or one place of it.
. "$TESTS/lib.sh"

cat >nails.md <<'EOF'
# Of Nails

Whoever has rye wants nails.[^1]

> The nail is what a village
> cannot make.[^1]

## The price

- one measure
- two measures

[^1]: Ledger, p. 4.
EOF
want="Of Nails

Whoever has rye wants nails.[1]

│ The nail is what a village cannot make.[1]


The price

• one measure
• two measures


1. Ledger, p. 4."
same "$want" "$(ibid show nails.md)"
ibid -q add nails.md
same "$want" "$(ibid show nails.md)"
same "$want" "$(ibid show 3)"
same "$want" "$(ibid show nails)"
same "$want" "$(ibid show --as markdown - <nails.md)"

same "Of Nails

Whoever has
rye wants
nails.[1]" "$(ibid show --width 12 nails | sed 5q)"
contains "$(ibid show --no-notes nails)" measures
exits 1 grep -q Ledger <<EOF
$(ibid show --no-notes nails)
EOF

same 'Whoever has rye wants nails.[1]' "$(ibid show nails#0.1)"
same "The price

• one measure
• two measures" "$(ibid show nails.md#1)"
contains "$(ibid show nails#n1)" 'Ledger'
exits 1 ibid show nails#9.9 2>out
same 'ibid: 9.9: there is no such place in the document' "$(cat out)"

# a changed file is shown as it is now
printf '# Of Nails\n\nChanged.\n' >nails.md
contains "$(ibid show nails.md)" Changed
contains "$(ibid show 3)" Ledger

# two titles that fit
printf '# Of Nails and Rye\n\nBoth.\n' >both.md
ibid -q add both.md
exits 2 ibid show of na 2>out
exits 2 ibid show 'of na' 2>out
contains "$(cat out)" 'fits 2 documents'

# what is not in the text
ibid show --dropped both.md >out
same '{"start":0,"end":2,"text":"# "}' "$(sed 1q out)"

exits 2 ibid show 2>out
exits 2 ibid show --width 3 nails 2>out
same 'ibid: --width: 3 is no number from 8 to 1000; see ibid show -h' \
	"$(cat out)"
