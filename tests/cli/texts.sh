# The texts that come with ibid quote one another without a fault; the guide has
# one on purpose, to show what that looks like.
. "$TESTS/lib.sh"

texts=$(dirname "$TESTS")/texts
export IBID_DATADIR="${texts%/texts}"
ibid -q quotes "$texts"/*.md >all
test "$(grep -c '→ A Glossary' all)" -gt 9

for text in "$texts"/*.md; do
	[ "${text##*/}" != guide.md ] || continue
	ibid -q quotes --check "$text" >out 2>&1 || [ $? = 1 ]
	same '' "$(cat out)"
done

exits 1 ibid -q quotes --check "$texts/guide.md" >out
same 1 "$(grep -c '^      →' out)"
contains "$(cat out)" '"The village stopped buying'
ibid -q quotes "$texts/guide.md" >out
same 'exact shortened altered' "$(grep '^      →' out |
	sed 's/.*, \([a-z]*\).*/\1/' | tr '\n' ' ' | sed 's/ $//')"

# what their links name is no work of its own
ibid sources >out
contains "$(cat out)" ' \* ibid, A Glossary of the Soviet Twenties (2026)$'
same '' "$(grep -E '(Weiss|Kishore|Cliff|Iturbide|notebook) [0-9¶§]|[“¶§]' out)"
