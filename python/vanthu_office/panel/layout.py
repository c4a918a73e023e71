"""Where everything in the panel stands, in pixels, for any width, height, type size and scale. Pure: sizes in, places out."""

from __future__ import annotations

from typing import Callable, Dict, List, NamedTuple, Sequence, Tuple

from vanthu.finding import MOST_CHOICES

CHOICES = tuple("choice_%d" % number for number in range(MOST_CHOICES))  # buttons: the ways to mend a place that has several

Measure = Callable[[str, int], Tuple[int, int]]  # (control, width there is) → the size it asks for


class Box(NamedTuple):
    x: int
    y: int
    width: int
    height: int


class Need(NamedTuple):
    """Which controls are there now."""

    filters: Sequence[str]
    actions: Sequence[str]
    whole: Sequence[str]  # buttons for the whole document
    beside: str = ""  # the button beside the quiet line
    pictured: bool = False  # a picture stands above the sentence in place of the list
    signed: bool = True  # a sign stands before the title of the text
    choices: Sequence[str] = ()  # buttons under the text


LABELLED = 18  # lines wide: labels stand beside their lists
LEAST_LINES = 5  # of the list
TEXT_LINES = (4, 12)  # of the text below it, least and most
TEXT_SHARE = 0.38  # of the height that list and text share


def is_narrow(width: int, line: int) -> bool:
    """Too narrow for long words on buttons: they would take more lines than short ones."""
    return width < 22 * line


def inside(width: int, line: int) -> Tuple[int, int]:
    """How wide the list is, and the height of its letters."""
    return max(width - 2 * gap_of(line), 1), line


