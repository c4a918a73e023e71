"""The five seeds, raw texts of real offices: each becomes a proper document."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanthu.compose import Proper, proper
from vanthu.document import Document, plain_block
from vanthu.pipeline import check

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the repository (../shared/corpus/seeds)")

FORM = (".format", ".line", ".pairing", ".face", ".colour", ".align", ".indent", ".spacing", ".leading", ".size", ".gap")


def seed(number: str) -> Proper:
    path = next(SEEDS.glob(number + "_*.txt"))
    return proper(Document(tuple(plain_block(line) for line in path.read_text(encoding="utf-8").split("\n")), plain=True))


@pytest.mark.parametrize(
    ("number", "regime", "type"),
    [
        ("000", "farmers", "kế hoạch"),
        ("001", "party-2018", "kế hoạch"),
        ("002", "front", "hướng dẫn"),
        ("003", "state", "kế hoạch"),
        ("004", "women", "kế hoạch"),
    ],
)
def test_recognised_and_set_in_form(number: str, regime: str, type: str) -> None:
    made = seed(number)
    assert (made.draft.regime, made.draft.type) == (regime, type)
    checked = check(made.document, regime)
    assert checked.anatomy.main.type == type
    missing = {finding.rule for finding in checked.findings if finding.rule.endswith(".missing")}
    assert not missing
    form = [finding for finding in checked.findings if finding.rule.endswith(FORM) or finding.rule.startswith(("page.", "header."))]
    assert not form, form


def test_header_of_interleaved_lines() -> None:
    draft = seed("001").draft
    assert (draft.parent, draft.issuer, draft.number) == (("ĐẢNG BỘ THỊ XÃ HƯƠNG TRÀ",), ("ĐẢNG ỦY PHƯỜNG TỨ HẠ",), "Số 02-KH/ĐU")
    assert draft.dateline == "Tứ Hạ, ngày 10 tháng 03 năm 2020"


def test_type_and_subject_apart_and_bold_marks_gone() -> None:
    draft = seed("002").draft
    assert (draft.title, draft.subject) == ("HƯỚNG DẪN", "Công tác thông tin đối ngoại năm 2022")
    assert draft.signers[0] == (("TM. BAN THƯỜNG TRỰC",), ("PHÓ CHỦ TỊCH",), "Nguyễn Văn Chiến")


def test_cut_paragraphs_joined_and_the_stray_letter_told() -> None:
    made = seed("003")
    assert any("khách du lịch, các tổ chức" in block.text for block in made.document.blocks)
    assert [remark.text for remark in made.remarks if remark.kind == "letter"] == ["H"]
    points = [each.text[:2] for each in made.draft.body if each.kind == "point"][:7]
    assert points == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]


def test_wrapped_lines_joined_and_the_footnote_kept() -> None:
    made = seed("004")
    assert any("Kết luận số 57-KL/TW ngày 15 tháng 6 năm 2023 của Bộ Chính trị về tiếp tục" in each.text for each in made.draft.body)
    notes = [block for block in made.document.blocks if block.place.kind == "note"]
    assert [note.text[:24] for note in notes] == ["Chỉ thị số 25-CT/TW ngày"]
    assert sum(len(block.notes) for block in made.document.blocks) == 1
    decimals = [each.text[:4].strip(" .") for each in made.draft.body if each.kind == "decimal"]
    assert decimals == ["1.1", "1.2", "1.3"]
