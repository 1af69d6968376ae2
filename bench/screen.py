"""What the terminal shows, if there is pyte (python3-pyte); else nothing is
known. pyte lacks three sequences that ncurses sends: scrolling up and down
within the margins, and repeating a character."""
try:
    import pyte
except ImportError:
    pyte = None


class Blind:
    """Without pyte."""

    def __init__(self, columns, rows):
        pass

    def feed(self, data):
        return None


if pyte:
    class Terminal(pyte.Screen):
        drawn = " "

        def draw(self, data):
            self.drawn = data[-1:] or self.drawn
            super().draw(data)

        def select_graphic_rendition(self, *numbers, **private):
            pass  # only the text counts here

        def report_device_attributes(self, *numbers, **private):
            pass

        def repeat(self, count=1):
            self.draw(self.drawn * (count or 1))

        def scroll(self, row, move, count):
            column, back = self.cursor.x, self.cursor.y
            self.cursor.y = row
            for _ in range(min(count or 1, self.lines)):
                move()
            self.cursor.x, self.cursor.y = column, back

        def scroll_up(self, count=1):
            self.scroll(self.margins.bottom if self.margins else self.lines - 1,
                        self.index, count)

        def scroll_down(self, count=1):
            self.scroll(self.margins.top if self.margins else 0,
                        self.reverse_index, count)

    class Bytes(pyte.ByteStream):
        csi = dict(pyte.ByteStream.csi, S="scroll_up", T="scroll_down", b="repeat")
        events = pyte.ByteStream.events | {"scroll_up", "scroll_down", "repeat"}

    class Screen:
        def __init__(self, columns, rows):
            self.terminal = Terminal(columns, rows)
            self.stream = Bytes(self.terminal)

        def feed(self, data):
            """The least text that had to be sent for this change, in bytes."""
            old = list(self.terminal.display)
            self.stream.feed(data)
            return least(old, list(self.terminal.display))
else:
    Screen = Blind


def least(old, new):
    """Bytes of text from rows OLD to rows NEW: one shift of all is free."""
    rows = len(new)
    blank = " " * len(new[0])
    moved = [blank] * rows + old + [blank] * rows
    return min(sum(min(changed(a, c), changed(b, c))
                   for a, b, c in zip(moved[start:], old, new))
               for start in range(2 * rows + 1))


def changed(old, new):
    return 0 if old == new else sum(len(b.encode()) for a, b in zip(old, new)
                                    if a != b)
