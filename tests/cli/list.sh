# The shelf, for people and for programs.
. "$TESTS/lib.sh"

same "   1  A Glossary of the Soviet Twenties / ibid, 2026
   2  How to read with ibid / ibid, 2026" "$(ibid list)"
printf '# Zinc\n\nA metal.\n' >zinc.md
ibid -q add zinc.md
ibid notes add zinc.md#0.1 'look up the price' >/dev/null
contains "$(ibid list)" '^   3  Zinc  \[1 note\]$'

ibid list --json >out
python3 - out <<'EOF'
import json, sys
shelf = {d["doc"]: d for d in json.load(open(sys.argv[1]))}
assert set(shelf) == {"1", "2", "3"}, shelf
zinc = shelf["3"]
assert zinc["title"] == "Zinc" and zinc["notes"] == 1 and zinc["bytes"] == 17
assert zinc["path"].endswith("/zinc.md") and len(zinc["sha256"]) == 64
assert zinc["added"] == "2027-01-15T08:00:00Z", zinc
EOF
exits 2 ibid list zinc 2>out
