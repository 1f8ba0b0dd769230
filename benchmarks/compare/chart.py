"""Lines over two logarithmic axes, as SVG."""

import math

WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 64, 80, 48, 56
# Blues from light to dark, in the order of the lines; each line is also named at its end.
COLOURS = ["#7fb2d9", "#4f94c8", "#2c75ad", "#175788", "#0b3a5f"]


def svg(lines, title, below):
    """A picture of named lines, each a list of (x, y)."""
    xs = sorted({x for line in lines.values() for x, _ in line})
    ys = [y for line in lines.values() for _, y in line]
    across = Axis(xs[0], xs[-1], LEFT, WIDTH - RIGHT)
    up = Axis(10 ** math.floor(math.log10(min(ys))), 10 ** math.ceil(math.log10(max(ys))), HEIGHT - BOTTOM, TOP)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
             'font-family="system-ui, sans-serif" font-size="13" fill="#333">',
             f"<title>{title} over {below}</title>",
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
             f'<text x="{LEFT}" y="24" font-size="15" font-weight="600">{title}</text>',
             text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, below, "middle")]
    for y in decades(up.low, up.high):
        parts.append(f'<path d="M{LEFT} {up(y):.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(text(LEFT - 8, up(y) + 4, f"{y:g}", "end"))
    for x in xs:
        parts.append(f'<path d="M{across(x):.1f} {HEIGHT - BOTTOM}v5" stroke="#999"/>')
        parts.append(text(across(x), HEIGHT - BOTTOM + 20, f"{x:,}", "middle"))
    ends = {}
    for colour, (name, line) in zip(spread(len(lines)), lines.items()):
        places = [(across(x), up(y)) for x, y in line]
        parts.append(f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}" fill="none" '
                     f'stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in places]
        ends[name] = places[-1]
    parts += [text(x + 9, y + 4, name, "start") for name, (x, y) in apart(ends).items()]
    return "\n".join(parts) + "\n</svg>\n"


def apart(ends):
    """The same places, those of lines that end together moved down until no name covers another."""
    moved = {}
    for name, (x, y) in sorted(ends.items(), key=lambda end: end[1]):
        above = [other for at, other in moved.values() if at == x]
        moved[name] = (x, max([y] + [other + 15 for other in above]))
    return moved


class Axis:
    """Places numbers from low to high on a logarithmic scale."""

    def __init__(self, low, high, start, end):
        self.low, self.high = low, high
        self._start, self._end = start, end

    def __call__(self, value):
        span = math.log(self.high / self.low) or 1
        return self._start + (self._end - self._start) * math.log(value / self.low) / span


def decades(low, high):
    return [10.0**power for power in range(round(math.log10(low)), round(math.log10(high)) + 1)]


def spread(count):
    return [COLOURS[round(k * (len(COLOURS) - 1) / max(1, count - 1))] for k in range(count)]


def text(x, y, words, anchor):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'
