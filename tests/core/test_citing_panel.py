"""Putting a document in from the panel, the bases in order, how what is named stands, and recording what is not known."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.models import model
from vanthu.anatomy.model import Act, Anatomy, Part, Span
from vanthu.apply import apply
from vanthu.checks import run
from vanthu.citation import find
from vanthu.citing import Cited, cited_in
from vanthu.citing.inserting import insertion
from vanthu.citing.order import Basis, bases_of, in_order, ordered
from vanthu.citing.recording import entry_of, missing
from vanthu.citing.states import STATES, successor
from vanthu.compose import lay_out
from vanthu.document import Document, Run, plain_block
from vanthu.edit import Edit
from vanthu.pipeline import Checked, check
from vanthu.registers import citations as register
from vanthu.registers.citations import Entry
from vanthu.rulebook import load

DAY = datetime.date
CLERKS = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
ARCHIVES = "Luật Lưu trữ ngày 21 tháng 6 năm 2024"
POWERS = "Nghị định số 25/2025/NĐ-CP ngày 21 tháng 02 năm 2025 của Chính phủ quy định chức năng, nhiệm vụ của Bộ Nội vụ"
TODAY = DAY(2026, 8, 3)
ASKED = "Theo đề nghị của Chánh Văn phòng."


def checked(regime: str = "state", type: str = "quyết định", **changes: object) -> Checked:
    return check(lay_out(model(regime, type)._replace(**changes), load(regime)).document)


def decision(*bases: str) -> Checked:
    return checked(bases=bases)


def block(found: Checked, words: str) -> int:
    return next(at for at, each in enumerate(found.anatomy.document.blocks) if words in each.text)


def known(number: str) -> Entry:
    entry = register.find(number)
    assert entry is not None
    return entry


def listed(found: Checked) -> list[str]:
    part = found.anatomy.main.parts["bases"]
    return [found.anatomy.document.blocks[at].text for at in part.blocks]


def applied(found: Checked, edits: tuple[Edit, ...]) -> Checked:
    return check(apply(found.anatomy.document, edits), found.anatomy.regime)


# Putting in.


def test_a_basis_goes_to_its_place() -> None:
    found = decision(f"Căn cứ {ARCHIVES};", ASKED)
    result = applied(found, insertion(found.anatomy, found.rulebook, known("30/2020/NĐ-CP"), block(found, ARCHIVES), 3))
    assert listed(result) == [f"Căn cứ {ARCHIVES};", f"Căn cứ {CLERKS};", ASKED]
    result = applied(result, insertion(result.anatomy, result.rulebook, known("20/2023/QH15"), block(result, ASKED), 0))
    assert listed(result)[1] == "Căn cứ Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023;"
    assert all(run.format.italic for run in result.anatomy.document.blocks[block(result, "Giao dịch")].runs)
    assert not [finding for finding in result.findings if finding.rule.startswith(("basis.", "citation."))]


def test_a_basis_that_is_there_is_not_put_in_again() -> None:
    found = decision(f"Căn cứ {ARCHIVES};", f"Căn cứ {CLERKS}.")
    for number in ("30/2020/NĐ-CP", "33/2024/QH15"):
        assert insertion(found.anatomy, found.rulebook, known(number), block(found, ARCHIVES), 0) == ()


def test_the_last_stop_goes_to_the_new_last() -> None:
    found = decision(f"Căn cứ {ARCHIVES}.")
    result = applied(found, insertion(found.anatomy, found.rulebook, known("30/2020/NĐ-CP"), block(found, ARCHIVES), 0))
    assert listed(result) == [f"Căn cứ {ARCHIVES};", f"Căn cứ {CLERKS}."]


def test_one_of_higher_rank_goes_above_and_one_of_none_below() -> None:
    found = decision(f"Căn cứ {CLERKS};", ASKED)
    result = applied(found, insertion(found.anatomy, found.rulebook, known("33/2024/QH15"), block(found, CLERKS), 0))
    assert listed(result)[0] == f"Căn cứ {ARCHIVES};"
    result = applied(result, insertion(result.anatomy, result.rulebook, known("57-NQ/TW"), block(result, CLERKS), 0))
    assert "57-NQ/TW" in listed(result)[2] and listed(result)[3] == ASKED


def test_a_law_that_changes_another_goes_behind_it() -> None:
    found = decision("Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 19 tháng 02 năm 2025;", f"Căn cứ {ARCHIVES};", ASKED)
    result = applied(found, insertion(found.anatomy, found.rulebook, known("87/2025/QH15"), block(found, ASKED), 0))
    assert "Sửa đổi, bổ sung" in listed(result)[1]
    only = decision("Căn cứ Kế hoạch số 5/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh về A;", ASKED)
    result = applied(only, insertion(only.anatomy, only.rulebook, known("87/2025/QH15"), block(only, ASKED), 0))
    assert "Sửa đổi, bổ sung" in listed(result)[0]


def test_the_first_basis() -> None:
    found = decision()
    at = block(found, "QUYẾT ĐỊNH:")
    result = applied(found, insertion(found.anatomy, found.rulebook, known("30/2020/NĐ-CP"), at, 0))
    assert listed(result) == [f"Căn cứ {CLERKS}."]


def test_an_empty_paragraph_makes_way() -> None:
    found = decision(f"Căn cứ {ARCHIVES};", "", ASKED)
    empty = next((at for at in range(block(found, ARCHIVES), block(found, ASKED)) if not found.anatomy.document.blocks[at].text), None)
    if empty is not None:
        result = applied(found, insertion(found.anatomy, found.rulebook, known("30/2020/NĐ-CP"), empty, 0))
        assert [each.text for each in result.anatomy.document.blocks][block(result, ARCHIVES) :][:3] == [
            f"Căn cứ {ARCHIVES};",
            f"Căn cứ {CLERKS};",
            ASKED,
        ]


@pytest.mark.parametrize("line", ["Căn cứ [văn bản quy định về nội dung];", "Căn cứ ;", "Căn cứ", "căn cứ …;", "Căn cứ []; "])
def test_a_basis_that_names_nothing_yet_is_filled_in(line: str) -> None:
    found = decision(f"Căn cứ {CLERKS};", line, ASKED)
    at = block(found, f"Căn cứ {CLERKS};") + 1
    edits = insertion(found.anatomy, load("state"), known("33/2024/QH15"), at, 7)
    after = apply(found.anatomy.document, edits)
    assert after.blocks[at].text.strip() == f"{line[0]}ăn cứ {ARCHIVES};"
    assert len(after.blocks) == len(found.anatomy.document.blocks)


def test_a_basis_that_names_something_is_left() -> None:
    for line in ("Căn cứ tình hình [nêu rõ] của địa phương;", "Căn cứ [văn bản] và [văn bản khác];"):
        found = decision(f"Căn cứ {CLERKS};", line, ASKED)
        after = applied(found, insertion(found.anatomy, load("state"), known("33/2024/QH15"), block(found, line), 7))
        assert line in listed(after) and f"Căn cứ {ARCHIVES};" in listed(after)


def test_in_running_text() -> None:
    found = checked("state", "kế hoạch")
    at = block(found, "Để nâng cao chất lượng")
    text = found.anatomy.document.blocks[at].text

    def put(place: int) -> str:
        edits = insertion(found.anatomy, found.rulebook, known("30/2020/NĐ-CP"), at, place)
        return apply(found.anatomy.document, edits).blocks[at].text

    assert put(len("Để")).startswith(f"Để {CLERKS} nâng") and put(3).startswith(f"Để {CLERKS} nâng") and put(999) == text + " " + CLERKS


def test_in_running_text_behind_what_the_caret_is_in() -> None:
    document = Document((plain_block("Số: 15/KH-UBND"), plain_block("KẾ HOẠCH"), plain_block(f"Thực hiện {CLERKS}.")), plain=True)
    found = check(document, "state")
    edits = insertion(found.anatomy, found.rulebook, known("113/2025/NĐ-CP"), 2, 20)
    assert apply(document, edits).blocks[2].text.startswith(f"Thực hiện {CLERKS}, Nghị định số 113/2025/NĐ-CP ngày")
    edits = insertion(found.anatomy, found.rulebook, known("30/2020/NĐ-CP"), 2, 9999)
    assert apply(document, edits).blocks[2].text.endswith("văn thư. Nghị định số 30/2020/NĐ-CP")


REGIMES = ("state", "party-2026", "party-2018", "front", "youth")


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("type", ["quyết định", "kế hoạch"])
def test_what_is_put_in_is_right(regime: str, type: str) -> None:
    """Wherever, whatever it is: no rule of bases or citations says more than before."""
    found = checked(regime, type)
    before = sorted(finding.rule for finding in found.findings)
    day = found.anatomy.date or DAY(2026, 6, 15)
    entries = [entry for entry in register.every() if entry.subject and entry.issuer and not (entry.since and entry.since <= day)]
    act = found.anatomy.main
    places = [act.nodes[0].block, act.nodes[-1].block]
    places += [act.parts["bases"].block] if "bases" in act.parts else []
    for entry in entries[:: 5 if type == "quyết định" else 9]:
        for at in places:
            edits = insertion(found.anatomy, found.rulebook, entry, at, len(found.anatomy.document.blocks[at].text) // 2)
            result = applied(found, edits)
            more = [finding for finding in result.findings if finding.rule.startswith(("citation.", "basis."))]
            assert sorted(finding.rule for finding in more) == [rule for rule in before if rule.startswith(("citation.", "basis."))], more


@pytest.mark.parametrize("regime", REGIMES)
def test_first_in_full_then_in_short(regime: str) -> None:
    found = checked(regime, "kế hoạch")
    before = [finding.rule for finding in found.findings if finding.rule.startswith("citation.")]
    entry = known("144-QĐ/TW" if regime.startswith("party") else "118/2025/NĐ-CP")
    for number in (0, 1, -2):
        at = found.anatomy.main.nodes[number].block
        edits = insertion(found.anatomy, found.rulebook, entry, at, len(found.anatomy.document.blocks[at].text))
        assert (entry.subject in edits[0].after) == (number == 0)  # type: ignore[union-attr]
        found = applied(found, edits)
        assert [finding.rule for finding in found.findings if finding.rule.startswith("citation.")] == before


# In order.


def test_in_order_by_rank() -> None:
    found = decision(f"Căn cứ {CLERKS};", f"Căn cứ {ARCHIVES};", ASKED)
    result = applied(found, ordered(found.anatomy, found.rulebook))
    assert listed(result) == [f"Căn cứ {ARCHIVES};", f"Căn cứ {CLERKS};", ASKED]
    assert ordered(result.anatomy, result.rulebook) == ()


def test_who_proposes_comes_last_and_the_stop_with_it() -> None:
    found = decision("Theo đề nghị của Chánh Văn phòng;", f"Căn cứ {CLERKS};", f"Căn cứ {ARCHIVES}.")
    result = applied(found, ordered(found.anatomy, found.rulebook))
    assert listed(result) == [f"Căn cứ {ARCHIVES};", f"Căn cứ {CLERKS};", ASKED]
    assert not [finding for finding in result.findings if finding.rule.startswith("basis.")]


def test_powers_stay_first_where_they_are() -> None:
    right = decision(f"Căn cứ {POWERS};", f"Căn cứ {ARCHIVES};", f"Căn cứ {CLERKS};", ASKED)
    assert ordered(right.anatomy, right.rulebook) == ()
    wrong = decision(f"Căn cứ {POWERS};", f"Căn cứ {CLERKS};", f"Căn cứ {ARCHIVES};", ASKED)
    assert listed(applied(wrong, ordered(wrong.anatomy, wrong.rulebook))) == [
        f"Căn cứ {POWERS};",
        f"Căn cứ {ARCHIVES};",
        f"Căn cứ {CLERKS};",
        ASKED,
    ]


def test_a_basis_keeps_its_looks() -> None:
    found = decision(f"Căn cứ {CLERKS};", f"Căn cứ {ARCHIVES};", ASKED)
    blocks = list(found.anatomy.document.blocks)
    at = block(found, CLERKS)
    run = blocks[at].runs[0]
    blocks[at] = replace(blocks[at], runs=(run._replace(text=run.text[:8]), Run(run.text[8:], run.format._replace(bold=True))))
    at = block(found, ARCHIVES)
    run = blocks[at].runs[0]
    blocks[at] = replace(blocks[at], runs=(run._replace(text=run.text[:8]), Run(run.text[8:], run.format._replace(underline=True))))
    found = check(replace(found.anatomy.document, blocks=tuple(blocks)), "state")
    result = applied(found, ordered(found.anatomy, found.rulebook))
    moved, stayed = (result.anatomy.document.blocks[block(result, words)] for words in (ARCHIVES, CLERKS))
    assert [run.format.underline for run in moved.runs] == [False, True] and [run.format.bold for run in stayed.runs] == [False, True]


def test_what_would_be_lost_is_not_moved() -> None:
    found = decision(f"Căn cứ {CLERKS};", f"Căn cứ {ARCHIVES};", ASKED)
    blocks = list(found.anatomy.document.blocks)
    for words in (CLERKS, ARCHIVES):
        blocks[block(found, words)] = replace(blocks[block(found, words)], notes=(5,))
    found = check(replace(found.anatomy.document, blocks=tuple(blocks)), "state")
    assert ordered(found.anatomy, found.rulebook) == ()


def test_no_list_has_no_order() -> None:
    for type in ("công văn", "kế hoạch"):
        found = checked("state", type)
        assert ordered(found.anatomy, found.rulebook) == () and bases_of(found.anatomy, found.anatomy.main, found.rulebook) == []


@given(st.lists(st.tuples(st.integers(-1, 6), st.booleans(), st.booleans()), max_size=8))
def test_any_order(made: list[tuple[int, bool, bool]]) -> None:
    bases = [Basis((number,), "Căn cứ %d" % number, rank, powers, last) for number, (rank, powers, last) in enumerate(made)]
    wanted = in_order(bases)
    assert sorted(wanted) == list(range(len(bases)))
    again = [bases[number] for number in wanted]
    assert in_order(again) == list(range(len(bases)))


@settings(max_examples=40, deadline=None)
@given(st.permutations([f"Căn cứ {POWERS}", f"Căn cứ {CLERKS}", f"Căn cứ {ARCHIVES}", "Căn cứ Kế hoạch số 5/KH-UBND", ASKED[:-1]]))
def test_any_list_in_order_is_clean(texts: list[str]) -> None:
    found = decision(*[text + (";" if number < len(texts) - 1 else ".") for number, text in enumerate(texts)])
    result = applied(found, ordered(found.anatomy, found.rulebook))
    assert not [finding for finding in result.findings if finding.rule in ("basis.order", "basis.punctuation")]
    assert sorted(text[:-1] for text in listed(result)) == sorted(texts) and listed(result)[-1] == ASKED


# How what is named stands.


def states(*texts: str) -> list[Cited]:
    document = Document(tuple(map(plain_block, texts)), plain=True)
    spans = tuple(Span(index, 0, len(text)) for index, text in enumerate(texts))
    act = Act("main", 0, len(texts) - 1, parts={"body": Part("body", spans, "\n".join(texts))})
    anatomy = Anatomy(document, (act,), "state", 1.0)
    cited = cited_in(anatomy, run(anatomy, load("state"), TODAY))
    assert cited == cited_in(anatomy, as_of=TODAY)
    return list(cited)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (f"Thực hiện {CLERKS}.", "sure"),
        ("Thực hiện Nghị định số 9999/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về A.", "unknown"),
        ("Thực hiện Nghị định số 30/2020/NĐ-CP ngày 06/3/2020 của Chính phủ về công tác văn thư.", "differs"),
        ("Các đơn vị thực hiện nghiêm Nghị định số 63/2010/NĐ-CP.", "short"),
        ("Thực hiện Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác văn thư.", "superseded"),
        ("Thực hiện Thông tư số 15/2023/TT-BNV ngày 12/4/2022 của Bộ Nội vụ về A.", "conflicting"),
    ],
)
def test_states(text: str, state: str) -> None:
    (cited,) = states(text)
    assert cited.state == state and state in STATES
    assert (cited.finding is not None) == (state not in ("sure", "unknown"))


def test_states_of_more_than_one() -> None:
    text = (
        "Thực hiện Nghị định số 67/2025/NĐ-CP ngày 16/3/2025 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 178/2024/NĐ-CP "
        "ngày 31/12/2024."
    )
    outer, inner = states(text, "“Theo Nghị định số 1/2020/NĐ-CP.”")
    assert (outer.state, inner.state) == ("differs", "sure") and outer.span.end == inner.span.end
    again = states(f"Thực hiện {CLERKS}.", f"Các đơn vị tiếp tục thực hiện {CLERKS}.")
    assert [each.state for each in again] == ["sure", "sure"] and again[1].finding is not None
    (bad,) = states("Theo Kế hoạch số 05 KH/BCĐ ngày 05/3/2024 của Ban Chỉ đạo về A.")
    assert bad.state == "unknown" and bad.finding is not None and bad.finding.edits


def test_successor() -> None:
    newer = successor(known("110/2004/NĐ-CP"))
    assert newer is not None and newer.number == "30/2020/NĐ-CP"
    assert successor(known("30/2020/NĐ-CP")) is None and successor(known("30/2020/NĐ-CP")._replace(replaced_by="1/1999/NĐ-CP")) is None
    assert successor(known("154/2020/NĐ-CP")._replace(replaced_by="34/2016/NĐ-CP")) == known("78/2025/NĐ-CP")


# Recording.


def test_recorded_from_the_text() -> None:
    (cited,) = find("Thực hiện Quyết định số 15/QĐ-UBND ngày 05/3/2026 của Ủy ban nhân dân tỉnh Quảng Ngãi phê duyệt Đề án A.")
    assert entry_of(cited) == Entry("Quyết định", "15/QĐ-UBND", DAY(2026, 3, 5), "Ủy ban nhân dân tỉnh Quảng Ngãi", "phê duyệt Đề án A")
    (law,) = find("Căn cứ Luật Thanh niên số 57/2020/QH14 ngày 16 tháng 6 năm 2020;")
    assert entry_of(law) == Entry("Luật", "57/2020/QH14", DAY(2020, 6, 16), "Quốc hội", "Luật Thanh niên")
    (decree,) = find("Căn cứ Pháp lệnh Ngoại hối số 28/2005/UBTVQH11 ngày 13 tháng 12 năm 2005;")
    assert entry_of(decree) is not None and entry_of(decree).issuer == "Ủy ban Thường vụ Quốc hội"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Quyết định số 15/QĐ-UBND", ("date", "issuer", "subject")),
        ("Quyết định số 15/2026/NĐ-CP ngày 05/3/2025 của Chính phủ về A", ("type", "date")),
        ("Quyết định số 15/QĐ/UBND ngày 05/3/2026 của Ủy ban về A", ("number",)),
        ("Kế hoạch số 15/KH-UBND ngày 31/02/2026 của ủy ban về A …", ("date", "issuer", "subject")),
        ("số 15/QĐ-UBND ngày 05/3/2026 của Ủy ban về A", ("type",)),
        ("Luật Thanh niên năm 2020", ("number", "date", "issuer")),
    ],
)
def test_what_is_missing(text: str, lacks: tuple[str, ...]) -> None:
    (cited,) = find(text)
    assert missing(cited) == lacks and entry_of(cited) is None


def test_what_other_mentions_say() -> None:
    short, full, other = find(
        "Theo Quyết định số 15/QĐ-UBND; Quyết định số 15/QĐ-UBND ngày 05/3/2026 của Ủy ban nhân dân tỉnh về A; "
        "Quyết định số 16/QĐ-UBND ngày 06/3/2026 của Sở về B"
    )
    assert entry_of(short, (short, other, full)) == entry_of(full)
