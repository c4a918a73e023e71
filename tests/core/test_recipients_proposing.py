"""The list that a text asks for, beside the one that stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import corpus_recipients
from core.building import plain
from core.examples import document
from core.models import model, models
from vanthu.anatomy import Anatomy, anatomise
from vanthu.apply import apply
from vanthu.compose import lay_out, paragraphs
from vanthu.offices import Office, Unit
from vanthu.recipients.proposing import KINDS, Proposal, Recipient, propose, written
from vanthu.rulebook import load

HEAD = """{issuer}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 36/KH-UBND
{place}, ngày 15 tháng {month} năm {year}
KẾ HOẠCH
Chuyển đổi số công tác văn thư
Để nâng cao chất lượng công tác văn thư, Ủy ban nhân dân ban hành Kế hoạch với các nội dung sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Công tác văn thư đi vào nền nếp.
II. TỔ CHỨC THỰC HIỆN
"""
FOOT = "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Minh"
NINE = """1. Sở Nội vụ
Chủ trì tổ chức thực hiện Kế hoạch.
2. Sở Tài chính
Bố trí kinh phí thực hiện.
3. Sở Khoa học và Công nghệ
Bảo đảm hạ tầng kỹ thuật.
4. Sở Tư pháp
Rà soát văn bản có liên quan.
5. Sở Y tế
Thí điểm tại các bệnh viện.
6. Công an tỉnh
Bảo đảm an ninh mạng.
7. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tuyên truyền đến đoàn viên, hội viên.
8. Báo và phát thanh, truyền hình tỉnh
Mở chuyên mục tuyên truyền.
9. Ủy ban nhân dân các xã, phường, đặc khu
Thực hiện tại địa phương mình./."""
PROVINCE = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI"
PROVINCE_LINES = ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI")
COMMUNE = "ỦY BAN NHÂN DÂN\nXÃ SUỐI MƠ"


def plan(tasks: str, items: str = "", issuer: str = PROVINCE, month: int = 6, year: int = 2026) -> Anatomy:
    head = HEAD.format(issuer=issuer, place="Quảng Ngãi", month=month, year=year)
    listed = "\nNơi nhận:\n" + items if items else ""
    return anatomise(plain(head + tasks + listed + FOOT))


def proposal(tasks: str, items: str = "", issuer: str = PROVINCE, office: Office | None = None, **when: int) -> Proposal:
    return propose(plan(tasks, items, issuer, **when), office)


def lines(proposed: Proposal, *status: str, usual: bool = False) -> list[str]:
    return [each.words for each in proposed.recipients if each.status in (status or ("add",)) and (usual or each.why != "usual")]


def test_a_plan_that_gives_nine_bodies_tasks_gets_its_list() -> None:
    proposed = proposal(NINE)
    assert lines(proposed) == [
        "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
        "Ủy ban MTTQ Việt Nam tỉnh",
        "Các sở, ban, ngành tỉnh",
        "UBND các xã, phường, đặc khu",
        "Báo và phát thanh, truyền hình tỉnh",
        "Lưu: VT, …",
    ]
    assert not proposed.quiet
    group = next(each for each in proposed.recipients if each.words == "Các sở, ban, ngành tỉnh")
    assert (group.kind, group.why, len(group.because)) == ("group", "task", 6)
    assert lines(proposed, usual=True)[:2] == ["Thường trực Tỉnh ủy", "Thường trực HĐND tỉnh"]


def test_every_line_tells_what_asks_for_it() -> None:
    anatomy = plan(NINE)
    for each in propose(anatomy).recipients:
        assert each.kind in KINDS
        for span in each.because:
            assert anatomy.document.blocks[span.block].text[span.start : span.end]
    press = next(each for each in propose(anatomy).recipients if each.kind == "press")
    assert anatomy.document.blocks[press.because[0].block].text.startswith("8. Báo")


def test_a_few_are_named_and_many_are_merged() -> None:
    three = "1. Sở Nội vụ\nChủ trì.\n2. Sở Tài chính\nBố trí kinh phí.\n3. Công an tỉnh\nBảo đảm an ninh./."
    assert lines(proposal(three))[1:-1] == ["Sở Nội vụ", "Sở Tài chính", "Công an tỉnh"]
    four = three.replace("3. Công an tỉnh", "3. Sở Y tế\nPhối hợp.\n4. Sở Tư pháp\nRà soát.\n5. Công an tỉnh")
    assert lines(proposal(four))[1:-1] == ["Các sở, ban, ngành tỉnh"]
    group = "1. Các sở, ban, ngành tỉnh\nPhối hợp.\n2. Sở Tài chính\nBố trí kinh phí./."
    assert lines(proposal(group))[1:-1] == ["Các sở, ban, ngành tỉnh"]


def test_unions_and_committees_of_many_communes() -> None:
    unions = (
        "1. Hội Nông dân tỉnh\nTuyên truyền.\n2. Liên đoàn Lao động tỉnh\nTuyên truyền.\n"
        "3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát."
    )
    assert "Ủy ban MTTQ Việt Nam và các tổ chức chính trị - xã hội tỉnh" in lines(proposal(unions))
    two = "1. UBND xã Ba Tơ\nThí điểm.\n2. UBND phường Trương Quang Trọng\nThí điểm./."
    assert lines(proposal(two))[1:-1] == ["UBND xã Ba Tơ", "UBND phường Trương Quang Trọng"]
    many = two[:-3] + ".\n3. UBND xã Sơn Hà\nThí điểm.\n4. UBND xã Trà Bồng\nThí điểm./."
    assert lines(proposal(many))[1:-1] == ["UBND các xã, phường: xã Ba Tơ, phường Trương Quang Trọng, xã Sơn Hà, xã Trà Bồng"]
    assert lines(proposal("1. UBND cấp xã\nThực hiện./."))[1:-1] == ["UBND các xã, phường, đặc khu"]
    inland = proposal("1. UBND cấp xã\nThực hiện./.", issuer="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI")
    assert lines(inland)[1:-1] == ["UBND các xã, phường"]


def test_what_the_list_reaches_stands() -> None:
    items = (
        "- TT Tỉnh ủy, TT HĐND tỉnh;\n- UBMTTQVN tỉnh;\n- Các sở, ban, ngành;\n- UBND các xã, phường, đặc khu;\n- Báo, đài;\n- Lưu: VT, NC."
    )
    proposed = proposal(NINE, items)
    assert proposed.quiet
    assert lines(proposed, "stands", usual=True) == [line[2:].rstrip(";.") for line in items.split("\n")]
    sure = {each.words: each.why for each in proposed.recipients}
    assert (sure["Các sở, ban, ngành"], sure["Lưu: VT, NC"], sure["UBMTTQVN tỉnh"]) == ("task", "archive", "task")


def test_a_new_task_brings_one_line_where_it_belongs() -> None:
    proposed = proposal(
        "1. Sở Nội vụ\nChủ trì.\n2. Sở Y tế\nPhối hợp./.", "- Thường trực Tỉnh ủy;\n- Sở Nội vụ;\n- UBND các xã, phường;\n- Lưu: VT, NC."
    )
    assert not proposed.quiet
    assert [each.words for each in proposed.recipients if each.why != "usual" or each.status == "stands"] == [
        "Thường trực Tỉnh ủy",
        "Sở Nội vụ",
        "Sở Y tế",
        "UBND các xã, phường",
        "Lưu: VT, NC",
    ]
    assert lines(proposed) == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("item", "line"),
    [("Sở Nội vụ", "Sở Y tế"), ("Sở NV", "Sở YT"), ("SNV", "SYT"), ("Công an tỉnh", "Sở Y tế")],
)
def test_as_the_office_writes(item: str, line: str) -> None:
    assert lines(proposal("1. Sở Y tế\nPhối hợp./.", f"- {item};\n- Lưu: VT, NC.")) == [line]


def test_the_manner_of_the_office_without_a_list() -> None:
    office = Office(name="UBND tỉnh", recipients=("TT Tỉnh ủy", "Ủy ban nhân dân tỉnh Kon Tum"))
    proposed = proposal("1. UBND các xã, phường\nThực hiện./.", office=office)
    assert "Ủy ban nhân dân các xã, phường" in lines(proposed)
    assert "TT Tỉnh ủy" in lines(proposed)


def test_who_always_gets_a_copy_and_where_one_is_kept() -> None:
    office = Office(name="UBND xã", recipients=("Trung tâm Phục vụ hành chính công xã", "Lưu: VT"), units=(Unit("Văn phòng", "VP"),))
    proposed = proposal("1. Công an xã\nThực hiện./.", issuer=COMMUNE, office=office)
    assert {"Trung tâm Phục vụ hành chính công xã", "Công an xã", "Lưu: VT, VP"} == set(lines(proposed))
    assert [each.why for each in proposed.recipients if each.words.startswith("Trung tâm")] == ["office"]
    items = "- Trung tâm Phục vụ hành chính công xã;\n- Công an xã;\n- Lưu: VT, VP."
    again = proposal("1. Công an xã\nThực hiện./.", items, COMMUNE, office)
    assert again.quiet


def test_a_commune_s_plan() -> None:
    tasks = "1. Phòng Văn hóa - Xã hội\nChủ trì.\n2. Công an xã\nPhối hợp.\n3. Các thôn, tổ dân phố\nTuyên truyền./."
    proposed = proposal(tasks, issuer=COMMUNE, office=Office(name="UBND xã", superior="Ủy ban nhân dân tỉnh Lâm Đồng"))
    assert lines(proposed)[:-1] == ["Phòng Văn hóa - Xã hội", "Công an xã", "Các thôn, tổ dân phố"]
    assert "Thường trực Đảng ủy" in lines(proposed, usual=True)
    assert "Chủ tịch, các Phó Chủ tịch UBND xã" in lines(proposed, usual=True)


# ---- What is surely wrong --------------------------------------------------------------------------------------------------


def fate(items: str, **when: int) -> list[tuple[str, str, str]]:
    proposed = proposal("1. Sở Y tế\nPhối hợp./.", "- Sở Y tế;\n" + items + "\n- Lưu: VT, NC.", **when)
    return [(each.status, each.words, each.why) for each in proposed.recipients if each.status in ("drop", "correct")]


@pytest.mark.parametrize(
    ("items", "status", "words", "why"),
    [
        ("- Sở Nội vụ;\n- SỞ NỘI VỤ;", "drop", "SỞ NỘI VỤ", "twice"),
        ("- Sở Kế hoạch và Đầu tư;", "correct", "Sở Tài chính", "former"),
        ("- Sở KH&ĐT;", "correct", "Sở TC", "former"),
        ("- Sở Tài chính;\n- Sở Kế hoạch và Đầu tư;", "drop", "Sở Kế hoạch và Đầu tư", "twice"),
        ("- UBND các huyện, thị xã, thành phố;", "correct", "UBND các xã, phường, đặc khu", "former"),
        ("- UBND các xã, phường;\n- UBND các huyện, thành phố;", "drop", "UBND các huyện, thành phố", "twice"),
        ("- UBND huyện Ba Tơ;", "drop", "UBND huyện Ba Tơ", "district"),
        ("- Huyện ủy Ba Tơ;", "drop", "Huyện ủy Ba Tơ", "district"),
        ("- UBND thành phố Quy Nhơn;", "drop", "UBND thành phố Quy Nhơn", "district"),
        ("- So Tai chinh;", "correct", "Sở Tài chính", "written"),
        ("- Sở Tài chánh (để phối hợp);", "correct", "Sở Tài chính (để phối hợp)", "written"),
        ("- Sở tài chính;", "correct", "Sở Tài chính", "written"),
        ("- Sở Tài chính;\n- Sở Tài chánh;", "drop", "Sở Tài chánh", "twice"),
        ("- Ủy ban nhân dân tỉnh Quảng Ngãi;", "drop", "Ủy ban nhân dân tỉnh Quảng Ngãi", "issuer"),
        ("- ……………;", "drop", "……………", "blank"),
    ],
)
def test_what_is_surely_wrong(items: str, status: str, words: str, why: str) -> None:
    assert fate(items) == [(status, words, why)]


@pytest.mark.parametrize(
    "items",
    [
        "- UBND huyện Ba Tơ;\n- Sở Tài chính (Phòng Ngân sách);\n- Sở Tài chính;",
        "- Bộ Chỉ huy Quân sự tỉnh;\n- Ban Chỉ huy Phòng thủ khu vực;",
        "- Sở Công thương;\n- Thường trực HĐND Tỉnh;",
        "- Hội Văn học Nghệ thuật;\n- VNPT Quảng Ngãi;",
        "- UBND thành phố Đà Nẵng;\n- UBND tỉnh Gia Lai;",
        "- Ban Dân tộc tỉnh;",
    ],
)
def test_what_may_be_right_is_let_be(items: str) -> None:
    before = fate(items, month=5, year=2025) if "huyện" in items else fate(items)
    assert before == []


def test_districts_stood_until_they_ended() -> None:
    assert fate("- UBND các huyện, thành phố;", month=6, year=2025) == []
    assert fate("- Sở Kế hoạch và Đầu tư;", month=2, year=2025) == []


# ---- Those above, those whom an article binds ------------------------------------------------------------------------------


def of(type: str, regime: str = "state", **changes: Any) -> Proposal:
    return propose(anatomise(document(regime, type, changes)))


@pytest.mark.parametrize(("regime", "type"), models())
def test_right_models_are_left_alone(regime: str, type: str) -> None:
    anatomy = anatomise(lay_out(model(regime, type), load(regime)).document, type=type)
    wrong = [each for each in propose(anatomy).recipients if each.status in ("drop", "correct")]
    added = [
        each for each in propose(anatomy).recipients if each.status == "add" and each.why in ("task", "report", "article", "addressee")
    ]
    assert not wrong
    assert not added


def test_those_above() -> None:
    assert of("công văn", recipients=[]).recipients[0] == Recipient(
        "Như trên", "above", why="addressee", because=of("công văn", recipients=[]).recipients[0].because
    )
    assert "Như trên" not in lines(of("công văn"))
    assert lines(of("công văn", recipients=["- Sở Tài chính;", "- Lưu: VT, NC."])) == ["Như trên"]


def test_the_article_that_binds() -> None:
    proposed = of("quyết định", recipients=["- Sở Tài chính;", "- Lưu: VT, VP."])
    assert lines(proposed) == ["Như Điều 5"]
    assert proposed.recipients[0].because
    open_article = of("quyết định", recipients=["- Như Điều …;", "- Lưu: VT, VP."])
    assert open_article.recipients[0][:4] == ("Như Điều 5", "article", "correct", "Như Điều …")
    assert "Như Điều 5" not in lines(of("quyết định", recipients=["- Các cơ quan nêu tại Điều 5;", "- Lưu: VT, VP."]))


def test_a_letter_s_archive_line_names_the_unit_of_its_number() -> None:
    anatomy = anatomise(document("state", "công văn", {"recipients": ["- Như trên;", "- Lưu: VT, …."]}))
    (archive,) = [each for each in propose(anatomy).recipients if each.kind == "archive"]
    unit = model("state", "công văn").number.rsplit("-", 1)[1]
    assert (archive.status, archive.words) == ("correct", f"Lưu: VT, {unit}")
    bare = anatomise(document("state", "công văn", {"recipients": []}))
    assert propose(bare).recipients[-1].words == f"Lưu: VT, {unit}"


def test_the_party_keeps_its_copy_in_its_office() -> None:
    proposed = of("kế hoạch", "party-2026", recipients=[])
    assert lines(proposed)[-1] == "Lưu Văn phòng …"
    office = Office(name="Đảng ủy xã Ba Tơ", regime="party-2026", archive="Văn phòng Đảng ủy")
    anatomy = anatomise(document("party-2026", "kế hoạch", {"recipients": []}))
    assert propose(anatomy, office).recipients[-1].words == "Lưu Văn phòng Đảng ủy"


def test_reports_ask_nothing_of_anybody() -> None:
    draft = model("state", "báo cáo")._replace(body=paragraphs(("1. Giao Sở Y tế rà soát.", "2. Nội dung khác./.")), recipients=())
    assert not [each for each in propose(anatomise(lay_out(draft, load("state")).document)).recipients if each.why == "task"]


def test_several_ministries_stand_on_one_line() -> None:
    tasks = "1. Bộ Tài chính\nBố trí kinh phí.\n2. Bộ Y tế\nHướng dẫn./."
    assert "Các Bộ: Tài chính, Y tế" in lines(proposal(tasks, issuer="THỦ TƯỚNG CHÍNH PHỦ"))


def test_a_report_is_told_apart_from_a_task() -> None:
    proposed = proposal("1. Các đơn vị báo cáo kết quả về Sở Nội vụ trước ngày 15 tháng 12./.")
    assert [each.why for each in proposed.recipients if each.words == "Sở Nội vụ"] == ["report"]


def test_lines_under_a_line_stay_together() -> None:
    items = "- Sở Nội vụ;\n- Văn phòng UBND tỉnh:\n+ LĐVP, NC;\n+ Lưu: VT, NC."
    proposed = proposal("1. Báo và phát thanh, truyền hình tỉnh\nĐưa tin.\n2. Sở Nội vụ\nChủ trì./.", items)
    words = [each.words for each in proposed.recipients if each.why != "usual" or each.status == "stands"]
    assert words == ["Sở Nội vụ", "Báo và phát thanh, truyền hình tỉnh", "Văn phòng UBND tỉnh:", "+ LĐVP, NC", "+ Lưu: VT, NC"]


def test_silent_where_those_above_are_not_told() -> None:
    assert lines(proposal("1. Sở Y tế\nPhối hợp./.", "- Như trên;\n- Lưu: VT, NC.")) == []


def test_an_empty_page_asks_nothing() -> None:
    assert propose(anatomise(plain(""))).quiet is False  # where it is kept, at least
    assert [each.kind for each in propose(anatomise(plain(""))).recipients] == ["archive"]


def test_what_was_written_as_proposed_asks_for_nothing_more() -> None:
    anatomy = plan(NINE)
    wish = [each.words for each in propose(anatomy).recipients if each.status != "drop"]
    again = propose(anatomise(apply(anatomy.document, written(anatomy, wish)), "state"))
    assert [each.words for each in again.recipients] == wish
    assert again.quiet


def test_a_telegram_need_not_say_so() -> None:
    draft = model("state", "công điện")
    anatomy = anatomise(lay_out(draft._replace(recipients=("- Sở Tài chính;", "- Lưu: VT, NC.")), load("state")).document)
    assert "Như trên" not in lines(propose(anatomy))


def test_published_texts_ask_for_little(shared: Path) -> None:
    """Measured as tools/corpus_recipients.py does: what the text alone asks for is nearly always on the list that stood."""
    outcomes = list(corpus_recipients.measured(shared / "corpus" / "texts"))
    surely = [right for each in outcomes for recipient, right in each.proposed if recipient.why != "usual"]
    asked = [reached for each in outcomes for _, reached in each.asked]
    stood = [found for each in outcomes for _, found in each.stood]
    assert sum(surely) / len(surely) >= 0.97
    assert sum(asked) / len(asked) >= 0.97
    assert sum(stood) / len(stood) >= 0.6


def test_an_article_of_several_paragraphs_binds() -> None:
    body = ("Điều 1. Ban hành Quy chế.", "Điều 2. Trách nhiệm thi hành", "Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này./.")
    draft = model("state", "quyết định")._replace(body=paragraphs(body), recipients=("- Sở Tài chính;", "- Lưu: VT, NC."), attached=())
    assert lines(propose(anatomise(lay_out(draft, load("state")).document))) == ["Như Điều 2"]
    unbound = draft._replace(body=paragraphs(("Điều 1. Ban hành Quy chế.", "Điều 2. Quyết định này có hiệu lực từ ngày ký./.")))
    assert lines(propose(anatomise(lay_out(unbound, load("state")).document))) == []


def test_what_the_articles_reach_is_not_asked_again() -> None:
    body = ("Điều 1. Giao Sở Y tế, Sở Tài chính rà soát.", "Điều 2. Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này./.")
    draft = model("state", "quyết định")._replace(body=paragraphs(body), recipients=(), attached=(), issuer=PROVINCE_LINES, parent=())
    found = lines(propose(anatomise(lay_out(draft, load("state")).document)))
    assert found[0] == "Như Điều 2"
    assert "Sở Tài chính" in found
    assert "Sở Y tế" not in found
