"""Break one thing in a right document of each type of each regime: exactly that rule speaks.

Where two regimes whose documents look alike have the very same rule, the documents of one of them are broken.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from core.examples import document
from core.models import model, models
from core.test_examples import is_anothers, told
from vanthu.checks.case import CHECKS
from vanthu.compose import Draft
from vanthu.pipeline import check
from vanthu.rulebook import load

Changes = dict[str, Any]
JOINT = ("biên bản", "hợp đồng", "bản ghi nhớ", "bản thỏa thuận")  # signed by several; a list of recipients is not asked of them


class Mutation(NamedTuple):
    """What is broken, the rule that must speak, and in which models it can be broken at all."""

    name: str
    rule: str
    broken: Callable[[Draft], Changes]
    where: Callable[[Draft], bool] = lambda draft: True


def constant(**changes: Any) -> Callable[[Draft], Changes]:
    return lambda draft: {key.replace("__", "."): value for key, value in changes.items()}


def has(*parts: str) -> Callable[[Draft], bool]:
    return lambda draft: all(getattr(draft, part) for part in parts)


def named(draft: Draft) -> bool:
    return draft.type not in ("công văn", "thư công")


def signs_alone(draft: Draft) -> bool:
    return len(draft.signers) == 1 and draft.type != "thư công"


def is_listed(draft: Draft) -> bool:
    return draft.type not in (*JOINT, "thư công")


def undivided(draft: Draft) -> bool:
    """Without Phần and Chương, whose own place is the middle."""
    return draft.body[0].kind not in ("part", "chapter")


def needs_operative(draft: Draft) -> bool:
    return bool(draft.operative) and not (draft.regime.startswith("party") and draft.type == "nghị quyết")


def open_first(items: tuple[str, ...]) -> list[str]:
    return [items[0][:-1], *items[1:]]


def open_last(items: tuple[str, ...]) -> list[str]:
    return [*items[:-1], items[-1][:-1]]


def spaced(draft: Draft) -> Changes:
    return {"number": draft.number.replace("/", " / ")}


def other_symbol(draft: Draft) -> Changes:
    short = draft.number.replace("Số:", "").replace("Số", "").split("/")
    wrong = "PG" if draft.type != "phiếu gửi" else "PC"
    if "-" in short[0]:  # Số 15-KH/ĐU
        return {"number": draft.number.replace(short[0].split("-")[1] + "/", wrong + "/", 1)}
    return {"number": draft.number.replace("/" + short[1].split("-")[0], "/" + wrong, 1)}


def unpadded(draft: Draft) -> Changes:
    place = draft.dateline.split(",")[0]
    return {"dateline": f"{place}, ngày 5 tháng 10 năm {draft.dateline[-4:]}"}


MUTATIONS = (
    Mutation("en dash in the motto", "motto.text", constant(motto="Độc lập – Tự do – Hạnh phúc"), has("motto")),
    Mutation("a letter missing in the banner", "banner.text", lambda draft: {"banner": draft.banner[:-1]}),
    Mutation("banner gone", "banner.missing", constant(banner=""), named),
    Mutation("motto gone", "motto.missing", constant(motto=""), has("motto")),
    Mutation("motto upright but thin", "motto.format", constant(motto__bold=False), has("motto")),
    Mutation("no rule under the motto", "motto.line", constant(motto__line="none"), has("motto")),
    Mutation("small number", "number.format", constant(number__size=9), has("number")),
    Mutation("number gone", "number.missing", constant(number=""), lambda draft: draft.type != "thư công"),
    Mutation("another type's symbol", "number.type", other_symbol, lambda draft: named(draft) and bool(draft.number)),
    Mutation("number with blanks", "number.form", spaced, lambda draft: bool(draft.number) and draft.regime != "youth"),
    Mutation("dateline upright", "dateline.format", constant(dateline__italic=False), has("dateline")),
    Mutation("dateline gone", "dateline.missing", constant(dateline=""), lambda draft: draft.type not in ("biên bản", "thư công")),
    Mutation("day not padded", "dateline.padding", unpadded, has("dateline")),
    Mutation("thin title", "title.format", constant(title__bold=False), named),
    Mutation("subject at the left", "subject.format", constant(subject__align="left"), lambda draft: named(draft) and bool(draft.subject)),
    Mutation("no rule under the issuer", "issuer.line", constant(issuer__line="none")),
    Mutation("operative word gone", "operative.missing", constant(operative=""), needs_operative),
    Mutation("thin operative word", "operative.format", constant(operative__bold=False), has("operative")),
    Mutation("authority gone", "authority.missing", constant(authority=""), has("authority")),
    Mutation("a basis without its semicolon", "basis.punctuation", lambda draft: {"bases": open_first(draft.bases)}, has("bases")),
    Mutation("large text", "body.size", constant(body__size=18)),
    Mutation("ragged text", "body.align", constant(body__align="left"), undivided),
    Mutation("text without indents", "body.indent", constant(body__first=0.0)),
    Mutation("text without spacing", "body.spacing", constant(body__after=0.0)),
    Mutation("double leading", "body.leading", constant(body__leading=["multiple", 2.0])),
    Mutation("narrow margin", "page.margins", constant(page__left=12)),
    Mutation("two blanks", "typography.spaces", constant(text="Các đơn vị  nghiêm túc thực hiện.")),
    Mutation("a word twice", "typography.repeat", constant(text="Các đơn vị thực hiện sau khi khi được phê duyệt.")),
    Mutation("a slip of spelling", "typography.spelling", constant(text="Văn phòng có trách nhiệm sử lý các vướng mắc.")),
    Mutation("Điều in small letters", "caps.reference", constant(text="Các đơn vị thực hiện theo quy định tại điều 5 Luật Lưu trữ.")),
    Mutation("signature gone", "signature.missing", constant(signature=""), signs_alone),
    Mutation("a degree before the name", "signature.name", constant(signer__name="TS. Trần Văn Minh")),
    Mutation("small name", "signature.format", constant(signer__name__size=9)),
    Mutation("recipients gone", "recipients.missing", constant(recipients=[]), is_listed),
    Mutation("label misspelt", "recipients.label", constant(recipients__label="Nơi nhận")),
    Mutation("no full stop at the list's end", "recipients.items", lambda draft: {"recipients": open_last(draft.recipients)}),
    Mutation("large list", "recipients.format", constant(recipients__size=16)),
    Mutation("label of a letter gone", "addressees.missing", constant(addressees=[]), lambda draft: draft.type == "công văn"),
)  # fmt: skip


@pytest.mark.parametrize("mutation", MUTATIONS, ids=[mutation.name for mutation in MUTATIONS])
def test_exactly_that_rule_speaks(mutation: Mutation) -> None:
    wrong: list[str] = []
    tried = 0
    for regime, type in models():
        rule = load(regime).rules.get(mutation.rule)
        draft = model(regime, type)
        if rule is None or not rule.active or mutation.rule not in CHECKS or not mutation.where(draft):
            continue
        if is_anothers(regime, mutation.rule):
            continue
        tried += 1
        findings = check(document(regime, type, mutation.broken(draft)), regime).findings
        if {finding.rule for finding in findings} != {mutation.rule}:
            wrong.append(f"{regime}, {type}:\n{told(findings) or 'silence'}")
    assert not wrong, f"{len(wrong)} of {tried}\n" + "\n".join(wrong)
    if not tried:
        pytest.skip("no such rule yet")
