# A reference that only goes back is settled by whoever quotes the same words.
. "$TESTS/lib.sh"

export IBID_DATADIR=$PWD/data
mkdir -p data/texts
cat >ropes.md <<'END'
# Ropes

One pilot wrote that "the rope holds for whoever tars it." [*The Old Crossing*,
p. 12] Another wrote that "no rope in the world holds for ever." [*On Bridges*,
p. 80]

## Lamps

And "the lamp at the northern landing was out for nine winters, and nobody in the
port had noticed." [Op. Cit., p. 44] So it stayed.
END
cat >lamps.md <<'END'
# Lamps

We hear that "the lamp at the northern landing was out for nine winters, and
nobody in the port had noticed." [Anna Holm, *The Old Crossing*, p. 44]
END
cat >bare.md <<'END'
# Nights

There is *The Ferry*. [*The Old Crossing*, p. 1] And "the lamp at the northern
landing was out for nine winters, and nobody in the port had noticed." [Op. Cit.,
p. 44] That was long ago.
END
cat >source.md <<'END'
---
title: On Bridges
author: Karl Brandt
---

They went there at noon. The lamp at the northern landing was out for nine
winters, and nobody in the port had noticed. Then they went home.
END

# meant FILE: the title that its last citation means, "?" when unsure
meant() {
	ibid show --json "$1" | python3 -c '
import json, sys
c = json.load(sys.stdin)["citations"][-1]
print(("? " if c["unsure"] else "") + c["work_title"])'
}

ibid -q add ropes.md >/dev/null
ibid -q quotes ropes.md >/dev/null || :
same '? On Bridges' "$(meant ropes.md)"

# one that itself only goes back is none
ibid -q add bare.md >/dev/null
contains "$(ibid -q quotes ropes.md)" '→ Nights 0.1'
same '? On Bridges' "$(meant ropes.md)"

# one that prints the title; what is not on the shelf has no witnesses
ibid -q add lamps.md >/dev/null
contains "$(ibid -q quotes ropes.md)" '→ Lamps 0.1'
same 'The Old Crossing' "$(meant ropes.md)"
cp ropes.md copy.md
same '? On Bridges' "$(meant copy.md)"

# the work itself says more
ibid -q add source.md >/dev/null
contains "$(ibid -q quotes ropes.md)" '→ On Bridges 0.1'
same 'On Bridges' "$(meant ropes.md)"
ibid -q remove source.md
same 'The Old Crossing' "$(meant ropes.md)"
ibid -q remove lamps.md
same '? On Bridges' "$(meant ropes.md)"
