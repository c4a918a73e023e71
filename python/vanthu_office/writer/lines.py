"""Lines: rules drawn under words, and their going."""

from __future__ import annotations

from typing import Any, Optional

import uno
from com.sun.star.awt import Size
from com.sun.star.table import BorderLine2

from vanthu.document import Block, Line
from vanthu.edit import DrawLine, Refused
from vanthu.writing import below_words

from ..reader import Picture
from .looks import BORDER, hundredths

# com.sun.star.text.HoriOrientation, VertOrientation, RelOrientation
_FREE, _CENTER, _BOTTOM = 0, 2, 3
_PARAGRAPH, _WORDS = 0, 1


def draw(model: Any, paragraph: Any, line: Line, from_words: bool = False) -> None:
    """A line anchored to the paragraph. Without an x it is centred, without a y it runs along the foot.

    Its y counts from the top of the paragraph, or, with `from_words`, of the words (below the space before them).
    """
    shape = model.createInstance("com.sun.star.drawing.LineShape")
    shape.setSize(Size(hundredths(line.length), 0))
    look = {
        "AnchorType": uno.Enum("com.sun.star.text.TextContentAnchorType", "AT_PARAGRAPH"),
        "HoriOrient": _CENTER if line.x is None else _FREE,
        "HoriOrientPosition": hundredths(line.x or 0.0),
        "HoriOrientRelation": _PARAGRAPH,
        "LineColor": 0,
        "LineStyle": uno.Enum("com.sun.star.drawing.LineStyle", "SOLID"),
        "LineWidth": BORDER,
        "Opaque": True,
        "Surround": uno.Enum("com.sun.star.text.WrapTextMode", "THROUGH"),
        "VertOrient": _BOTTOM if line.y is None else _FREE,
        "VertOrientPosition": hundredths(line.y or 0.0),
        "VertOrientRelation": _WORDS if from_words else _PARAGRAPH,
    }
    for name, value in look.items():
        shape.setPropertyValue(name, value)
    # Last: where nothing is drawn for now (controllers are locked), a place given to a shape that is in the text already is lost.
    paragraph.getText().insertTextContent(paragraph.getStart(), shape, False)


def border(paragraph: Any) -> None:
    """A line along the foot of the paragraph."""
    below = BorderLine2()
    below.Color, below.OuterLineWidth, below.LineWidth = 0, BORDER, BORDER
    paragraph.setPropertyValue("BottomBorder", below)


def draw_under(model: Any, paragraph: Any, block: Block, edit: DrawLine) -> None:
    """The line that an edit asks for, below the words."""
    width = block.place.width
    x: Optional[float] = None
    if edit.centre >= 0 or width > 0:
        x = max((edit.centre if edit.centre >= 0 else width / 2) - edit.length / 2, 0.0)
    draw(model, paragraph, Line("shape", edit.length, x, below_words(block)), from_words=True)


def remove(picture: Picture, index: int) -> None:
    """Take the drawn lines of a block away; a line that is part of a larger drawing stays."""
    for line, holder in zip(picture.document.blocks[index].lines, picture.drawn[index]):
        if line.kind == "border":
            _clear_borders(holder, picture.paragraphs[index])
        elif _is_in_group(holder):
            raise Refused("the line is part of a drawing")
        else:
            holder.getAnchor().getText().removeTextContent(holder)


def _clear_borders(holder: Any, paragraph: Any) -> None:
    """The border below the block is its own, or the one above the next paragraph."""
    holder.setPropertyValue("BottomBorder" if holder == paragraph else "TopBorder", BorderLine2())


def _is_in_group(shape: Any) -> bool:
    parent = shape.getParent() if hasattr(shape, "getParent") else None
    return parent is not None and parent.supportsService("com.sun.star.drawing.GroupShape")
