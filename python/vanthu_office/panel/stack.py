"""Where the controls of a plain panel stand: one line of them under the other, in pixels, for any width, height and size of type. Pure."""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Sequence, Tuple

from .layout import LABELLED, Box, Measure, flow, gap_of


class Line(NamedTuple):
    """Controls beside each other. The first of a field is its label: above it where the panel is narrow."""

    names: Tuple[str, ...]
    kind: str = "flow"  # flow: buttons, as many lines as they need | field: a label and its control | words: text over the whole width
    share: float = 0.0  # of the height that is left; 0: as high as it asks for
    least: int = 0  # lines of type it needs where it has a share


def stacked(width: int, height: int, measure: Measure, lines: Sequence[Line], line: int) -> Dict[str, Box]:
    """Every control's place. `line` is the height of a line of type; all distances follow from it."""
    gap = gap_of(line)
    inner = max(width - 2 * gap, 1)
    label = _label(lines, inner, measure, line)
    heights = [_height(each, inner, label, measure, line) for each in lines]
    spare = max(height - 2 * gap - sum(heights) - gap * (len(lines) - 1), 0)
    shares = sum(each.share for each in lines) or 1.0
    boxes: Dict[str, Box] = {}
    top = gap
    for each, tall in zip(lines, heights):
        tall += int(spare * each.share / shares)
        _place(boxes, each, gap, top, inner, tall, label, measure, line)
        top += tall + gap
    return boxes


def least_height(width: int, measure: Measure, lines: Sequence[Line], line: int) -> int:
    """Below this the deck scrolls."""
    gap = gap_of(line)
    inner = max(width - 2 * gap, 1)
    label = _label(lines, inner, measure, line)
    return 2 * gap + sum(_height(each, inner, label, measure, line) for each in lines) + gap * max(len(lines) - 1, 0)


def _label(lines: Sequence[Line], inner: int, measure: Measure, line: int) -> int:
    """How wide the labels are that stand beside their controls; 0: they stand above."""
    if inner < LABELLED * line:
        return 0
    widths = [measure(each.names[0], inner)[0] for each in lines if each.kind == "field"]
    widest = max(widths, default=0)
    return widest + gap_of(line) if widest * 2 <= inner else 0


def _height(each: Line, inner: int, label: int, measure: Measure, line: int) -> int:
    if each.kind == "flow":
        return flow({}, each.names, 0, 0, inner, gap_of(line), measure) - gap_of(line) // 2
    tall = each.least * line if each.share or each.least else measure(each.names[-1], inner - label)[1]
    return tall if each.kind != "field" or label else tall + line + gap_of(line) // 4


def _place(boxes: Dict[str, Box], each: Line, left: int, top: int, inner: int, tall: int, label: int, measure: Measure, line: int) -> None:
    if each.kind == "flow":
        flow(boxes, each.names, left, top, inner, gap_of(line), measure)
    elif each.kind == "words":
        boxes[each.names[0]] = Box(left, top, inner, tall)
    elif label:
        one = measure(each.names[1], inner - label)[1]
        boxes[each.names[0]] = Box(left, top + max((min(one, tall) - line) // 2, 0), label, line)
        _share(boxes, each.names[1:], left + label, top, inner - label, tall, measure, line)
    else:
        below = line + gap_of(line) // 4
        boxes[each.names[0]] = Box(left, top, inner, line)
        _share(boxes, each.names[1:], left, top + below, inner, tall - below, measure, line)


def _share(boxes: Dict[str, Box], names: Sequence[str], left: int, top: int, width: int, tall: int, measure: Measure, line: int) -> None:
    """The first control takes what the buttons behind it leave."""
    behind: List[int] = [measure(name, width)[0] for name in names[1:]]
    gap = gap_of(line) // 2
    first = max(width - sum(behind) - gap * len(behind), 1)
    boxes[names[0]] = Box(left, top, first, tall)
    x = left + first
    for name, wide in zip(names[1:], behind):
        boxes[name] = Box(x + gap, top, wide, tall)
        x += wide + gap
