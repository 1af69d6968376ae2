# Where things are.
. "$TESTS/lib.sh"

contains "$(ibid where)" "^database  $PWD/.local/share/ibid/library.db$"
contains "$(ibid where)" "^config    $PWD/.config/ibid/ibidrc$"
contains "$(ibid where)" "^state     $PWD/.local/state/ibid$"
contains "$(ibid -d lib.db where)" "^database  $PWD/lib.db$"
contains "$(IBID_DB=$PWD/env.db ibid where)" "^database  $PWD/env.db$"
contains "$(IBID_CONFIG=/x ibid where)" '^config    /x$'
ibid where --json >out
python3 - out <<'EOF'
import json, os, sys
places = json.load(open(sys.argv[1]))
assert set(places) == {"database", "editions", "state", "cache", "config",
                       "texts", "keymaps"}, places
assert os.stat(places["database"]).st_mode & 0o777 == 0o600
EOF
