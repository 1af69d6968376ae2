# Words in all documents, or in one, with place and context.
. "$TESTS/lib.sh"

printf '# Rye\n\nThe Zemlemer measured the rye.\n\n## Later\n\nNobody asked the zemlemer.\n' >rye.md
printf '# Oats\n\nOats were weighed; землемер спал, овёс молчал.\n' >oats.md
ibid -q add rye.md oats.md
ibid find zemlemer >out
contains "$(cat out)" '^3#0.1  Rye$'
contains "$(cat out)" '^    The Zemlemer measured the rye.$'
same '3#0.1 3#1.1' "$(grep -o '^3#...' out | sort | tr '\n' ' ' | sed 's/ $//')"
contains "$(ibid find ЗЕМЛЕМЕР)" '^4#0.1  Oats'
contains "$(ibid find 'in:oats' weighed)" '^4#0.1'
exits 1 ibid find in:rye.md weighed >out 2>&1
exits 1 ibid find in:nowhere weighed >out 2>&1
exits 1 ibid find zzz >out 2>&1
same 'zzz: not found' "$(cat out)"
exits 1 ibid -q find zzz >out 2>&1
same '' "$(cat out)"
contains "$(ibid find --limit 1 zemlemer 2>&1 >/dev/null)" 'first 1'
ibid find --json '"asked the zemlemer"' >out
python3 - out <<'EOF'
import json, sys
[hit] = json.load(open(sys.argv[1]))
assert (hit["doc"], hit["place"], hit["title"]) == ("3", "1.1", "Rye"), hit
start, end = hit["match"]
assert hit["context"].encode()[start:end].decode() == "asked", hit
EOF
# what left the shelf is not found any more
exits 0 ibid -q find ОВЕС >out
ibid -q remove oats
exits 1 ibid -q find ОВЕС
