"""Choices: what a person ticked, reworded, added, put in order; and the list that comes of it. Pure: it knows no window.

A line is known by its words, not by its place, so what was chosen stays while the text goes on and another list is proposed.
"""

from __future__ import annotations

from typing import Dict, FrozenSet, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from vanthu.anatomy.model import Span
from vanthu.recipients.manner import manner_of, said
from vanthu.recipients.proposing import KINDS, Recipient
from vanthu.recipients.standing import kind_of
from vanthu.vietnamese.unicode import compose

ARCHIVE = "archive"
OWN, SET = "own", "set"  # reasons of lines that no text asks for
USUAL = "usual"  # the reason of lines that are only offered


class Choices(NamedTuple):
    """What a person chose in one document."""

    ticks: Mapping[str, bool] = {}  # by the key of a line
    words: Mapping[str, str] = {}  # what a line is to say instead
    own: Tuple[Recipient, ...] = ()  # lines typed here, or brought by a set
    order: Tuple[str, ...] = ()  # keys; () as proposed
    known: Optional[FrozenSet[str]] = None  # lines that have been shown; None: nothing yet
    new: FrozenSet[str] = frozenset()  # lines that came while the text was being written
    page: Tuple[str, ...] = ()  # keys of what stood on the page last
    unit: str = ""  # that drafts
    set: str = ""  # the saved set that was taken last


class Line(NamedTuple):
    """A line of the list as the panel shows it."""

    key: str
    words: str  # as it would be written
    kind: str
    status: str  # stands | add | correct | drop | left | maybe
    ticked: bool
    was: str = ""  # as it stands on the page, or was proposed, where the words are others
    why: str = ""
    because: Tuple[Span, ...] = ()
    own: bool = False
    new: bool = False


def key_of(words: str, kind: str = "") -> str:
    """What a line is known by. There is one archive line, whatever it says."""
    return ARCHIVE if kind == ARCHIVE else " ".join(compose(words).casefold().split()).strip(" .;,")


def standing_words(recipient: Recipient) -> str:
    """What stands on the page of it; "" where it does not stand there."""
    return recipient.was or recipient.words if recipient.status != "add" else ""


# The list


def lines(choices: Choices, proposed: Sequence[Recipient]) -> Tuple[Line, ...]:
    """What is proposed and what the person chose, as one list."""
    found: Dict[str, Line] = {}
    gone = _reworded_on_page(choices, proposed)
    for recipient in proposed:
        key = key_of(recipient.words, recipient.kind)
        if key not in gone and key not in found:
            found[key] = _line(choices, recipient, key)
    for key, recipient in _own(choices):
        if key not in gone and key not in found and key_of(recipient.words) not in found:
            found = _placed(found, _line(choices, recipient, key, own=True))
    return tuple([found[key] for key in _ordered(list(found), [gone.get(key, key) for key in choices.order])])


def _own(choices: Choices) -> Iterator[Tuple[str, Recipient]]:
    """Lines of the person's own; also what somebody wrote for a line that is not asked for any more."""
    for recipient in choices.own:
        yield key_of(recipient.words), recipient
    for key, words in choices.words.items():
        if key != ARCHIVE and choices.ticks.get(key):
            yield key, Recipient(words, kind_of(words)[0], why=OWN)


def _line(choices: Choices, recipient: Recipient, key: str, own: bool = False) -> Line:
    page = standing_words(recipient)
    ticked = choices.ticks.get(key, recipient.status != "drop" and (page != "" or recipient.why != USUAL))
    words = choices.words.get(key, recipient.words)
    if page:
        status = "drop" if not ticked else "stands" if _same(words, page) else "correct"
    else:
        status = "add" if ticked else "left" if key in choices.ticks else "maybe"
    other = page if page else recipient.words
    was = "" if _same(words, other) else other
    return Line(key, words, recipient.kind, status, ticked, was, recipient.why, recipient.because, own, key in choices.new and not page)


def _same(one: str, other: str) -> bool:
    return " ".join(compose(one).split()) == " ".join(compose(other).split())


def _reworded_on_page(choices: Choices, proposed: Sequence[Recipient]) -> Dict[str, str]:
    """Lines whose other words stand on the page by now, which are not asked for once more; and the keys of those words."""
    page = {key_of(standing_words(each), each.kind) for each in proposed if each.status != "add"}
    others = {key: key_of(words) for key, words in choices.words.items() if key != ARCHIVE}
    return {key: other for key, other in others.items() if other != key and other in page}


def _placed(found: Dict[str, Line], line: Line) -> Dict[str, Line]:
    """A line of one's own after those of its kind, before the archive line."""
    rank = KINDS.index(line.kind)
    keys = list(found)
    at = next((place + 1 for place in range(len(keys) - 1, -1, -1) if KINDS.index(found[keys[place]].kind) <= rank), 0)
    items = list(found.items())
    return dict([*items[:at], (line.key, line), *items[at:]])


def _ordered(keys: Sequence[str], order: Sequence[str]) -> List[str]:
    """In the person's order; what is not in it comes where most of what was proposed before and behind it still is."""
    if not order:
        return list(keys)
    rank = {key: number for number, key in enumerate(keys)}
    placed = [key for key in order if key in rank]
    for key in keys:
        if key not in placed:
            ranks = [rank[each] for each in placed]
            wrong = [
                sum(each > rank[key] for each in ranks[:at]) + sum(each < rank[key] for each in ranks[at:]) for at in range(len(ranks) + 1)
            ]
            placed.insert(max(at for at, number in enumerate(wrong) if number == min(wrong)), key)
    return placed


