"""What is to be done in a block: which words are in which encoding, as their font says, their letters, and the document around them."""

from __future__ import annotations

from typing import List, Sequence, Set, Tuple

from ..document import Block, Document
from ..vietnamese import legacy, readings, unicode, viqr
from ..vietnamese.readings import EITHER, NEITHER, NEW, OLD, SAME, SHORT, Word
from ..vietnamese.syllables import is_syllable
from .model import ENCODINGS, Change, Found, Known, Left, Span, Stretch, left, stretches

_OUTWEIGHED = 5  # among so many times as many words in Unicode, one that reads as old is an accident
_SURE_WORDS = 3  # see readings.is_sure
_LINE = "\n"


def known(document: Document) -> Known:
    old: Set[str] = set()
    new: Set[str] = set()
    lost: Set[str] = set()
    mixed: Set[str] = set()
    in_viqr = False
    for block in document.blocks:
        parts = stretches(block)
        for each in parts:
            if each.encoding and each.kind == "text":
                text = block.text[each.start : each.end]
                encoding = _meant(text, each.encoding)
                told = readings.tally(readings.words(text, encoding))
                old.update((encoding,) if told.old + told.short and not told.new else ())
                new.update((encoding,) if told.new else ())
        ordinary = _ordinary(block, parts)
        lost.update(encoding for encoding in ENCODINGS if readings.is_sure(ordinary, encoding, _SURE_WORDS))
        mixed.update(encoding for encoding in ENCODINGS if readings.tally(readings.words(ordinary, encoding)).new)
        in_viqr = in_viqr or _is_viqr(block.text)
    lost = lost if len(lost) == 1 else set()
    return Known(frozenset(old - new), frozenset(lost), frozenset(lost - mixed), in_viqr)


def judged(block: Block, index: int, known: Known) -> Found:
    parts = stretches(block)
    marked = bool(legacy.font_encoding(block.mark.font)) and not legacy.is_symbol_font(block.mark.font)
    if _may_be_viqr(block.text, known):
        found = _read_viqr(block, index, parts)
    elif block.text.isascii() and not any(each.encoding for each in parts):
        found = Found()
    else:
        found = _joined([
            *[_read_old(block, index, each, known) for each in parts if each.encoding],
            _read_ordinary(block, index, parts, known),
        ])  # fmt: skip
        found = _joined([found, _composed(block, index, found)])
    remain = sum(each.end - each.start for each in parts if each.encoding) - sum(high - low for low, high in found.fonts)
    return found._replace(left=(*found.left, *_label(block, index)), marked=marked and not remain)


def _joined(found: Sequence[Found]) -> Found:
    changes = sorted(change for each in found for change in each.changes)
    return Found(tuple(changes), tuple(font for each in found for font in each.fonts), tuple(one for each in found for one in each.left))


# In a font of an old encoding.


def _read_old(block: Block, index: int, each: Stretch, known: Known) -> Found:
    """Each word is decoded, kept as Unicode, or left."""
    text, at = block.text[each.start : each.end], each.start
    if each.kind == "symbol" or (each.kind == "field" and not text.isascii()):
        return Found(left=(left(block, index, at, each.end, each.kind, each.font),) if text.strip() else ())
    encoding = _meant(text, each.encoding)
    read = readings.words(text, encoding)
    trusted = encoding in known.trusted and not any(word.reads == NEW for word in readings.words(block.text, encoding))
    decoded, kept, doubtful = _decided(read, trusted)
    if doubtful and len(doubtful) == len(read):
        return Found(left=(left(block, index, at + read[0].start, at + read[-1].end, _why(doubtful), each.font),))
    untouched = [(word.start, word.end) for word in (*kept, *doubtful)]
    changes = legacy.changes(text, encoding, each.font) if each.kind == "text" and (decoded or not kept) else []
    return Found(
        tuple([Change(at + low, at + high, letter, encoding) for low, high, letter in changes if not _meets(low, high, untouched)]),
        _without((at, each.end), [(at + word.start, at + word.end) for word in doubtful]),
        tuple([left(block, index, at + word.start, at + word.end, _why([word]), each.font) for word in doubtful]),
    )


def _meant(text: str, encoding: str) -> str:
    """The encoding of the font, unless the words surely are in the other: someone changed the font."""
    if text.isascii() or readings.is_sure(text, encoding, 1):
        return encoding
    other = next(each for each in ENCODINGS if each != encoding)
    surely = readings.is_sure(text, other, _SURE_WORDS) and all(word.fits for word in readings.words(text, other))
    return other if surely else encoding


def _decided(read: Sequence[Word], trusted: bool) -> Tuple[List[Word], List[Word], List[Word]]:
    """Which words to decode, which to keep as Unicode, which to leave. `trusted`: the font decides where the words do not."""
    told = readings.tally(read)
    old = told.old + told.short
    if told.new > old * _OUTWEIGHED and told.neither <= told.new + told.either:
        return [], list(read), []
    if told.new:
        likely: Tuple[str, ...] = (OLD, SHORT)
    elif old and told.neither > old + told.either:
        likely = (OLD, SHORT, EITHER)
    else:
        likely = (OLD, SHORT, EITHER, NEITHER) if old or trusted else ()
    decoded = [word for word in read if word.reads in (*likely, SAME) and word.fits]
    kept = [word for word in read if word.reads == NEW]
    return decoded, kept, [word for word in read if word not in decoded and word not in kept]


def _why(doubtful: Sequence[Word]) -> str:
    return "unsure" if any(word.fits for word in doubtful) else "letters"


