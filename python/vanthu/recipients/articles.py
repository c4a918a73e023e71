"""Articles: which article of a decision says who carries it out: those go on the list as "Như Điều 3"."""

from __future__ import annotations

from typing import Iterator, Optional, Sequence, Tuple

from ..anatomy.model import Act, Node, Span
from ..document import Document


def executing(document: Document, act: Act, phrases: Sequence[str]) -> Optional[Tuple[str, Span]]:
    """The number of the last article that binds somebody to carry the document out, and the words that do."""
    found: Optional[Tuple[str, Span]] = None
    for article, node in _of_articles(act):
        text = document.blocks[node.block].text
        start = node.end if not node.labelled else 0
        if any(text.find(phrase, start) >= 0 for phrase in phrases):
            found = article.number, Span(node.block, start, len(text))
    return found


def _of_articles(act: Act) -> Iterator[Tuple[Node, Node]]:
    """Each paragraph of an article, with the article."""
    article: Optional[Node] = None
    for node in act.nodes:
        if node.kind in ("part", "chapter", "section"):
            article = None
        elif node.kind == "article":
            article = node
        if article is not None:
            yield article, node


def texts_of(document: Document, act: Act, numbers: Sequence[str]) -> Iterator[str]:
    """The text of these articles."""
    for article, node in _of_articles(act):
        if article.number in numbers:
            yield document.blocks[node.block].text
