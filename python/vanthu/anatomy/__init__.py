"""Anatomy: which line of a document is what."""

from .model import PARTS, Act, Anatomy, Node, Part, Signer, Span, Stroke
from .read import anatomise

__all__ = ["anatomise", "PARTS", "Act", "Anatomy", "Node", "Part", "Signer", "Span", "Stroke"]
