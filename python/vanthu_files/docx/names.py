"""Names and measures of WordprocessingML."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
W = "{" + NAMESPACES["w"] + "}"
RELATION_TYPE = NAMESPACES["r"] + "/"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

TWIP = 25.4 / 1440  # mm
EMU = 1 / 36000  # mm
POINT = 25.4 / 72  # mm

# Twips in the units an OOXML length may name.
_UNITS = {"mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_FARTHEST = 1_000_000_000


def tag(name: str) -> str:
    """tag("w:p") → "{http://…}p"."""
    prefix, local = name.split(":")
    return "{" + NAMESPACES[prefix] + "}" + local


def number(value: str | None) -> float | None:
    """A number as it should stand in an attribute; None where it does not."""
    if value is None:
        return None
    try:
        result = float(value)
    except ValueError:
        return None
    return result if -_FARTHEST < result < _FARTHEST else None


def whole(value: str | None) -> int | None:
    result = number(value)
    return None if result is None else int(result)


def twips(value: str | None) -> float | None:
    """A length in twips, which may also be written "1.5cm"."""
    result = number(value)
    if result is None and value is not None and value[-2:] in _UNITS:
        plain = number(value[:-2])
        result = None if plain is None else plain * _UNITS[value[-2:]]
    return result


def millimetres(value: str | None) -> float | None:
    """A length in twips as mm, rounded to what a person could mean."""
    length = twips(value)
    return None if length is None else round(length * TWIP, 2)


def on(element: Element | None) -> bool:
    """Whether a switch such as <w:b/> is on."""
    return element is not None and element.get(VAL, "1") not in ("0", "false", "off")


def child_value(parent: Element | None, name: str) -> str | None:
    """The w:val of a child."""
    if parent is None:
        return None
    child = parent.find(name)
    return None if child is None else child.get(VAL)


VAL = W + "val"
P = W + "p"
R = W + "r"
T = W + "t"
TBL = W + "tbl"
TR = W + "tr"
TC = W + "tc"
PPR = W + "pPr"
RPR = W + "rPr"
SECTPR = W + "sectPr"
SDT = W + "sdt"
SDT_CONTENT = W + "sdtContent"
INS = W + "ins"
DEL = W + "del"
MOVE_FROM = W + "moveFrom"
MOVE_TO = W + "moveTo"
DRAWING = W + "drawing"
PICT = W + "pict"
OBJECT = W + "object"
TXBX = W + "txbxContent"
ALTERNATE = tag("mc:AlternateContent")
CHOICE = tag("mc:Choice")
FALLBACK = tag("mc:Fallback")
UNDERSTOOD = {"wps", "wpg", "wpc", "wp14", "w14", "w15", "a14"}


def chosen(alternate: Element) -> Element | None:
    """The one branch of an mc:AlternateContent that counts."""
    for branch in alternate:
        if branch.tag == CHOICE and all(_understood(branch, prefix) for prefix in branch.get("Requires", "").split()):
            return branch
    return alternate.find(FALLBACK)


def _understood(branch: Element, prefix: str) -> bool:
    return prefix in UNDERSTOOD or branch.nsmap.get(prefix) in (NAMESPACES["wps"], NAMESPACES["wpg"], NAMESPACES["wpc"])
