"""A missing component is put where it belongs, in any layout; after that its rule is silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.examples import document
from core.models import model, types
from vanthu.anatomy import anatomise
from vanthu.apply import apply
from vanthu.checks.case import Case
from vanthu.compose import lay_out, missing
from vanthu.document import Block, Document, Format, Place, Run, plain_block
from vanthu.edit import Edit
from vanthu.rulebook import load
from vanthu.rulebook.load import REGIMES

HEADER = ("banner", "motto", "issuer", "number", "dateline")
GONE = {
    "banner": {"banner": ""},
    "motto": {"motto": ""},
    "issuer": {"issuer": "", "parent": "", "issuer.line": "none"},
    "number": {"number": ""},
    "dateline": {"dateline": ""},
    "subject": {"subject": ""},
    "addressees": {"addressees": []},
    "authority": {"authority": ""},
    "operative": {"operative": ""},
    "signature": {"signature": ""},
    "recipients": {"recipients": []},
}


def case_of(page: Document, regime: str) -> Case:
    anatomy = anatomise(page, regime)
    book = load(regime)
    return Case(page, anatomy, anatomy.main, book, next(iter(book.rules.values())), anatomy.date)


def edits(page: Document, part: str, regime: str = "state") -> tuple[Edit, ...]:
    return missing.edits(case_of(page, regime), part)


def completed(page: Document, part: str, regime: str = "state") -> Document:
    return apply(page, edits(page, part, regime))


def parts(page: Document, regime: str = "state") -> dict[str, str]:
    return {name: part.text for name, part in anatomise(page, regime).main.parts.items()}


def absences() -> Iterator[tuple[str, str, str]]:
    for regime in REGIMES:
        for part in GONE:
            if part in ("authority", "operative"):
                kinds: tuple[str, ...] = ("quyết định",)
            elif part == "addressees":
                kinds = ("công văn", "tờ trình")
            else:
                kinds = ("kế hoạch", "công văn")
            for type in kinds:
                if type in types(regime) and not (part == "motto" and not model(regime, type).motto):
                    yield regime, type, part


@pytest.mark.parametrize(("regime", "type", "part"), list(absences()))
def test_put_where_it_belongs(regime: str, type: str, part: str) -> None:
    changes = {key: value for key, value in GONE[part].items() if not key.endswith(".line")}
    bad = document(regime, type, changes)
    assert part not in parts(bad, regime)
    done = completed(bad, part, regime)
    there = parts(done, regime)
    assert part in there, sorted(there)
    lost = set(parts(bad, regime)) - set(there)
    assert not lost, lost


def test_title_above_its_subject() -> None:
    bad = document("state", "kế hoạch", {"title": ""})
    done = completed(bad, "title")
    texts = [block.text for block in done.blocks]
    assert texts.index("KẾ HOẠCH") == texts.index("Công tác văn thư, lưu trữ năm 2027") - 1


def bare() -> Document:
    """A formatted text with neither header nor foot."""
    laid = lay_out(model("state", "kế hoạch"), load("state")).document
    kept = tuple(block for block in laid.blocks if block.place.kind == "body" and block.section == 0)
    return Document(kept, laid.sections[:1])


@pytest.mark.parametrize("part", HEADER)
def test_no_header_at_all(part: str) -> None:
    done = completed(bare(), part)
    there = parts(done)
    assert set(HEADER) <= set(there)
    assert there["number"] == "Số: …/KH-…"
    assert done.blocks[0].place.kind == "cell"
    assert len(done.tables) == 1


@pytest.mark.parametrize("part", ["signature", "recipients"])
def test_no_foot_at_all(part: str) -> None:
    there = parts(completed(bare(), part))
    assert {"signature", "recipients"} <= set(there)
    assert there["recipients"].startswith("Nơi nhận:")


def raw(*lines: str) -> Document:
    return Document(tuple(plain_block(line) for line in lines), plain=True)


TEXT = ("KẾ HOẠCH", "Công tác văn thư năm 2026", "I. MỤC ĐÍCH", "Bảo đảm văn bản đúng thể thức./.")


def test_plain_text_gets_plain_lines() -> None:
    done = completed(completed(raw(*TEXT), "banner"), "recipients")
    assert {"banner", "motto", "number", "dateline", "recipients", "signature"} <= set(parts(done))
    assert done.tables == ()
    assert not any(block.lines for block in done.blocks)


def lines() -> Document:
    """A header of lines one under another, without a table."""
    format = Format("Times New Roman", 13.0)
    header = ("SỞ NỘI VỤ", "Số: 12/KH-SNV", "Quảng Ngãi, ngày 15 tháng 6 năm 2026")
    return Document(tuple(Block((Run(line, format),), place=Place(width=165.0), mark=format) for line in (*header, *TEXT)))


def test_header_of_lines() -> None:
    assert "banner" in parts(completed(lines(), "banner"))
    without_issuer = replace(lines(), blocks=lines().blocks[1:])
    assert "issuer" in parts(completed(without_issuer, "issuer"))
    done = completed(replace(lines(), blocks=lines().blocks[:1] + lines().blocks[3:]), "number")
    assert parts(done)["number"] == "Số: …/KH-…"
    only_date = completed(replace(lines(), blocks=lines().blocks[2:]), "number")
    assert only_date.blocks[0].text == "Số: …/KH-…"


def test_recipients_of_what_is_addressed_to_somebody() -> None:
    page = document("state", "báo cáo", {"addressees": ["Ủy ban nhân dân tỉnh"], "recipients": []})
    said = parts(completed(page, "recipients"))
    assert said["addressees"] and said["recipients"].split("\n")[:2] == ["Nơi nhận:", "- Như trên;"]


def test_signature_of_lines() -> None:
    foot = ("Nơi nhận:", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, VP.")
    document = replace(lines(), blocks=lines().blocks + tuple(replace(lines().blocks[0], runs=(Run(line, Format()),)) for line in foot))
    assert "signature" in parts(completed(document, "signature"))


def test_header_of_tabs_is_left_to_people() -> None:
    document = raw("SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc", "Số: 12/KH-SNV\tQuảng Ngãi, ngày 15 tháng 6 năm 2026", *TEXT)
    assert edits(document, "banner") == ()


def test_type_and_subject_on_one_line_are_parted() -> None:
    together = Block((Run("KẾ HOẠCH Công tác văn thư", Format()),))
    page = replace(lines(), blocks=(*lines().blocks[:3], together, *lines().blocks[5:]))
    done = completed(page, "subject")
    assert [block.text for block in done.blocks[3:5]] == ["KẾ HOẠCH", "Công tác văn thư"]


def test_title_of_a_text_in_cells_is_left_to_people() -> None:
    page = document("state", "kế hoạch", {"title": "", "subject": "", "body": []})
    assert edits(page, "title") == ()


def test_nothing_where_the_place_cannot_be_told() -> None:
    empty = raw("Số: 12/KH-SNV")
    assert edits(empty, "signature") == ()
    assert edits(empty, "operative") == ()
    assert edits(empty, "secrecy") == ()
    assert edits(document("state", "kế hoạch", {}), "subject") == ()
    assert edits(raw("Số: 12/SNV-VP", "V/v báo cáo"), "addressees") == ()


def test_header_in_a_table_of_the_text_is_left_alone() -> None:
    laid = bare()
    boxed = replace(laid.blocks[0], place=Place("cell", 0, 0, 0, width=165.0))
    document = Document((boxed, *laid.blocks[1:]), laid.sections, lay_out(model(), load("state")).document.tables)
    assert edits(document, "banner") == ()


def test_signature_in_a_cell_without_another() -> None:
    laid = document("state", "kế hoạch", {"recipients": []})
    alone = tuple(block for block in laid.blocks if block.text or block.place.table != 1 or block.place.column != 0)
    assert edits(Document(alone, laid.sections, laid.tables), "recipients") == ()
