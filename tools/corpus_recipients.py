"""tools/corpus_recipients.py FOLDER [--list]: propose the recipients of published texts from their words alone, and compare.

Each text's list is taken away, one is proposed (the office unknown, but for what the header says), and the two are compared:

- a proposed line is right where the list that stood reaches all it stands for: by name, by an abbreviation, through a group, or through
  "Như trên" and "Như Điều …"; a line that may mean anyone ("các đơn vị liên quan") reaches nobody here;
- a line that stood is found where a proposed one is the same body after folding, or reaches it, or is of the same customary kind;
- "Như Điều …" must name the same article; of the archive line only that it is there is compared: no text tells its unit.

Precision and recall are micro-averages over all lines of all texts. With --list what was wrong and what was missed is printed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "python"))

from vanthu.anatomy import Anatomy, anatomise  # noqa: E402
from vanthu.compose.raw import clean  # noqa: E402
from vanthu.document import Document, plain_block  # noqa: E402
from vanthu.facts.reading import case_of  # noqa: E402
from vanthu.recipients import Reach, asked_of, reach_from, reach_of, tasks_in  # noqa: E402
from vanthu.recipients.bodies import Body, bodies_at  # noqa: E402
from vanthu.recipients.issuing import issuer_of  # noqa: E402
from vanthu.recipients.proposing import Recipient, propose  # noqa: E402
from vanthu.recipients.standing import Line, lines_of  # noqa: E402
from vanthu.recipients.usual import Usual, usual_of  # noqa: E402
from vanthu.vietnamese.text import fold  # noqa: E402

ASIDE = re.compile(r"\([^()]*\)")
NUMBER = re.compile(r"\d+")


class Outcome(NamedTuple):
    """One text: how each proposed line and each line that stood fared."""

    name: str
    proposed: list[tuple[Recipient, bool]]
    stood: list[tuple[Line, bool]]
    asked: list[tuple[str, bool]]  # the bodies that the text gives something, and whether the list reaches them


def main(arguments: list[str]) -> None:
    listed = "--list" in arguments
    folders = [Path(each) for each in arguments if not each.startswith("--")]
    if len(folders) != 1 or not folders[0].is_dir():
        raise SystemExit("corpus_recipients.py FOLDER [--list]: a folder of .txt files")
    outcomes = list(measured(folders[0]))
    report(outcomes)
    if listed:
        for outcome in outcomes:
            failures(outcome)


def measured(folder: Path) -> Iterator[Outcome]:
    """Every text of the folder that has a list."""
    for path in sorted(folder.glob("*.txt")):
        anatomy = read(re.sub(r"\*+", "", path.read_text(encoding="utf-8")))
        if "recipients" in anatomy.main.parts:
            yield outcome(path.name, anatomy)


def read(text: str) -> Anatomy:
    picture = Document(tuple(plain_block(line) for line in text.split("\n")), plain=True)
    return anatomise(clean(picture).document)


def outcome(name: str, anatomy: Anatomy) -> Outcome:
    case = case_of(anatomy)
    issuer = issuer_of(anatomy)
    lines = [line for line in lines_of(case, issuer) if line.bare]
    usual = usual_of(anatomy, issuer)
    bare = without_list(anatomy)
    proposed = propose(bare).recipients
    reach = reach_from(anatomy, anatomy.main, [line.words for line in lines])
    strict = reach._replace(anyone=False) if reach is not None else reach_of([line.words for line in lines])
    right = [(each, is_right(each, bare, lines, usual, strict)) for each in proposed]
    found = [(line, is_found(line, proposed, usual)) for line in lines]
    tasked = [(each.body.name, strict.reaches(each.body)) for each in asked_of(anatomy, anatomy.main)]
    return Outcome(name, right, found, tasked)


def without_list(anatomy: Anatomy) -> Anatomy:
    """The same text, read again without its list of recipients."""
    spans = [span for name in ("recipients", "drafter") if name in anatomy.main.parts for span in anatomy.main.parts[name].spans]
    blocks = []
    for index, block in enumerate(anatomy.document.blocks):
        text = block.text
        for span in sorted((span for span in spans if span.block == index), reverse=True):
            text = text[: span.start] + text[span.end :]
        if text == block.text:
            blocks.append(block)
        elif text.strip():
            blocks.append(plain_block(text))
    return anatomise(replace(anatomy.document, blocks=tuple(blocks)), anatomy.regime, anatomy.date, anatomy.main.type)


def is_right(proposed: Recipient, anatomy: Anatomy, lines: list[Line], usual: tuple[Usual, ...], reach: Reach) -> bool:
    if proposed.kind in ("above", "archive"):
        return any(line.kind == proposed.kind for line in lines)
    if proposed.kind == "article":
        return any(line.kind == "article" and NUMBER.findall(line.words)[-1:] == NUMBER.findall(proposed.words) for line in lines)
    if proposed.why in ("task", "report"):
        tasks = [task for task in tasks_in(anatomy.document, anatomy.main) if task.span in proposed.because]
        return all(reach.reaches(task.body) for task in tasks)
    custom = [each for each in usual if fold(each.words) == fold(proposed.words)]
    return any(each.is_reached(part) for each in custom for line in lines for part in line.words.split("; "))


def is_found(line: Line, proposed: tuple[Recipient, ...], usual: tuple[Usual, ...]) -> bool:
    if line.kind in ("above", "archive"):
        return any(each.kind == line.kind for each in proposed)
    if line.kind == "article":
        return any(each.kind == "article" and NUMBER.findall(line.words)[-1:] == NUMBER.findall(each.words) for each in proposed)
    if any(custom.is_reached(line.words) for custom in usual):
        return True
    named = bodies_in(line.words)
    words = [each.words for each in proposed]
    reach = reach_of(words)
    return bool(named) and any(reach.reaches(body) for body in named) or plain(line.words) in map(plain, words)


def bodies_in(words: str) -> list[Body]:
    return [named.body for named in bodies_at(words, 0)[0]]


def plain(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(ASIDE.sub("", words))))


def report(outcomes: list[Outcome]) -> None:
    print(f"{len(outcomes)} texts with a list of recipients, {sum(len(each.stood) for each in outcomes)} lines in them\n")
    print("What was proposed, by its reason: right / proposed\n")
    proposed = [pair for each in outcomes for pair in each.proposed]
    for why in sorted({recipient.why for recipient, _ in proposed}):
        row(why, [right for recipient, right in proposed if recipient.why == why])
    sure = [right for recipient, right in proposed if recipient.why != "usual"]
    row("all but usual", sure)
    row("all", [right for _, right in proposed])
    print("\nThe bodies that the text gives a task or a report: reached by the list that stood / read in the text\n")
    row("asked", [reached for each in outcomes for _, reached in each.asked])
    print("\nThe lines that stood, by kind: found / stood\n")
    stood = [pair for each in outcomes for pair in each.stood]
    for kind in Counter(line.kind for line, _ in stood):
        row(kind, [found for line, found in stood if line.kind == kind])
    row("all", [found for _, found in stood])


def row(name: str, answers: list[bool]) -> None:
    print(f"{name:<16}{sum(answers):>6} /{len(answers):>5}{sum(answers) / max(len(answers), 1):>8.1%}")


def failures(outcome: Outcome) -> None:
    wrong = [f"{each.words} ({each.why})" for each, right in outcome.proposed if not right]
    missed = [line.words for line, found in outcome.stood if not found]
    unreached = [name for name, reached in outcome.asked if not reached]
    print(f"\n{outcome.name}")
    for said, words in (("wrong", wrong), ("missed", missed), ("asked and not reached", unreached)):
        if words:
            print(f"  {said}: {'; '.join(words)}")


if __name__ == "__main__":
    main(sys.argv[1:])
