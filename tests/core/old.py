"""Texts in the old encodings, made from Unicode by the tables read backwards."""

from __future__ import annotations

from vanthu.document import Block, Document, Format, Run
from vanthu.vietnamese import legacy

FONTS = {"TCVN3": ".VnTime", "VNI": "VNI-Times", "VIQR": "Times New Roman"}
SMALL = Format(font=".VnTime", size=14.0)
CAPITALS = Format(font=".VnTimeH", size=14.0)
VNI = Format(font="VNI-Times", size=14.0)
USUAL = Format(font="Times New Roman", size=14.0)


def encoded(text: str, encoding: str) -> str:
    """Of TCVN3 only what its ordinary fonts have: small letters, and Ă Â Đ Ê Ô Ơ Ư."""
    codes: dict[str, str] = {}
    for code, letter in legacy.codes(encoding).items():
        if letter.islower() or encoding != "VNI" or code.isupper():
            codes.setdefault(letter, code)
    return "".join(codes.get(letter, letter) for letter in text)


def runs(*pieces: tuple[str, Format]) -> Block:
    return Block(tuple(Run(text, format) for text, format in pieces if text), mark=pieces[-1][1])


def pages(*blocks: Block) -> Document:
    return Document(blocks)


def shown(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks)