def to_write(shown: Sequence[Line]) -> Tuple[str, ...]:
    """The words of the list, one line each."""
    return tuple([line.words for line in shown if line.ticked])


# What the text brings


def follow(choices: Choices, proposed: Sequence[Recipient], page: Sequence[str]) -> Choices:
    """The text has been read again; `page` is what its list says. What stands there anew is ticked again, what comes anew is marked."""
    standing = {key_of(standing_words(each), each.kind): key_of(each.words, each.kind) for each in proposed if each.status != "add"}
    now = tuple([standing.get(key_of(words), key_of(words)) for words in page])
    keys = frozenset([key_of(each.words, each.kind) for each in proposed if each.status != "add" or each.why != USUAL])
    came = [key for key in now if key not in choices.page]
    ticks = {key: tick for key, tick in choices.ticks.items() if tick or key not in came}
    renamed = _reworded_on_page(choices, proposed)
    order = [renamed.get(key, key) for key in choices.order]
    known = choices.known if choices.known is not None else keys
    new = ((choices.new | (keys - known)) & keys) - set(now)
    choices = _archived(choices._replace(ticks=ticks, known=known | keys, new=new), proposed)
    return choices._replace(order=() if _moved_by_hand(choices.page, now, order) else choices.order, page=now)


def _archived(choices: Choices, proposed: Sequence[Recipient]) -> Choices:
    """Other words for the archive line count until they stand there."""
    stands = next((standing_words(each) for each in proposed if each.kind == ARCHIVE and each.status != "add"), "")
    if not _same(choices.words.get(ARCHIVE, ""), stands) or not stands:
        return choices
    return choices._replace(words={key: words for key, words in choices.words.items() if key != ARCHIVE}, unit="")


def _moved_by_hand(before: Sequence[str], now: Sequence[str], order: Sequence[str]) -> bool:
    """Whether somebody changed the order on the page itself: that counts then, and not what was chosen here before."""
    was, stands = [key for key in before if key in now], [key for key in now if key in before]
    wanted = [key for key in order if key in stands]
    return was != stands and [key for key in stands if key in wanted] != wanted


# What a person does


def ticked(choices: Choices, line: Line, tick: bool) -> Choices:
    """What is only offered is offered again when it is not wanted."""
    if not tick and line.why == USUAL and line.status == "add":
        return choices._replace(ticks={key: each for key, each in choices.ticks.items() if key != line.key})
    return seen(choices._replace(ticks={**choices.ticks, line.key: tick}), line.key)


def reworded(choices: Choices, line: Line, words: str) -> Choices:
    """Other words for a line; it is wanted then. "": as it was proposed."""
    rest = {key: each for key, each in choices.words.items() if key != line.key}
    return ticked(choices._replace(words={**rest, line.key: words} if words else rest), line, True)


def moved(choices: Choices, shown: Sequence[Line], key: str, to: int) -> Choices:
    """A line to another place of the list."""
    order = [line.key for line in shown if line.key != key]
    order.insert(max(min(to, len(order)), 0), key)
    return choices._replace(order=tuple(order))


def added(choices: Choices, words: str, shown: Sequence[Line], after: str = "") -> Choices:
    """A line of the person's own, behind the chosen one or at the end of the list; one that is there already is ticked."""
    key = key_of(words)
    there = next((line for line in shown if line.key == key or key_of(line.words) == key), None)
    if there is not None:
        return ticked(choices, there, True)
    choices = choices._replace(
        own=(*choices.own, Recipient(words, kind_of(words)[0], why=OWN)), known=(choices.known or frozenset()) | {key}
    )
    at = next((place for place, line in enumerate(shown) if line.key == after and line.kind != ARCHIVE), None)
    return choices if at is None else moved(choices, shown, key, at + 1)


def removed(choices: Choices, line: Line) -> Choices:
    """A line of one's own goes, and all that was chosen for it."""
    return choices._replace(
        own=tuple([each for each in choices.own if key_of(each.words) != line.key]),
        ticks={key: tick for key, tick in choices.ticks.items() if key != line.key},
        words={key: words for key, words in choices.words.items() if key != line.key},
        order=tuple([key for key in choices.order if key != line.key]),
    )


def as_listed(items: Sequence[str], shown: Sequence[Line], page: Sequence[str]) -> Tuple[str, ...]:
    """The lines of a set, in the words of the list where it has them in its own manner: "các PCT" for "các Phó Chủ tịch"."""
    manner, keys = manner_of(page), {key_of(line.words) for line in shown}
    both = [(words, said(words, manner)) for words in items]
    return tuple([other if key_of(other) in keys else words for words, other in both])


def with_set(choices: Choices, name: str, items: Sequence[str], shown: Sequence[Line]) -> Choices:
    """The lines of a saved set come in, those that another set brought go. "": only that."""
    choices = choices._replace(own=tuple([each for each in choices.own if each.why != SET]), set=name)
    there = {line.key: line for line in shown if not line.own or line.why != SET}
    there.update({key_of(line.words): line for line in there.values()})
    for words in items:
        key, kind = key_of(words), kind_of(words)[0]
        if key in there:
            choices = ticked(choices, there[key], True)
        elif kind != ARCHIVE:
            ticks = {each: tick for each, tick in choices.ticks.items() if each != key}
            choices = choices._replace(own=(*choices.own, Recipient(words, kind, why=SET)), ticks=ticks)
    return choices


def seen(choices: Choices, *keys: str) -> Choices:
    """No longer new."""
    return choices._replace(new=choices.new - set(keys))