def _meets(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(low < end and start < high for low, high in spans)


def _without(span: Span, holes: Sequence[Span]) -> Tuple[Span, ...]:
    pieces: List[Span] = []
    at = span[0]
    for low, high in holes:
        pieces.append((at, low))
        at = high
    return tuple([(low, high) for low, high in (*pieces, (at, span[1])) if low < high])


# In an ordinary font.


def _ordinary(block: Block, parts: Sequence[Stretch]) -> str:
    """All words of a block in ordinary fonts: they are judged together."""
    if block.text.isascii():
        return ""
    return _LINE.join([block.text[each.start : each.end] for each in parts if each.kind == "text" and not each.encoding])


def _read_ordinary(block: Block, index: int, parts: Sequence[Stretch], known: Known) -> Found:
    """In an old encoding only where the words surely are, because someone changed the font."""
    text = _ordinary(block, parts)
    if text.isascii():
        return Found()
    sure = [encoding for encoding in ENCODINGS if _is_sure(text, encoding, known)]
    suspect = sure or [encoding for encoding in ENCODINGS if readings.is_suspect(text, encoding)]
    changes: List[Change] = []
    kept: List[Left] = []
    for each in parts if suspect else ():
        if each.encoding or each.kind != "text":
            continue
        words, at = block.text[each.start : each.end], each.start
        read = readings.words(words, suspect[0])
        decoded = [word for word in read if len(sure) == 1 and readings.is_lost(words, word)]
        spans = [(word.start, word.end) for word in decoded]
        codes = legacy.changes(words, suspect[0]) if decoded else []
        changes += [Change(at + low, at + high, letter, suspect[0]) for low, high, letter in codes if _meets(low, high, spans)]
        strange = [word for word in read if word not in decoded and (decoded or word.reads == OLD)]
        doubtful = [word for word in strange if unicode.is_composed(words[word.start : word.end])]  # else see _composed
        kept += [left(block, index, at + word.start, at + word.end, "unsure", each.font) for word in doubtful]
    return Found(tuple(changes), (), tuple(kept))


def _is_sure(text: str, encoding: str, known: Known) -> bool:
    if encoding in known.only and readings.is_likely(text, encoding):
        return True
    return readings.is_sure(text, encoding, 1 if encoding in known.lost else _SURE_WORDS)


# In VIQR.


def _is_viqr(text: str) -> bool:
    typed = viqr.plain(text)
    if not legacy.is_viqr(typed):
        return False
    read = viqr.read(typed)
    return len(read.changes) > 1 and len(read.changes) >= len(read.doubtful)


def _may_be_viqr(text: str, known: Known) -> bool:
    """Sure by itself; or, in a document that is in VIQR, as far as it makes syllables."""
    typed = viqr.plain(text)
    if not known.viqr or not typed.isascii():
        return False
    read = viqr.read(typed)
    return bool(read.changes) and (len(read.changes) > len(read.doubtful) or _is_viqr(text))


def _read_viqr(block: Block, index: int, parts: Sequence[Stretch]) -> Found:
    changes: List[Change] = []
    kept: List[Left] = []
    for each in parts:
        if each.kind == "text":
            read = viqr.read(viqr.plain(block.text[each.start : each.end]))
            changes += [Change(each.start + low, each.start + high, word, legacy.VIQR) for low, high, word in read.changes]
            kept += [left(block, index, each.start + low, each.start + high, "tone", each.font) for low, high in read.doubtful]
    fonts = [(each.start, each.end) for each in parts if each.encoding and each.kind == "text"]
    return Found(tuple(changes), tuple(fonts), tuple(kept))


# In Unicode.


def _composed(block: Block, index: int, found: Found) -> Found:
    """Decomposed letters, where nothing else is done."""
    if unicode.is_composed(block.text):
        return Found()
    taken = [(change.start, change.end) for change in found.changes] + [(each.start, each.end) for each in found.left]
    becomes = list(block.text)  # of each letter: around what only looks like đ it counts what the others become
    for change in found.changes:
        becomes[change.start : change.end] = [change.after] + [""] * (change.end - change.start - 1)
    changes: List[Change] = []
    kept: List[Left] = []
    for start, end, letter in unicode.clusters(block.text):
        if block.text[start:end] == letter or _meets(start, end, taken):
            continue
        low, high = _word_at(becomes, start, end)
        if end - start > 1 or _has_d(unicode.compose("".join(becomes[low:high]))):
            changes.append(Change(start, end, letter, "composed"))
        else:
            kept.append(left(block, index, low, high, "lookalike", block.format_at(start).font))
    return Found(tuple(changes), (), tuple(kept))


def _has_d(word: str) -> bool:
    """Whether what only looks like đ is one: in a syllable, or in an abbreviation such as NĐ."""
    return is_syllable(word) or (len(word) > 1 and word.isupper())


def _word_at(letters: Sequence[str], start: int, end: int) -> Span:
    while start > 0 and _is_of_word(letters[start - 1]):
        start -= 1
    while end < len(letters) and _is_of_word(letters[end]):
        end += 1
    return start, end


def _is_of_word(letter: str) -> bool:
    return not letter or letter.isalpha() or "\u0300" <= letter <= "\u036f"


# Of a list.


def _label(block: Block, index: int) -> Tuple[Left, ...]:
    """A list's label is the list's: no edit reaches its words."""
    font = block.label_format.font
    told = block.label and legacy.font_encoding(font) and not block.label.isascii()
    return (Left(index, 0, 0, block.label, "label", font),) if told else ()
