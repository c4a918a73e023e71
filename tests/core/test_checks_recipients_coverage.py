"""Whom a text gives a task to, and whom the list of recipients reaches."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.models import model
from vanthu.compiled import read
from vanthu.compose import lay_out, paragraphs
from vanthu.document import Document, plain_block
from vanthu.finding import Finding
from vanthu.pipeline import check
from vanthu.recipients import reach_of, tasks_in
from vanthu.recipients.bodies import Body, body_at
from vanthu.recipients.tasks import read_tasks
from vanthu.rulebook import load

HEAD = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 36/KH-UBND
Quảng Ngãi, ngày 15 tháng 6 năm 2026
KẾ HOẠCH
Công tác văn thư năm 2027
Để nâng cao chất lượng công tác văn thư, Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Công tác văn thư đi vào nền nếp.
II. TỔ CHỨC THỰC HIỆN
"""
FOOT = "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Minh"


def plan(tasks: str, items: str) -> list[Finding]:
    text = HEAD + tasks + "\nNơi nhận:\n" + items + FOOT
    picture = Document(tuple(plain_block(line) for line in text.split("\n")), plain=True)
    return [finding for finding in check(picture, "state").findings if finding.rule == "recipients.coverage"]


@pytest.mark.parametrize("example", read("tasks")["examples"], ids=lambda example: example["text"][:40])
def test_examples_of_tasks(example: dict[str, object]) -> None:
    found = read_tasks(str(example["text"]), section=bool(example.get("section")))
    assert [task.body.name for task in found] == example["bodies"]


@pytest.mark.parametrize("example", read("tasks")["reaches"], ids=lambda example: example["items"][0])
def test_examples_of_reach(example: dict[str, list[str]]) -> None:
    reach = reach_of(example["items"])
    assert [name for name in example["reached"] if not reach.reaches(body(name))] == []
    assert [name for name in example["missed"] if reach.reaches(body(name))] == []


def body(name: str) -> Body:
    named = body_at(name, 0)
    assert named is not None, name
    return named.body


def test_every_body_with_a_task_is_looked_for() -> None:
    tasks = "1. Sở Nội vụ\nChủ trì thực hiện.\n2. Sở Tài chính\nBố trí kinh phí.\n3. UBND các xã, phường\nThực hiện tại địa phương./."
    assert not plan(tasks, "- Các sở, ban, ngành tỉnh;\n- UBND các xã, phường;\n- Lưu: VT, NC.")
    (finding,) = plan(tasks, "- SNV;\n- Sở TC;\n- Lưu: VT, NC.")
    assert (finding.found, finding.preview) == ("UBND các xã, phường", "- UBND các xã, phường;")
    assert finding.edits
    found = [finding.found for finding in plan(tasks, "- UBND các xã, phường;\n- Lưu: VT, NC.")]
    assert found == ["Sở Nội vụ", "Sở Tài chính"]


def test_reports_and_orders() -> None:
    tasks = "1. Giao Sở Y tế rà soát biểu mẫu.\n2. Các đơn vị báo cáo kết quả về Sở Nội vụ trước ngày 15 tháng 12./."
    found = {finding.found: finding.message for finding in plan(tasks, "- UBND các xã, phường;\n- Lưu: VT, NC.")}
    assert list(found) == ["Sở Y tế", "Sở Nội vụ"]
    assert "nhận báo cáo" in found["Sở Nội vụ"]


def test_silent_where_the_list_may_mean_anyone() -> None:
    tasks = "1. Sở Nội vụ\nChủ trì thực hiện./."
    assert not plan(tasks, "- Các đơn vị liên quan;\n- Lưu: VT, NC.")
    assert not plan(tasks, "- Như trên;\n- Lưu: VT, NC.")
    assert plan(tasks, "- Sở Y tế;\n- Lưu: VT, NC.")


