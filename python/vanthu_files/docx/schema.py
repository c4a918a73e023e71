"""Elements as the schema wants them: made, found or put in their order."""

from __future__ import annotations

import re

from lxml import etree

from .names import NAMESPACES, PPR, RPR, TWIP, VAL, Element, W

_RUN_ORDER = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout "
    "specVanish oMath"
).split()
_PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku "
    "wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
).split()
_SECTION_ORDER = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign "
    "noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
).split()
_TABLE_ORDER = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout "
    "tblCellMar tblLook tblCaption tblDescription tblPrChange"
).split()
_CELL_ORDER = (
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel "
    "cellMerge tcPrChange"
).split()
_ORDERS = {
    W + name: {W + each: place for place, each in enumerate(order)}
    for name, order in (
        ("rPr", _RUN_ORDER),
        ("pPr", _PARAGRAPH_ORDER),
        ("sectPr", _SECTION_ORDER),
        ("tblPr", _TABLE_ORDER),
        ("tcPr", _CELL_ORDER),
    )
}
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, **attributes: object) -> Element:
    """element("jc", val="center") → <w:jc w:val="center"/>."""
    made = etree.Element(W + name, nsmap={"w": NAMESPACES["w"]})
    for key, value in attributes.items():
        made.set(W + key, str(value))
    return made


def twips(length: float) -> int:
    """mm → twips."""
    return round(length / TWIP)


def clean(text: str) -> str:
    """What XML can hold of a text."""
    return _ILLEGAL.sub("", text)


def put(parent: Element, name: str, **attributes: object) -> Element:
    """The child of this name, made in its place in the schema's order where it is missing, with these attributes set."""
    child = parent.find(W + name)
    if child is None:
        child = element(name)
        insert_in_order(parent, child)
    for key, value in attributes.items():
        child.set(W + key, str(value))
    return child


def insert_in_order(parent: Element, child: Element) -> None:
    order = _ORDERS[parent.tag]
    rank = order[child.tag]
    for place, other in enumerate(parent):
        if order.get(other.tag, len(order)) > rank:
            parent.insert(place, child)
            return
    parent.append(child)


def drop(parent: Element, *names: str) -> None:
    for name in names:
        for child in parent.findall(W + name):
            parent.remove(child)


def switch(parent: Element, name: str, value: object) -> None:
    """A switch element, set on or off in so many words: a style below may say otherwise."""
    child = put(parent, name)
    if value:
        unset(child, "val")
    else:
        child.set(VAL, "0")


def unset(target: Element, *names: str) -> None:
    """Take attributes away, where they are."""
    for name in names:
        if W + name in target.attrib:
            del target.attrib[W + name]


def properties_of(run: Element) -> Element:
    """A run's w:rPr, made where it is missing."""
    found = run.find(RPR)
    if found is None:
        found = element("rPr")
        run.insert(0, found)
    return found


def paragraph_properties_of(paragraph: Element) -> Element:
    found = paragraph.find(PPR)
    if found is None:
        found = element("pPr")
        paragraph.insert(0, found)
    return found
