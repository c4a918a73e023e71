"""The whole pipeline on documents that nobody would write on purpose: no exception, and what it says holds."""

from __future__ import annotations

from hypothesis import given
from test_mend import Sheet
from wild import formed, fuzzing, nearly_right, regimes, texts

from vanthu.apply import apply
from vanthu.compose import clean, proper
from vanthu.document import Document, plain_block
from vanthu.finding import SEVERITIES
from vanthu.mend import mend
from vanthu.pipeline import check


def holds(document: Document, regime: str | None) -> None:
    """The findings point into the text, and each one's edits can be made; all automatic ones together, and then no more."""
    checked = check(document, regime)
    seen = checked.anatomy.document
    for finding in checked.findings:
        assert finding.severity in SEVERITIES and finding.message
        if finding.block >= 0:
            assert 0 <= finding.start <= finding.end <= len(seen.blocks[finding.block].text), finding
        assert not finding.edits or apply(seen, finding.edits) != seen, finding
    if seen.plain:
        return  # a text is mended as the document that is composed of it
    sheet = Sheet(seen)
    mend(sheet, regime=regime)
    once = sheet.now
    again = mend(sheet, regime=regime)
    assert not again.done, [(finding.rule, finding.found, finding.preview) for finding in again.done]
    assert sheet.now == once


@fuzzing(150)
@given(texts(), regimes)
def test_texts(text: str, regime: str | None) -> None:
    holds(Document(tuple(plain_block(line) for line in text.split("\n")), plain=True), regime)


@fuzzing(60)
@given(texts(), regimes)
def test_texts_become_documents(text: str, regime: str | None) -> None:
    raw = Document(tuple(plain_block(line) for line in text.split("\n")), plain=True)
    cleaned = clean(raw).document
    assert clean(cleaned).document.plain
    holds(proper(raw, regime).document, regime)


@fuzzing(120)
@given(formed(), regimes)
def test_documents(document: Document, regime: str | None) -> None:
    holds(document, regime)


@fuzzing(200)
@given(nearly_right(), regimes)
def test_nearly_right_documents(document: Document, regime: str | None) -> None:
    holds(document, regime)
