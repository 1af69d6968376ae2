# On a terminal: from a quotation to its source in the other pane, and back;
# the difference word by word; what was decided outlives a kill.
. "$TESTS/lib.sh"

cat >letters.md <<'T'
---
title: Letters from the Mill
author: Anna Reiter
---

# Letters from the Mill

The river gives no credit, and the wheel turns only for those who mend it.
Whoever forgets the sluice in summer will carry water in winter, and no
neighbour is bound to help him.
T
cat >kolar.md <<'T'
# On Kolar

Kolar likes to say that “whoever forgets the sluice in spring will carry water
in winter”, and leaves it there.

Nobody has asked him what he forgot.
T
ibid -q add letters.md kolar.md
open 100 30 'ibid kolar.md'
wait_for '→ Letters from the Mill'
keys /whoever Enter
wait_for 'whoever  1 of 1'
keys gs
wait_for 'altered: 1 word changed'
wait_for 'The river gives no credit'
keys C-o
wait_gone 'The river gives no credit'
keys K
wait_for '{summer → spring}'
keys Escape
wait_gone '{summer'

# accepted, and a link of one's own: both are told, then the reader is killed
keys gy
wait_for 'accepted: this is the source'
keys p
wait_for 'a link begins here'
keys /Nobody Enter
wait_for 'Nobody  1 of 1'
keys p
wait_for 'q quotes'
keys r
wait_for 'linked: replies to'
signal KILL
ends 137
again 'ibid kolar.md'
wait_for 'accepted'
wait_for 'replies to'
keys gl
wait_for 'Your links'
wait_for 'replies to'
keys q q
