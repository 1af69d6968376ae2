# The works that are cited: the ledger, lists of one's own, their faults.
. "$TESTS/lib.sh"

export IBID_DATADIR=$PWD/data
mkdir -p data/texts .local/share/ibid/works
cat >data/texts/works.bib <<'BIB'
@book{roe-salt,
  author = {Roe, Jane},
  title = {A History of Salt},
  ibid-also = {Salt | Salz},
  year = {1901},
  address = {Leeds},
  publisher = {North}
}
@book{poe-letters, author = {Poe, Adam}, title = {Letters from the Coast}}
BIB
cat >meal.md <<'MD'
# A Meal

The mine was dug by hand.[^1] So was the next.[^2] Bread came later.[^3] [^4]
The coast knew nothing of it.[^5]

[^1]: Jane Roe, *A History of Salt* (Leeds: North, 1901), p. 12.
[^2]: Ibid., p. 14.
[^3]: Karl Doe, *Bread and its Friends* (York: Mill, 1911), p. 3.
[^4]: Doe, *Bread*, p. 7; Roe, *Salz*, p. 2.
[^5]: See [the letters](ibid:poe-letters#2.1).
MD
printf 'Doe said so elsewhere.[1]\n\n1. K. Doe, Bread and its Friends, p. 9.\n' \
	>talk.txt
exits 1 ibid sources 2>out
contains "$(cat out)" 'no work is cited'
ibid add -q meal.md talk.txt

# how often, which; where
ibid sources >out
same '   3    Jane Roe, A History of Salt (1901)' "$(sed 1q out)"
same '   3    Karl Doe, Bread and its Friends (1911)' "$(sed -n 2p out)"
same '   1    Adam Poe, Letters from the Coast' "$(sed -n 3p out)"
same 3 "$(wc -l <out)"
ibid sources meal.md >out
same '        0.1' "$(sed -n 2p out)"
contains "$(ibid sources --places)" '^        1#0.1 2#0.1$'
same "$(ibid sources)" "$(ibid sources)"

# a work that is on the shelf
printf -- '---\ntitle: Salt\nauthor: Jane Roe\n---\n\nWords.\n' >salt.md
ibid add -q salt.md
contains "$(ibid sources)" '^   3  \* Jane Roe, A History of Salt (1901)$'

# one whose title is in marks, with remarks; but not one about it
printf 'Words.\n' >box.txt
ibid add -q --title 'Three Readers of “Letters from the Coast”' box.txt
contains "$(ibid sources)" '^   1    Adam Poe, Letters from the Coast$'
ibid remove -q box.txt
ibid add -q --title '[Box 3] “Letters from the Coast” (never printed)' \
	--date 2001 box.txt
contains "$(ibid sources)" '^   1  \* Adam Poe, Letters from the Coast$'
ibid remove -q box.txt

# JSON, for the ledger and in the structure
contains "$(ibid sources --json talk.txt)" \
	'^\[{"work_id":"doe-bread-and-its-friends",.*"listed":false,"doc":null,"count":1,"places":\[{"doc":"2","place":"0.1","note_label":"1","unsure":false}\]}\]$'
contains "$(ibid show --json meal.md)" '"work_id":"roe-salt"'
contains "$(ibid show --json meal.md)" '"work_title":"Bread and its Friends".*"work_id":null'

# records, as a list of one's own, which wins
ibid sources --bibtex >.local/share/ibid/works/mine.bib
contains "$(cat .local/share/ibid/works/mine.bib)" '^@misc{doe-bread-and-its-friends,$'
contains "$(ibid show --json talk.txt)" '"work_id":"doe-bread-and-its-friends"'
printf '%s\n' '[{"id":"mine","title":"A History of Salt","author":' \
	'[{"family":"Roe","given":"J."}],"issued":{"date-parts":[[1902]]}}]' \
	>.local/share/ibid/works/more.json
contains "$(ibid sources)" '^   3  \* J. Roe, A History of Salt (1902)$'

# a fault costs its entry, and is told
printf '@book{x,\n  title = {Wine\n@book{doe-wine, title = {Wine}}\n' \
	>.local/share/ibid/works/bad.bib
ibid sources >out 2>err
same 'ibid: bad.bib:1: a brace is not closed' "$(cat err)"
same 3 "$(wc -l <out)"
rm .local/share/ibid/works/bad.bib

# a first name that looks like an article
printf 'Bees, too.[^1]\n\n[^1]: A. Moe, *A Book of Bees*, 1969.\n' >bees.md
ibid add -q bees.md
contains "$(ibid sources bees.md)" '^   1    A. Moe, A Book of Bees (1969)$'
ibid remove -q bees.md

# another text of a document
sed 's/^\[^4\].*/[^4]: Poe, *Letters*, p. 7./' meal.md >new && mv new meal.md
ibid add -q meal.md
contains "$(ibid sources)" '^   2    Adam Poe, Letters from the Coast$'
exits 1 ibid sources nowhere 2>out
ibid -q -d other.db add talk.txt
same 1 "$(ibid -d other.db sources | wc -l)"
