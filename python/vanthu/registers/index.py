"""An index: a register in one file, opened by reading its bytes, and asked without going through its entries.

Entries lie in the order they are offered (entry.order) and are known by their place in it. Of each word there are the places of
the entries that have it; words lie sorted, so those of all words that begin alike are one stretch. What is so common that the
stretch would be long (more than one entry in sixteen) is kept as bits, one an entry: two such meet in one operation.

    magic, length of the head, head (JSON: count, limit, where each section lies), then the sections:
    words    sorted, a line each               starts, places   of each word's entries (numbers of 4 bytes, lowest first)
    common   beginnings with bits, a line each bits             of each of these
    initials 32 bytes an entry                 sums, keyed      check sums of number keys, sorted, and whose they are
    blocks   where each block of records ends  records          64 entries a block, compressed
"""

from __future__ import annotations

import bisect
import datetime
import heapq
import itertools
import json
import re
import struct
import sys
import zlib
from typing import Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple, Union

from .entry import Entry, key
from .words import INITIALS, could_be_initials, parts, slips

MAGIC = b"VTSO1\n"
BLOCK = 64
FIELD, RECORD = "\x1f", "\x1e"
KEPT_BLOCKS = 32

_HEAD = struct.Struct("<II")  # length of the head, check sum of all that follows
_SET = re.compile(b"[^\0]", re.DOTALL)
_VOWEL = re.compile("[aeiouy]")

Places = Union[Set[int], int]  # a set of places, or one bit a place


class Broken(ValueError):
    """These bytes are no index, or not all of one."""


class Found(NamedTuple):
    """A place, and in what it comes before others."""

    place: int
    slip: bool  # the words fit only with a slip
    exact: bool  # its number is the one asked for
    used: int  # times
    named: bool  # a law whose name begins with the words
    spelt: bool  # by its words, not by initials

    @property
    def order(self) -> Tuple[bool, bool, int, bool, bool]:
        return (self.slip, not self.exact, -self.used, not self.named, not self.spelt)


class Fit(NamedTuple):
    """What fits one word: these places, and those with such initials."""

    places: Places
    initials: bytes = b""


