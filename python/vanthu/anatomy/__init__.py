"""Anatomy: which line of a document is what."""

from .model import PARTS, Act, Anatomy, Node, Part, Signer, Span, Stroke

__all__ = ["PARTS", "Act", "Anatomy", "Node", "Part", "Signer", "Span", "Stroke"]