def gap_of(line: int) -> int:
    return max(line // 3, 4)


def arrange(width: int, height: int, measure: Measure, need: Need, line: int) -> Dict[str, Box]:
    """Every control's place. `line` is the height of a line of text; all distances follow from it."""
    gap = gap_of(line)
    inner, _ = inside(width, line)
    boxes: Dict[str, Box] = {}

    top = gap
    label = 0 if width < LABELLED * line else max(measure("type_label", inner)[0], measure("regime_label", inner)[0]) + gap
    for name in ("type", "regime"):
        _, tall = measure(name, inner)
        boxes[name] = Box(gap + label, top, max(inner - label, 1), tall)
        boxes[name + "_label"] = Box(gap, top + max((tall - line) // 2, 0), label, line if label else 0)
        top += tall + gap // 2
    top += gap // 2
    top = flow(boxes, need.filters, gap, top, inner, gap, measure) + gap
    boxes["list_label"] = Box(gap, top, inner, line)
    top += line + gap // 3

    bottom = _foot(boxes, need.beside, gap, height - gap // 2, inner, gap, measure)
    bottom = _flow_up(boxes, need.whole, gap, bottom - gap // 2, inner, gap, measure)
    bottom -= gap
    boxes["line"] = Box(gap, bottom - 1, inner, 2)
    bottom -= gap // 2
    if need.actions:
        bottom = _flow_up(boxes, need.actions, gap, bottom, inner, gap, measure)
    if need.choices:
        bottom = _grid_up(boxes, need.choices, gap, bottom - gap // 2, inner, gap // 2, measure)

    sign = line + gap if need.signed else 0
    title = measure("title", inner - sign)[1]
    between = bottom - top - title - 3 * gap
    text = min(max(int(between * TEXT_SHARE), TEXT_LINES[0] * line), TEXT_LINES[1] * line)
    list_height = max(between - text, LEAST_LINES * line)
    text = max(between - list_height, 2 * line)
    boxes["list"] = Box(gap, top, inner, list_height)
    above = 5 * line if need.pictured else line
    boxes["picture"] = Box(gap, top + line, inner, 4 * line)
    boxes["kind"] = Box(gap * 3, top + above + line, max(inner - 4 * gap, 1), max(list_height - above - line, 3 * line))
    top += list_height + gap
    boxes["sign"] = Box(gap, top, line + 2, line + 2)
    boxes["title"] = Box(gap + sign, top, max(inner - sign, 1), title)
    boxes["text"] = Box(gap, top + title + gap // 2, inner, text)
    return boxes


def _foot(boxes: Dict[str, Box], button: str, left: int, bottom: int, width: int, gap: int, measure: Measure) -> int:
    """The quiet line, with a button at its right; below it where the panel is narrow. Gives its top."""
    wide, tall = measure(button, width) if button else (0, 0)
    beside = width - wide - gap if button and wide * 2 <= width else width
    lines = measure("status", beside)[1]
    if not button or beside < width:
        high = max(lines, tall)
        boxes["status"] = Box(left, bottom - high + (high - lines) // 2, beside, lines)
        if button:
            boxes[button] = Box(left + width - wide, bottom - tall, wide, tall)
        return bottom - high
    boxes[button] = Box(left, bottom - tall, width, tall)
    boxes["status"] = Box(left, bottom - tall - gap // 2 - lines, width, lines)
    return bottom - tall - gap // 2 - lines


def least_height(width: int, measure: Measure, need: Need, line: int) -> int:
    """Below this the deck scrolls."""
    boxes = arrange(width, 0, measure, need, line)
    over = boxes["text"].y + boxes["text"].height - min(boxes[name].y for name in (*need.choices, *need.actions, "line"))
    return over + line


def flow(boxes: Dict[str, Box], names: Sequence[str], left: int, top: int, width: int, gap: int, measure: Measure) -> int:
    """Controls side by side, in as many lines as they need, each line filled from edge to edge; what comes after stands below."""
    for line in _lines(names, width, gap // 2, measure):
        wide = [measure(name, width)[0] for name in line]
        tall = max(measure(name, width)[1] for name in line)
        spare = width - sum(wide) - gap // 2 * (len(line) - 1)
        x = left
        for index, name in enumerate(line):
            share = spare * (index + 1) // len(line) - spare * index // len(line)
            boxes[name] = Box(x, top, max(wide[index] + share, 1), tall)
            x += wide[index] + share + gap // 2
        top += tall + gap // 2
    return top


def _flow_up(boxes: Dict[str, Box], names: Sequence[str], left: int, bottom: int, width: int, gap: int, measure: Measure) -> int:
    """The same, ending above `bottom`; gives its top."""
    needed = flow({}, names, left, 0, width, gap, measure)
    flow(boxes, names, left, bottom - needed, width, gap, measure)
    return bottom - needed


def _grid_up(boxes: Dict[str, Box], names: Sequence[str], left: int, bottom: int, width: int, gap: int, measure: Measure) -> int:
    """Controls of one width, in as many columns as fit, ending above `bottom`; gives its top."""
    sizes = [measure(name, width) for name in names]
    columns = min(max((width + gap) // (max(size[0] for size in sizes) + gap), 1), len(names))
    wide, tall = (width - gap * (columns - 1)) // columns, max(size[1] for size in sizes)
    top = bottom - -(-len(names) // columns) * (tall + gap)
    for at, name in enumerate(names):
        boxes[name] = Box(left + at % columns * (wide + gap), top + at // columns * (tall + gap), wide, tall)
    return top


def _lines(names: Sequence[str], width: int, gap: int, measure: Measure) -> List[List[str]]:
    """As few lines as the controls need, and as even as they can be."""
    wide = {name: measure(name, width)[0] for name in names}
    lines: List[List[str]] = []
    for name in names:
        if lines and _length(lines[-1], wide, gap) + gap + wide[name] <= width:
            lines[-1].append(name)
        else:
            lines.append([name])
    many = -(-len(names) // max(len(lines), 1))
    even = [list(names[at : at + many]) for at in range(0, len(names), max(many, 1))]
    fits = len(even) == len(lines) and all(_length(line, wide, gap) <= width for line in even)
    return even if fits else lines


def _length(line: Sequence[str], wide: Dict[str, int], gap: int) -> int:
    return sum(wide[name] for name in line) + gap * (len(line) - 1)