class Index:
    def __init__(self, data: bytes) -> None:
        try:
            self._open(data)
        except (struct.error, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
            raise Broken(str(error)) from error

    def _open(self, data: bytes) -> None:
        length, check = _HEAD.unpack_from(data, len(MAGIC))
        body = memoryview(data)[len(MAGIC) + _HEAD.size :]
        if not data.startswith(MAGIC) or zlib.crc32(body) != check:
            raise ValueError("check sum")
        head = json.loads(bytes(body[:length]))
        section = {name: body[length + start : length + end] for name, (start, end) in head["sections"].items()}
        self.count: int = head["count"]
        self._width = (self.count + 7) // 8
        self._words = _lines(section["words"])
        self._starts, self._places = numbers(section["starts"]), numbers(section["places"])
        self._common = {word: at for at, word in enumerate(_lines(section["common"]))}
        self._bits, self._initials = section["bits"], bytes(section["initials"])
        self._sums, self._keyed = numbers(section["sums"]), numbers(section["keyed"])
        self._ends, self._records = numbers(section["blocks"]), section["records"]
        self._blocks: Dict[int, List[str]] = {}
        self._used: Dict[str, Tuple[int, ...]] = {}

    def entry(self, place: int) -> Entry:
        return read_record(self._block(place // BLOCK)[place % BLOCK])

    def every(self) -> Iterator[Entry]:
        for place in range(self.count):
            yield self.entry(place)

    def numbered(self, number: str) -> Tuple[Entry, ...]:
        """The documents of this number and symbol."""
        wanted = key(number)
        return tuple([entry for entry in map(self.entry, self._of_key(wanted)) if key(entry.number) == wanted])

    def laws(self) -> Iterator[Entry]:
        """The documents cited by their name."""
        low, high = self._stretch("^")
        for place in sorted(set(self._places[self._starts[low] : self._starts[high]])):
            yield self.entry(place)

    def search(self, words: Sequence[str], most: int, used: Mapping[str, int]) -> List[Found]:
        """The best first; those that fit only with a slip come last, and only where there is room for them."""
        words = self._parted(words)
        fits = [self._fit(word) for word in words]
        found = {each.place: each for each in self._best([Fit(fit.places) for fit in fits], words, most, used)}
        if any(fit.initials for fit in fits):
            for each in self._best(fits, words, most, used):
                found.setdefault(each.place, each._replace(spelt=False))
        for doubted in self._doubted(fits) if len(found) < most else ():
            otherwise = [self._slipped(words, at) if at in doubted else fit for at, fit in enumerate(fits)]
            for each in self._best(otherwise, words, most, used):
                found.setdefault(each.place, each._replace(slip=True))
        return sorted(found.values(), key=lambda each: (each.order, each.place))[:most]

    def _parted(self, words: Sequence[str]) -> List[str]:
        """ "30nd" is two words where nothing is called so."""
        found: List[str] = []
        for word in words:
            low, high = self._stretch(word)
            found += parts(word) if low == high and word[:1] != "@" else [word]
        return found

    def _fit(self, word: str) -> Fit:
        """A fragment begins a word, or is a run of initials where it can hardly be anything else."""
        places = self._beginning(word)
        if could_be_initials(word) and (not _VOWEL.search(word) or (not places and len(word) <= 5)):
            return Fit(places, word.encode("ascii"))
        return Fit(places)

    def _doubted(self, fits: Sequence[Fit]) -> List[List[int]]:
        """Which words may hold a slip: all that nobody knows; where there are none, one or another."""
        unknown = [at for at, fit in enumerate(fits) if not fit.places]
        return [unknown] if unknown else [[at] for at in range(len(fits))]

    def _slipped(self, words: Sequence[str], at: int) -> Fit:
        """What fits if the word holds a slip: a whole word, of the last one a beginning, for it may go on."""
        few: Set[int] = set()
        common = 0
        for slip in slips(words[at]):
            places = self._beginning(slip) if at == len(words) - 1 and len(slip) > 3 else self._whole(slip)
            if isinstance(places, int):
                common |= places
            else:
                few |= places
        return Fit(self._either(few, common) if common else few)

    def _beginning(self, word: str) -> Places:
        """The entries with a word that begins so."""
        common = self._common.get(word)
        if common is not None:
            return int.from_bytes(self._bits[common * self._width : (common + 1) * self._width], "little")
        low, high = self._stretch(word)
        return self._stretched(low, high)

    def _whole(self, word: str) -> Places:
        """The entries with this very word; of a common one, also those with a longer one."""
        low, high = self._stretch(word)
        if low == high or self._words[low] != word:
            return set()
        return self._beginning(word) if word in self._common else self._stretched(low, low + 1)

    def _stretch(self, word: str) -> Tuple[int, int]:
        return bisect.bisect_left(self._words, word), bisect.bisect_left(self._words, word + "\U0010ffff")

    def _stretched(self, low: int, high: int) -> Set[int]:
        return set(self._places[self._starts[low] : self._starts[high]])

    def _meeting(self, several: Sequence[Places]) -> Places:
        """What is in all of them; in none, everything."""
        common = (1 << self.count) - 1
        few: Optional[Set[int]] = None
        for places in several:
            if isinstance(places, int):
                common &= places
            else:
                few = places if few is None else few & places
        return common if few is None else self._among(few, common)

    def _among(self, few: Set[int], places: Places) -> Set[int]:
        """Those of a few that are in other places too."""
        if not isinstance(places, int):
            return few & places
        bits = places.to_bytes(self._width, "little")
        return {place for place in few if bits[place >> 3] >> (place & 7) & 1}

    def _either(self, one: Places, other: Places) -> Places:
        if not isinstance(one, int) and not isinstance(other, int):
            return one | other
        return self._as_bits(one) | self._as_bits(other)

    def _as_bits(self, places: Places) -> int:
        if isinstance(places, int):
            return places
        bits = bytearray(self._width)
        for place in places:
            bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def _best(self, fits: Sequence[Fit], words: Sequence[str], most: int, used: Mapping[str, int]) -> List[Found]:
        sure = self._meeting([fit.places for fit in fits if not fit.initials])
        either = [fit for fit in fits if fit.initials]
        if not sure:
            return []
        exact = self._of_all(sure, either, [self._whole("#" + word.lstrip("0")) for word in words if word.isdigit()])
        names = (
            [self._stretched(*self._stretch("^" + before + " ".join(words)[:80])) for before in ("", "luat ", "bo luat ")] if words else []
        )
        named = self._of_all(sure, either, names)
        times = {place: count for number, count in used.items() for place in self._of_key(number)}
        first = exact | named | self._of_all(sure, either, [set(times)])
        found = [Found(place, False, place in exact, times.get(place, 0), place in named, True) for place in first]
        found.sort(key=lambda each: (each.order, each.place))
        rest = itertools.islice((place for place in self._run(sure, either) if place not in first), most)
        return found[:most] + [Found(place, False, False, 0, False, True) for place in rest]

    def _of_all(self, sure: Places, either: Sequence[Fit], several: Sequence[Places]) -> Set[int]:
        """Of the entries of several sets those that fit."""
        every: Set[int] = set().union(*[places for places in several if not isinstance(places, int)])
        return {place for place in self._among(every, sure) if all(self._fits(place, fit) for fit in either)} if every else every

    def _fits(self, place: int, fit: Fit) -> bool:
        if isinstance(fit.places, int):
            if fit.places >> place & 1:
                return True
        elif place in fit.places:
            return True
        return fit.initials in self._initials[place * INITIALS : (place + 1) * INITIALS]

    def _run(self, sure: Places, either: Sequence[Fit]) -> Iterator[int]:
        """The places that fit, the lowest first, found as they are asked for: where there are many, few are looked at."""
        if not isinstance(sure, int):
            going: Iterator[int] = iter(sorted(sure))
        elif either:
            driving = max(either, key=lambda fit: len(fit.initials))
            going = self._either_way(sure, driving)
            either = [fit for fit in either if fit is not driving]
        else:
            going = self._set_bits(sure)
        return (place for place in going if all(self._fits(place, fit) for fit in either))

    def _either_way(self, sure: int, fit: Fit) -> Iterator[int]:
        """Of many places those that fit by a word or by initials."""
        bits = sure.to_bytes(self._width, "little")
        by_word = self._set_bits(fit.places) if isinstance(fit.places, int) else iter(sorted(fit.places))
        last = -1
        for place in heapq.merge(by_word, self._with_initials(fit.initials)):
            if place != last and bits[place >> 3] >> (place & 7) & 1:
                yield place
            last = place

    def _with_initials(self, letters: bytes) -> Iterator[int]:
        """The places of the entries with these initials in a row; a row ends in a dot, so none reaches into the next."""
        at = self._initials.find(letters)
        while at >= 0:
            place = at // INITIALS
            yield place
            at = self._initials.find(letters, (place + 1) * INITIALS)

    def _set_bits(self, bits: int) -> Iterator[int]:
        data = bits.to_bytes(self._width, "little")
        for match in _SET.finditer(data):
            byte = data[match.start()]
            yield from [match.start() * 8 + bit for bit in range(8) if byte >> bit & 1]

    def _of_key(self, wanted: str) -> Tuple[int, ...]:
        """Where a document of this key may be."""
        if wanted not in self._used:
            check = zlib.crc32(wanted.encode("utf-8"))
            low, high = bisect.bisect_left(self._sums, check), bisect.bisect_right(self._sums, check)
            self._used[wanted] = tuple(self._keyed[low:high])
        return self._used[wanted]

    def _block(self, number: int) -> List[str]:
        block = self._blocks.get(number)
        if block is None:
            start = self._ends[number - 1] if number else 0
            block = zlib.decompress(self._records[start : self._ends[number]]).decode("utf-8").split(RECORD)
            if len(self._blocks) >= KEPT_BLOCKS:
                self._blocks = {}
            self._blocks[number] = block
        return block


def numbers(part: memoryview) -> "memoryview[int]":
    """Numbers of four bytes, the lowest first; the processors an office runs on read them where they lie."""
    if sys.byteorder == "little":
        return part.cast("I")
    return memoryview(struct.pack("=%dI" % (len(part) // 4), *struct.unpack("<%dI" % (len(part) // 4), part))).cast("I")


def _lines(part: memoryview) -> List[str]:
    return str(part, "utf-8").split("\n") if len(part) else []


def write_record(entry: Entry) -> str:
    values = [
        ""
        if value is None
        else value.isoformat()
        if isinstance(value, datetime.date)
        else ";".join(value)
        if isinstance(value, tuple)
        else str(value)
        for value in entry
    ]
    return FIELD.join([value.replace(FIELD, " ").replace(RECORD, " ") for value in values])


def read_record(record: str) -> Entry:
    type, number, date, issuer, subject, replaced_by, since, start, end, amended, source, known, rank = record.split(FIELD)
    day = _day(date)
    assert day is not None
    amended_by = tuple(amended.split(";")) if amended else ()
    return Entry(type, number, day, issuer, subject, replaced_by, _day(since), _day(start), _day(end), amended_by, source, known, int(rank))


def _day(text: str) -> Optional[datetime.date]:
    return datetime.date(int(text[:4]), int(text[5:7]), int(text[8:10])) if text else None
