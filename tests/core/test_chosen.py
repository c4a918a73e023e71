"""What somebody chose counts, whatever the page tells: the type of the main text. And a check nobody waits for is dropped."""

from __future__ import annotations

from typing import Callable

import pytest
from building import plain
from models import model, types
from test_mend import Sheet

from vanthu.anatomy import anatomise
from vanthu.compose import lay_out, proper
from vanthu.document import Document, plain_block
from vanthu.mend import mend
from vanthu.pipeline import Unwanted, check
from vanthu.rulebook import load
from vanthu.types import abbreviations


def right(type: str) -> Document:
    return lay_out(model("state", type), load("state")).document


def rules(document: Document, type: str) -> set[str]:
    return {finding.rule for finding in check(document, type=type).findings}


@pytest.mark.parametrize("type", types("state"))
def test_the_type_it_has_changes_nothing(type: str) -> None:
    assert check(right(type), type=check(right(type)).anatomy.main.type).findings == check(right(type)).findings


def test_the_choice_overrides_the_title() -> None:
    main = check(right("báo cáo"), type="tờ trình").anatomy.main
    assert (main.type, main.type_sure) == ("tờ trình", 1.0)
    assert main.parts["title"].text == "BÁO CÁO"


def test_the_number_is_judged_against_the_choice() -> None:
    found = [finding for finding in check(right("báo cáo"), type="tờ trình").findings if finding.rule == "number.type"]
    assert [(finding.found, finding.preview) for finding in found] == [("BC", "TTr")]


def test_what_a_type_must_have_follows_the_choice() -> None:
    decision = {"authority.missing", "basis.missing", "operative.missing"}
    assert not decision & rules(right("kế hoạch"), "kế hoạch")
    assert decision <= rules(right("kế hoạch"), "quyết định")


def test_a_titled_text_said_to_be_a_letter_is_not_asked_for_another_opening() -> None:
    """Its subject stands under a title: where a công văn's would stand, and how it opens, is not its matter."""
    assert not rules(right("kế hoạch"), "công văn") & {"subject.letter", "subject.gap", "title.missing", "subject.line"}


def test_a_letter_said_to_be_a_proposal_lacks_its_title() -> None:
    found = {finding.rule: finding for finding in check(right("công văn"), type="tờ trình").findings}
    assert "title.missing" in found
    assert "title.missing" not in rules(right("công văn"), "công văn")


@pytest.mark.parametrize("chosen", sorted(abbreviations("state")))
@pytest.mark.parametrize("type", ("quyết định", "kế hoạch", "công văn", "giấy mời"))
def test_any_choice_can_be_mended(type: str, chosen: str) -> None:
    sheet = Sheet(right(type))
    assert mend(sheet, type=chosen).left.anatomy.main.type == chosen
    assert not mend(sheet, type=chosen).done


def test_only_the_main_text_is_chosen() -> None:
    decision = right("quyết định")
    acts = anatomise(decision, type="tờ trình").acts
    assert [act.type for act in acts[1:]] == [act.type for act in anatomise(decision).acts[1:]]


def test_a_page_with_a_chosen_type_is_a_document() -> None:
    """However little there is of it: somebody said so."""
    begun = Document((plain_block("Kính trình Ủy ban nhân dân xã xem xét."),))
    assert check(begun).anatomy.kind == "letter"
    assert check(begun, type="tờ trình").anatomy.kind == "document"
    assert check(Document(()), type="tờ trình").anatomy.kind == "empty"


def test_no_word_is_lost_when_a_titled_text_is_said_to_be_a_letter() -> None:
    raw = plain("SỞ NỘI VỤ\nSố: 3/KH-SNV\n\nKẾ HOẠCH\nCông tác văn thư\n\nI. MỤC ĐÍCH\nLàm tốt công tác văn thư./.")
    words = " ".join(block.text for block in proper(raw, type="công văn").document.blocks)
    assert "KẾ HOẠCH" in words and "Công tác văn thư" in words


def asked(times: int) -> Callable[[], bool]:
    """Wanted so many times, then no more."""
    left = [times]

    def wanted() -> bool:
        left[0] -= 1
        return left[0] >= 0

    return wanted


@pytest.mark.parametrize("times", (0, 1, 2, 20))
def test_what_nobody_waits_for_is_dropped(times: int) -> None:
    with pytest.raises(Unwanted):
        check(right("quyết định"), wanted=asked(times))


def test_what_is_wanted_is_found() -> None:
    assert check(right("quyết định"), wanted=lambda: True).findings == check(right("quyết định")).findings
