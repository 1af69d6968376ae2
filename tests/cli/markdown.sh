# A fair copy: every sign of the text kept, and read back as what it was.
. "$TESTS/lib.sh"

cat >signs.txt <<'END'
A price of 3*4*5 and a_name, _so_ called [12] (see [here](there) ^2).

# 7 nails & <b>no</b> &amp; cloth~~

1923. The year in which it began and of which nobody wrote.

- one thing
- another \ thing
  - deeper

> He said: | yes | no
>
> > And she: + no.

--- a dash, `quoted`

[12] A note: *not* this one.
END
ibid show --markdown signs.txt >fair.md
same "$(ibid show --width 200 signs.txt | sed 's/^\[12\]/12./')" \
	"$(ibid show --width 200 fair.md)"
contains "$(cat fair.md)" '^\[^12\]: A note: '
same "$(cat fair.md)" "$(ibid show --markdown fair.md)"

# facts on top, verse in its lines, quotations in a row stay two, lists by
# their signs
cat >want.md <<'END'
---
title: Of Nails
subtitle: A Ledger
author: A. One
author: B. Two
translator: C. Three
date: 1923-10-08
publisher: The Mill
language: en
id: nails
---

# Of Nails

Rye came late,\
and *cloth* came **later [still](ibid:rye#1.2)**.[^a]

> One said so.

> Another said\
> otherwise:
>
> > *Never*.[^1]

1. first
2. second

   goes on

7) seventh
8) eighth

- bullet

  - below it

    ```
      kept   as
    it is
    ```

***

## Of `sp``ace`, a\_ and &c.

1923\. A year.

[^a]: The villages say it.

    > Do they?

[^1]: Ibid.
END
sed -i 's/ `sp``ace`,/ `` sp`ace ``,/' want.md
same "$(cat want.md)" "$(ibid show --markdown want.md)"

# what the reader said of it on the shelf wins
ibid -q add --author "Somebody Else" want.md
contains "$(ibid show --markdown nails)" '^author: Somebody Else$'

# boilerplate is left out unless asked for, and comes back as such
printf 'Before.\n\n```boilerplate\nHome | *About*\nShare\n```\n\nAfter.\n' >site.md
same 'Before.

After.' "$(ibid show --markdown site.md)"
same "$(sed 's/^Share$/```\n\n```boilerplate\nShare/' site.md)" \
	"$(ibid show --markdown --all site.md)"
contains "$(ibid show --json site.md)" '"boilerplate":\[\[24,38\],\[39,44\]\]'
