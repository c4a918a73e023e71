"""Properties: what a file says of itself (title, subject, keywords), so that a document system finds it by what its page says."""

from __future__ import annotations

from typing import NamedTuple, Tuple

from ..vietnamese.blanks import has_blank
from .reading import Facts


class Properties(NamedTuple):
    title: str = ""  # KẾ HOẠCH Công tác văn thư năm 2026
    subject: str = ""  # Công tác văn thư năm 2026
    keywords: Tuple[str, ...] = ()  # 05/KH-UBND


def properties_of(facts: Facts) -> Properties:
    title = " ".join(filter(None, [facts.type.upper(), facts.subject]))
    return Properties(title, facts.subject, (facts.number + facts.symbol,) if facts.number and facts.symbol else ())


def followed(there: Properties, before: Properties, after: Properties) -> Properties:
    """The file's properties once the facts are others: what a person wrote there stays; a blank that a template left does not."""
    return Properties(
        after.title if _is_ours(there.title, before.title) else there.title,
        after.subject if _is_ours(there.subject, before.subject) else there.subject,
        after.keywords if there.keywords in ((), before.keywords) else there.keywords,
    )


def _is_ours(there: str, before: str) -> bool:
    return there in ("", before) or has_blank(there)
