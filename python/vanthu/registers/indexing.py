"""Making an index (index.py says what is in one): of the register that ships, of an office's own, of what a user recorded."""

from __future__ import annotations

import json
import struct
import zlib
from typing import Dict, Iterable, List, Mapping, Sequence, Tuple

from .entry import Entry, key, order
from .index import _HEAD, BLOCK, MAGIC, RECORD, write_record
from .words import initials_of, words_of

COMMON = 16  # one entry in so many
FEW = 2000  # entries: below this no word is common


def built(entries: Iterable[Entry]) -> bytes:
    """The index of these entries; the same entries give the same bytes."""
    ordered = sorted(entries, key=order)
    places = _places(ordered)
    limit = max(len(ordered) // COMMON, FEW)
    common = _common(places, limit, (len(ordered) + 7) // 8)
    words = sorted(places)
    starts: List[int] = [0]
    flat: List[int] = []
    for word in words:
        if word not in common:
            flat.extend(places[word])
        starts.append(len(flat))
    sums = sorted((zlib.crc32(key(entry.number).encode("utf-8")), place) for place, entry in enumerate(ordered))
    blocks = [
        zlib.compress(RECORD.join([write_record(entry) for entry in ordered[start : start + BLOCK]]).encode("utf-8"), 9)
        for start in range(0, len(ordered), BLOCK)
    ]
    sections = {
        "words": "\n".join(words).encode("utf-8"),
        "starts": _bytes(starts),
        "places": _bytes(flat),
        "common": "\n".join(common).encode("utf-8"),
        "bits": b"".join(common.values()),
        "initials": b"".join([initials_of(entry) for entry in ordered]),
        "sums": _bytes([check for check, _ in sums]),
        "keyed": _bytes([place for _, place in sums]),
        "blocks": _bytes(_ends(blocks)),
        "records": b"".join(blocks),
    }
    return _file(len(ordered), sections)


def _places(ordered: Sequence[Entry]) -> Dict[str, List[int]]:
    """Of each word the entries that have it, the lowest place first."""
    places: Dict[str, List[int]] = {}
    for place, entry in enumerate(ordered):
        for word in words_of(entry):
            places.setdefault(word, []).append(place)
    return places


def _common(places: Mapping[str, List[int]], limit: int, width: int) -> Dict[str, bytes]:
    """Bits for each beginning of words that more entries than `limit` have."""
    counts: Dict[str, int] = {}
    for word, having in places.items():
        if word[0] not in "#@^":
            for length in range(1, len(word) + 1):
                counts[word[:length]] = counts.get(word[:length], 0) + len(having)
    bits = {start: bytearray(width) for start in sorted(counts) if counts[start] > limit}
    for word, having in places.items():
        for length in range(1, len(word) + 1):
            of_start = bits.get(word[:length])
            if of_start is None:
                break  # a longer beginning has no more
            for place in having:
                of_start[place >> 3] |= 1 << (place & 7)
    return {start: bytes(each) for start, each in bits.items()}


def _ends(blocks: Sequence[bytes]) -> List[int]:
    ends: List[int] = []
    for block in blocks:
        ends.append((ends[-1] if ends else 0) + len(block))
    return ends


def _bytes(numbers: Sequence[int]) -> bytes:
    return struct.pack("<%dI" % len(numbers), *numbers)


def _file(count: int, sections: Mapping[str, bytes]) -> bytes:
    where: Dict[str, Tuple[int, int]] = {}
    body = b""
    at = 0
    for name, data in sections.items():
        where[name] = (at, at + len(data))
        at += len(data)
    head = json.dumps({"count": count, "sections": where}).encode("ascii")
    body = head + b"".join(sections.values())
    return MAGIC + _HEAD.pack(len(head), zlib.crc32(body)) + body