def test_the_issuer_needs_no_copy() -> None:
    text = (HEAD + "1. Sở Nội vụ\nChủ trì thực hiện./.\nNơi nhận:\n- Sở Y tế;\n- Lưu: VT, VP." + FOOT).replace(
        "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI", "UBND TỈNH QUẢNG NGÃI\nSỞ NỘI VỤ"
    )
    picture = Document(tuple(plain_block(line) for line in text.split("\n")), plain=True)
    assert not [finding for finding in check(picture, "state").findings if finding.rule == "recipients.coverage"]


def test_articles_carry_their_bodies_to_the_list() -> None:
    text = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 36/QĐ-UBND
Quảng Ngãi, ngày 15 tháng 6 năm 2026
QUYẾT ĐỊNH
Về việc công bố danh mục
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Theo đề nghị của Giám đốc Sở Tư pháp.
QUYẾT ĐỊNH:
Điều 1. Công bố danh mục kèm theo Quyết định này.
Điều 2. Giao Sở Tư pháp, Sở Y tế đăng tải danh mục.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Tư pháp chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 3;
- Lưu: VT, NC.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn Minh"""
    picture = Document(tuple(plain_block(line) for line in text.split("\n")), plain=True)
    found = [finding.found for finding in check(picture, "state").findings if finding.rule == "recipients.coverage"]
    assert found == ["Sở Y tế"]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Tài chính đã có văn bản góp ý về dự thảo.",
        "Theo báo cáo của Sở Tài chính, kinh phí còn thiếu.",
        "“Giao Sở Tài chính chủ trì thực hiện.”",
        "Bộ máy của cơ quan gồm các phòng chuyên môn.",
        "Công tác văn thư do Sở Nội vụ quản lý.",
        "",
    ],
)
def test_a_body_that_is_only_told_of(text: str) -> None:
    assert not list(read_tasks(text))


def test_hostile_lines_take_no_time() -> None:
    assert not reach_of(["- Giám đốc;"]).reaches(body("Sở Tài chính"))
    for text in ("Sở " * 20000, "Giao " + "các " * 20000, "báo cáo về " * 8000, "Sở Tài chính, " * 5000, "- " * 30000, "A" * 100000):
        list(read_tasks(text, section=True))
        reach_of([text]).reaches(body("Sở Tài chính"))


def test_the_seed_of_a_city_is_silent(shared: Path) -> None:
    (path,) = (shared / "corpus" / "seeds").glob("003_*.txt")
    picture = Document(tuple(plain_block(line) for line in path.read_text(encoding="utf-8").split("\n")), plain=True)
    checked = check(picture)
    assert len(tasks_in(checked.anatomy.document, checked.anatomy.main)) >= 4
    assert not [finding for finding in checked.findings if finding.rule == "recipients.coverage"]


def test_published_texts_are_nearly_silent(shared: Path) -> None:
    told = 0
    for path in sorted((shared / "corpus" / "texts").glob("*.txt")):
        text = re.sub(r"\*+", "", path.read_text(encoding="utf-8"))
        picture = Document(tuple(plain_block(line) for line in text.split("\n")), plain=True)
        told += sum(finding.rule == "recipients.coverage" for finding in check(picture).findings)
    assert told <= 2


def test_a_telegram_reaches_those_it_calls() -> None:
    """`Bộ trưởng; Thủ trưởng cơ quan ngang Bộ` are all the ministries; the sở called by its director's office is reached too."""
    called = ("- Bộ trưởng; Thủ trưởng cơ quan ngang Bộ;", "- Giám đốc Sở Tài chính.")
    body = paragraphs(("1. Giao Bộ Tài chính đôn đốc.", "2. Giao Sở Tài chính bố trí kinh phí.", "3. Giao Sở Y tế phối hợp thực hiện./."))
    draft = model("state", "công điện")._replace(addressees=called, body=body)
    found = [finding for finding in check(lay_out(draft, load("state")).document).findings if finding.rule == "recipients.coverage"]
    assert [finding.preview for finding in found] == ["- Sở Y tế;"]
