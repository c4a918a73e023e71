"""Composing: the pipeline the other way, from what a document says to the Document that looks right."""

from .draft import Draft, Paragraph, Signature, paragraph, paragraphs
from .layout import Layout, lay_out

__all__ = ["Draft", "Layout", "Paragraph", "Signature", "lay_out", "paragraph", "paragraphs"]
