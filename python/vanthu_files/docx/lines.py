"""Rules drawn under text: shapes, and paragraph borders."""

from __future__ import annotations

from lxml import etree

from vanthu.document import Line
from vanthu.writing import BOX_PADDING

from .names import NAMESPACES, VAL, Element, W, tag
from .schema import element, put

_SIDES = {W + side: place for place, side in enumerate(("top", "left", "bottom", "right", "between", "bar"))}
_ANCHOR = """<w:anchored {namespaces}>
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"
 relativeHeight="{height}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column">{across}</wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV>
<wp:extent cx="{length}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="{id}" name="Line {id}"/>
<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>
<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line id="Line_{id}"
 style="position:absolute;z-index:{height};{vml_across}mso-position-horizontal-relative:text;mso-position-vertical-relative:text"
 from="{vml_start}pt,{vml_y}pt" to="{vml_end}pt,{vml_y}pt" strokecolor="black" strokeweight=".75pt"/></w:pict></mc:Fallback>
</mc:AlternateContent></w:anchored>""".replace(">\n<", "><").replace("\n", "")
_LINE_NAMESPACES = " ".join([f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("w", "mc", "wp", "a", "wps", "v")])
_EMU = 36000


def line_shape(line: Line, id: int) -> Element:
    """A solid rule anchored in its paragraph, with the older VML for programs that know no DrawingML; the content of a w:r.

    Where its x is unknown it stands in the middle of the column, however wide that is.
    """
    y = 0.0 if line.y is None else line.y
    x = 0.0 if line.x is None else line.x
    middle = line.x is None
    across = "<wp:align>center</wp:align>" if middle else f"<wp:posOffset>{round(x * _EMU)}</wp:posOffset>"
    points = 72 / 25.4
    source = _ANCHOR.format(
        namespaces=_LINE_NAMESPACES,
        height=251650000 + id % 1000,
        across=across,
        y=round(y * _EMU),
        length=round(line.length * _EMU),
        id=id,
        vml_across="mso-position-horizontal:center;" if middle else "",
        vml_start=round(x * points, 2),
        vml_end=round((x + line.length) * points, 2),
        vml_y=round(y * points, 2),
    )
    return etree.fromstring(source)[0]


def adapt_prefixes(element: Element) -> None:
    """Once in its document, an alternative must name the shapes' namespace by the prefix it has there."""
    for choice in element.iter(tag("mc:Choice")):
        if choice.get("Requires") == "wps":
            prefixes = [prefix for prefix, name in choice.nsmap.items() if name == NAMESPACES["wps"] and prefix]
            if prefixes and "wps" not in prefixes:
                choice.set("Requires", prefixes[0])


def set_border(properties: Element, side: str = "bottom") -> None:
    """A thin solid border on one side."""
    borders = put(properties, "pBdr")
    for old in borders.findall(W + side):
        borders.remove(old)
    made = element(side, val="single", sz=6, space=1, color="auto")
    rank = _SIDES[W + side]
    place = next((at for at, other in enumerate(borders) if _SIDES.get(other.tag, 9) > rank), len(borders))
    borders.insert(place, made)


def set_box(properties: Element, colour: str) -> None:
    """A frame all round, from indent to indent; without a colour none, whatever a style says."""
    borders = put(properties, "pBdr")
    for side in ("top", "left", "bottom", "right"):
        for old in borders.findall(W + side):
            borders.remove(old)
    space = {"top": BOX_PADDING, "left": 0, "bottom": BOX_PADDING, "right": 0}
    sides = [element(side, val="single", sz=6, space=space[side], color=colour) if colour else element(side, val="nil") for side in space]
    for place, made in enumerate(sides):
        borders.insert(place, made)


def clear_border(properties: Element, side: str, inherited: bool) -> None:
    """Take a border away; one that a style gives must be said to be none."""
    borders = properties.find(W + "pBdr")
    if borders is not None:
        for old in borders.findall(W + side):
            borders.remove(old)
        if not len(borders):
            properties.remove(borders)
    if inherited:
        set_border(properties, side)
        borders = put(properties, "pBdr")
        for each in borders.iterchildren(W + side):
            each.attrib.clear()
            each.set(VAL, "nil")
