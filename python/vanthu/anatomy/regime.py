"""Whose rules a document follows: told by its title line, its number, its issuer, who signs it and how it opens."""

from __future__ import annotations

import datetime
import re
from typing import Dict, Mapping, Optional, Tuple

from ..document import Document
from ..rulebook import regime_on
from ..vietnamese.text import fold
from .model import Act, Part
from .words import words

_PARTY_NUMBER = re.compile(r"Số\s{0,3}:?\s{0,3}[\d….]*\s?-\s?[A-ZĐ][A-Za-zĐđ]{0,4}/[A-ZĐƯ….]")
_STATE_NUMBER = re.compile(r"Số\s{0,3}:?\s{0,3}[\d….]*\s?/\s?(?:\d{4}/)?[A-ZĐ]")
_CAPTION_NUMBER = re.compile(r" số:? ?[\d….]{0,8} ?([-/])")
_ISSUERS = {
    "front": re.compile(r"mttq|mttw"),
    "union": re.compile(r"tld|ldld|cdcs|/kh-cd"),
    "youth": re.compile(r"twdtn|-dtn\b|/dtn\b|tdtn"),
    "farmers": re.compile(r"hnd"),
    "women": re.compile(r"lhpn|/kh-btv\b|dct\b|hpn\b|/[a-z]{2,4}-btv\b"),
}
_FAMILIES = ("party", "front", "union", "youth", "farmers", "women", "state")
_SPEAKER = re.compile(r"[,;] ?(?=(?:ban |uy ban |hoi |dang uy|tinh uy|huyen uy|so |bo |ubnd|doan |lien doan|cong doan))")
_BANNERS = ("party", "youth", "farmers", "women")


def read_regime(document: Document, act: Act, banner: str, when: Optional[datetime.date]) -> Tuple[str, float]:
    """The regime and how sure that is, from weighed evidence."""
    scores: Dict[str, float] = dict.fromkeys(_FAMILIES, 0.0)
    if banner in _BANNERS:
        scores[banner] += 8
    elif banner == "state":
        scores["state"] += 3
    _weigh(scores, act.parts.get("issuer"), 6, banner)
    _weigh(scores, act.parts.get("parent"), 1.5, banner)
    _weigh(scores, act.parts.get("authority"), 4, banner)
    _weigh_number(scores, act.parts.get("number"))
    for signer in act.signers:
        for span in signer.authority[:2]:
            _weigh_text(scores, fold(document.blocks[span.block].text[span.start : span.end]), 4)
    if act.kind == "copy" and "ban sao van ban" in fold(act.parts["title"].text if "title" in act.parts else ""):
        scores["party"] += 4  # the Party's copies are stamped so
    if "issuer" not in act.parts and "caption" in act.parts:
        _weigh_caption(scores, act.parts["caption"])
    if "issuer" not in act.parts:
        _weigh_opening(scores, document, act)
        _weigh(scores, act.parts.get("subject"), 0.5, banner)
    if banner == "state":
        scores["party"] = min(scores["party"], scores["state"])  # a body of the Party does not use Quốc hiệu
    best = max(_FAMILIES, key=lambda family: scores[family])
    total = sum(scores.values())
    if total == 0:
        return regime_on("state", when), 0.3
    sure = min(0.99, 0.4 + 0.6 * (scores[best] / total) * min(1.0, scores[best] / 4))
    return regime_on(best, when), round(sure, 2)


def _weigh(scores: Dict[str, float], part: Optional[Part], weight: float, banner: str) -> None:
    if part is not None:
        _weigh_text(scores, fold(part.text).replace("\n", " "), weight)


def _weigh_text(scores: Dict[str, float], key: str, weight: float) -> None:
    """The first family whose words the name holds; a mass organisation's words outweigh the State's in one name."""
    marks: Mapping[str, Tuple[str, ...]] = words()["regimes"]
    for family in ("front", "union", "youth", "farmers", "women"):
        if any(mark in key for mark in marks[family]):
            scores[family] += weight
            return
    for family in ("party", "state"):
        if any(_holds(key, mark) for mark in marks[family]):
            scores[family] += weight
            return


def _holds(key: str, mark: str) -> bool:
    at = key.find(mark)
    return at >= 0 and (at == 0 or not key[at - 1].isalnum())


def _weigh_number(scores: Dict[str, float], part: Optional[Part]) -> None:
    if part is None:
        return
    key = fold(part.text)
    for family, pattern in _ISSUERS.items():
        if pattern.search(key):
            scores[family] += 4
            return
    if _PARTY_NUMBER.match(part.text):
        scores["party"] += 3
    elif _STATE_NUMBER.match(part.text):
        scores["state"] += 2


def _weigh_caption(scores: Dict[str, float], caption: Part) -> None:
    """An annex in a file of its own says what it belongs to: `(Kèm theo Kế hoạch số 12-KH/ĐU, ngày … của Đảng ủy xã)`."""
    text = caption.text.replace("\n", " ")
    _weigh_text(scores, fold(text.rpartition(" của ")[2]), 3)
    number = _CAPTION_NUMBER.search(text)
    if number is not None:
        scores["party" if number.group(1) == "-" else "state"] += 2


def _weigh_opening(scores: Dict[str, float], document: Document, act: Act) -> None:
    """Without a header: who speaks in the first sentence (`…, Ban Thường vụ Hội Nông dân huyện xây dựng Kế hoạch …`) and in the last."""
    texts = [document.blocks[node.block].text for node in act.nodes if len(document.blocks[node.block].text) > 60]
    if "bases" in act.parts:
        texts.insert(0, act.parts["bases"].text)
    for text, weight in [(text, 3.0) for text in texts[:1]] + [(text, 1.0) for text in texts[-1:]]:
        clauses = _SPEAKER.split(fold(text))
        _weigh_text(scores, clauses[-1] if len(clauses) > 1 else clauses[0], weight)
