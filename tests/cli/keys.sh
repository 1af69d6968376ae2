# Bindings as they can be loaded again.
. "$TESTS/lib.sh"

ibid keys >all
contains "$(cat all)" '^bind text gs\| row-down'
same "$(cat all)" "$(ibid keys vi)"
for preset in vi less emacs; do
	ibid keys $preset >one
	{ echo 'unbind *'; cat one; } >file
	IBID_CONFIG="$PWD/file" ibid keys >two
	same "$(cat one)" "$(cat two)"
done
exits 2 ibid keys nowhere 2>out
contains "$(cat out)" 'no such preset (vi, less, emacs)'

# the reader's own file on top
mkdir -p .config/ibid
printf 'bind text Q quit -- "away"\nunbind text q\n' >.config/ibid/ibidrc
contains "$(ibid keys)" '^bind text Q quit -- away$'
ibid keys --json >out
python3 - out <<'EOF'
import json, sys
keys = json.load(open(sys.argv[1]))
[own] = [k for k in keys if k["keys"] == "Q"]
assert own == {"context": "text", "keys": "Q", "command": "quit",
               "help": "away"}, own
assert len(keys) > 50
EOF
