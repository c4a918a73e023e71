"""Templates: one for every type, each a right document from the start, with its office's facts in it or with blanks."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.desks import OFFICES, answers, day_of
from core.models import model
from core.test_examples import told
from vanthu.anatomy import anatomise
from vanthu.apply import apply
from vanthu.clauses import clause
from vanthu.compose import Draft, extract, lay_out, proper
from vanthu.compose.copying import added, copied
from vanthu.compose.template import KEYS, Answers, Template, drafted, library, named, offered, parse
from vanthu.document import Document, plain_block
from vanthu.filling import variables
from vanthu.mend import mend
from vanthu.offices import Office, Person, Unit
from vanthu.offices import parse as offices_of
from vanthu.pipeline import check
from vanthu.rulebook import REGIMES, load
from vanthu.types import abbreviations
from vanthu.vietnamese.blanks import has_blank, is_blank

EVERY = [(regime, template) for regime in REGIMES for template in offered(regime)]
COMMON = {"kế hoạch", "công văn", "báo cáo", "quyết định", "nghị quyết", "thông báo", "hướng dẫn", "chương trình", "tờ trình", "giấy mời"}
COMMON |= {"giấy giới thiệu", "biên bản", "kết luận"}
READ_BACK = ("number", "dateline", "title", "addressees", "authority", "bases", "operative", "recipients", "caption", "signed", "issuer")
TODAY = datetime.date(2026, 6, 15)


def ids(value: object) -> str | None:
    return value.id if isinstance(value, Template) else None


def drafts(template: Template, regime: str) -> Iterator[tuple[str, Draft]]:
    """An empty office and a full one, nothing answered and everything."""
    for name, office in (("no office", Office()), ("office", OFFICES[regime])):
        yield name, drafted(template, regime, office, Answers(), day_of(regime))
        yield f"{name}, answered", drafted(template, regime, office, answers(template, regime, office), day_of(regime))


@pytest.mark.parametrize(("regime", "template"), EVERY, ids=ids)
def test_every_template_is_right_from_the_start(regime: str, template: Template) -> None:
    for name, draft in drafts(template, regime):
        page = lay_out(draft, load(regime)).document
        checked = check(page, as_of=day_of(regime))
        assert not checked.findings, name + told(checked.findings)
        assert checked.anatomy.kind == "document" and checked.anatomy.regime == regime, name
        if template.manner != "appendix":  # an annex says its type nowhere
            assert checked.anatomy.main.type == template.type, name
        assert [act.kind for act in checked.anatomy.acts] == [draft.kind, *[each.kind for each in draft.attached]], name


@pytest.mark.parametrize(("regime", "template"), EVERY, ids=ids)
def test_what_was_drafted_is_read_back(regime: str, template: Template) -> None:
    """Component by component: what the checker takes for the issuer is what was drafted as such."""
    for name, draft in drafts(template, regime):
        found = extract(anatomise(lay_out(draft, load(regime)).document, as_of=day_of(regime))).draft
        for field in READ_BACK:
            wanted, got = getattr(draft, field), getattr(found, field)
            assert " ".join(got) == " ".join(wanted) if isinstance(wanted, tuple) else got == wanted, f"{name}: {field}"
        assert len(found.body) == len(draft.body) + len(draft.confirmed), name
        assert not draft.subject or found.subject == draft.subject, name


def test_every_type_has_its_template() -> None:
    for regime in REGIMES:
        types = {template.type for template in offered(regime) if template.manner == "main"}
        if regime in ("state", "party-2026", "party-2018"):
            copies = {"sao y", "sao lục", "trích sao"}
            assert types == set(abbreviations(regime)) - copies, regime
        else:
            assert types >= COMMON, regime
        assert "copy" in {template.manner for template in offered(regime)}


def test_the_decrees_forms_are_all_there() -> None:
    sources = " ".join(template.source for template in library())
    for form in (*[f"Mẫu 1.{at}" for at in range(1, 11)], "Mẫu 2.1", "Mẫu 2.2", "Mẫu 3.1"):
        assert form in sources, form


def test_what_comes_only_with_another_document_is_not_offered() -> None:
    for regime in REGIMES:
        assert not [template.id for template in offered(regime) if template.manner == "attached"]
    assert named("quyet-dinh-quy-che").attached == "quyet-dinh-quy-che.quy-che"


@pytest.mark.parametrize("template", library(), ids=ids)
def test_no_template_says_a_name_in_two_ways(template: Template) -> None:
    """One fact is asked once; blanks in brackets are seen as blanks."""
    texts = (*template.body, *template.bases, *template.addressees, *template.recipients)
    names = [each.name.lower() for each in variables(texts)]
    assert len(names) == len(set(names))
    for text in texts:
        for part in text.split("[")[1:]:
            assert is_blank("[%s]" % part.partition("]")[0]), text


# What stands where.


def full(id: str, regime: str = "state", **changes: object) -> Draft:
    said = Answers("thành lập Tổ rà soát", Unit("Văn phòng", "VP"))._replace(**changes)
    return drafted(named(id), regime, OFFICES[regime], said, day_of(regime))


def test_the_head_of_the_page_is_the_offices() -> None:
    draft = full("quyet-dinh")
    assert (draft.parent, draft.issuer) == (("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"), ("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"))
    assert (draft.number, draft.dateline) == ("Số: …/QĐ-UBND", "Suối Mơ, ngày … tháng … năm 2026")
    assert draft.subject == "Về việc thành lập Tổ rà soát"
    assert draft.recipients[0] == "- Như Điều …;" and draft.recipients[-1] == "- Lưu: VT, VP."
    bare = drafted(named("quyet-dinh"), "state", Office(name="Sở Nội vụ", superior="Ủy ban nhân dân tỉnh"), Answers(), TODAY)
    assert (bare.parent, bare.issuer) == (("ỦY BAN NHÂN DÂN TỈNH",), ("SỞ NỘI VỤ",))


@pytest.mark.parametrize(
    ("regime", "number"),
    [
        ("state", "Số: …/UBND-VP"),
        ("party-2026", "Số …-CV/ĐU"),
        ("front", "Số: …/MTTQ-BTT-VP"),
        ("union", "Số: …/LĐLĐ-VP"),
        ("youth", "Số: …-CV/ĐTN"),
        ("farmers", "Số …-CV/HNDX"),
    ],
)
def test_the_number_of_a_letter(regime: str, number: str) -> None:
    template = next(each for each in offered(regime) if each.type == "công văn")
    assert full(template.id, regime).number == number


def test_with_no_office_all_is_blank() -> None:
    draft = drafted(named("quyet-dinh"), "state", Office(), Answers(), TODAY)
    for said in (*draft.parent, *draft.issuer, draft.number, draft.dateline, draft.subject, *draft.authority, draft.signers[0].name):
        assert has_blank(said), said


def test_who_decides_is_who_signs() -> None:
    """On behalf of a collective, the collective; else the head, also when a deputy signs for the head."""
    office = OFFICES["state"]
    assert full("quyet-dinh").authority == ("ỦY BAN NHÂN DÂN XÃ SUỐI MƠ",)
    deputy = Person("Trần Thị Bình", ("KT. CHỦ TỊCH",), ("PHÓ CHỦ TỊCH",))
    assert full("quyet-dinh", signer=deputy).authority == ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI MƠ",)
    alone = drafted(named("quyet-dinh"), "state", office._replace(signers=()), Answers(), TODAY)
    assert alone.authority == ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI MƠ",)
    assert full("dang.quyet-dinh", "party-2026").authority == ("BAN THƯỜNG VỤ ĐẢNG ỦY XÃ SUỐI MƠ",)
    committee = Person("", ("T/M BAN CHẤP HÀNH",), ("BÍ THƯ",))
    assert full("dang.nghi-quyet", "party-2026", signer=committee).authority == ("BAN CHẤP HÀNH ĐẢNG BỘ XÃ SUỐI MƠ",)
    front = full("doan-the.quyet-dinh", "front").authority[0]
    assert front.count("BAN THƯỜNG TRỰC") == 1


def test_who_signs() -> None:
    assert full("quyet-dinh").signers[0].name == "[Họ và tên người ký]"  # nobody was chosen: the first one's office, the name open
    chosen = full("quyet-dinh", signer=Person("Lê Thị Hoa", (), ("GIÁM ĐỐC",)))
    assert chosen.signers == ((Draft().signers or ((), ("GIÁM ĐỐC",), "Lê Thị Hoa")),)
    named_only = full("quyet-dinh", signer=Person("Lê Thị Hoa"))
    assert named_only.signers[0].office and named_only.signers[0].name == "Lê Thị Hoa"
    two = full("hop-dong").signers
    assert [signer.office for signer in two] == [("ĐẠI DIỆN BÊN B", "[CHỨC VỤ]"), ("ĐẠI DIỆN BÊN A", "[CHỨC VỤ]")]


@pytest.mark.parametrize(
    ("id", "subject", "wanted"),
    [
        ("quyet-dinh", "Về việc thành lập Tổ rà soát", "Về việc thành lập Tổ rà soát"),
        ("quyet-dinh", "V/v thành lập Tổ rà soát", "Về việc thành lập Tổ rà soát"),
        ("quyet-dinh", "về công tác văn thư", "Về công tác văn thư"),
        ("chi-thi", "Về tăng cường công tác văn thư", "Về tăng cường công tác văn thư"),
        ("chi-thi", "Về việc tăng cường công tác văn thư", "Về việc tăng cường công tác văn thư"),
        ("cong-van", "Về việc báo cáo năm 2026", "V/v báo cáo năm 2026"),
        ("cong-van", "V/v báo cáo năm 2026", "V/v báo cáo năm 2026"),
        ("ke-hoach", "công tác văn thư năm 2027", "Công tác văn thư năm 2027"),
        ("quyet-dinh-quy-che", "Ban hành Quy chế làm việc", "Ban hành Quy chế làm việc"),
        ("quyet-dinh-quy-che", "làm việc của Văn phòng", "Ban hành Quy chế làm việc của Văn phòng"),
        ("bien-ban", "Cuộc họp giao ban", "Cuộc họp giao ban"),
        ("thong-bao-ket-luan", "Kết luận của Chủ tịch tại cuộc họp", "Kết luận của Chủ tịch tại cuộc họp"),
    ],
)
def test_the_subject_is_not_led_in_twice(id: str, subject: str, wanted: str) -> None:
    assert full(id, subject=subject).subject == wanted


@pytest.mark.parametrize(
    ("id", "subject", "wanted", "said"),
    [
        ("quyet-dinh", "Ban hành quy định về văn hóa công sở", "Về việc ban hành quy định về văn hóa công sở", ""),
        ("quyet-dinh", "Nguyễn Văn An được nghỉ hưu", "Về việc Nguyễn Văn An được nghỉ hưu", ""),
        ("ke-hoach", "Triển khai công tác văn thư", "Triển khai công tác văn thư", "ban hành Kế hoạch triển khai công tác văn thư"),
        ("ke-hoach", "CHUYỂN ĐỔI SỐ", "Chuyển đổi số", "ban hành Kế hoạch chuyển đổi số"),
    ],
)
def test_in_a_sentence_the_subject_begins_small(id: str, subject: str, wanted: str, said: str) -> None:
    draft = full(id, subject=subject)
    assert draft.subject == wanted
    assert said in draft.body[0].text


@pytest.mark.parametrize(("id", "regime"), [("giay-moi", "state"), ("dang.giay-moi", "party-2026"), ("giay-moi", "front")])
def test_an_invitation_says_whom_and_to_what(id: str, regime: str) -> None:
    template = next(each for each in offered(regime) if each.id.endswith(id))
    to = ("Các ủy viên", "Trưởng các thôn")
    said = Answers(subject="dự Hội nghị sơ kết", addressees=to)
    draft = drafted(template, regime, Office(regime=regime), said, datetime.date(2026, 5, 27))
    texts = [each.text for each in draft.body]
    assert texts[0].endswith("mời: Các ủy viên; Trưởng các thôn.")
    assert any(text.lower().endswith("dự hội nghị sơ kết.") for text in texts)
    assert not [line for line in draft.recipients if "Trưởng các thôn" in line]


def test_the_partys_subject_begins_small() -> None:
    assert full("dang.ke-hoach", "party-2026", subject="công tác văn thư").subject == "công tác văn thư"
    assert full("dang.quyet-dinh", "party-2026", subject="Về việc thành lập Tổ").subject == "về việc thành lập Tổ"
    assert "Kế hoạch về việc kiểm tra" in full("dang.ke-hoach", "party-2026", subject="Về việc kiểm tra").body[0].text


def test_addressees_stand_where_the_type_has_them() -> None:
    to = ("Sở Nội vụ", "- Sở Tài chính;")
    letter = full("cong-van", addressees=to)
    assert letter.addressees == ("- Sở Nội vụ;", "- Sở Tài chính.") and letter.recipients[0] == "- Như trên;"
    assert full("cong-van", addressees=to[:1]).addressees == ("Sở Nội vụ",)
    report = full("bao-cao", addressees=to[:1])
    assert report.addressees == ("Sở Nội vụ",) and report.recipients[0] == "- Như trên;"
    plan = full("ke-hoach", addressees=to)
    assert plan.addressees == () and plan.recipients[1:3] == ("- Sở Nội vụ;", "- Sở Tài chính;")


def test_the_regimes_own_forms() -> None:
    assert full("dang.to-trinh", "party-2026").addressees_label == "Kính trình:"
    old = full("dang.to-trinh", "party-2018")
    assert old.addressees_label == "Kính gửi:" and old.recipients[0] == "- Như trên,"
    assert full("dang.quyet-dinh", "party-2018").bases[-1].endswith(",")
    assert full("dang.quyet-dinh", "party-2026").bases[-1].endswith(".")
    assert full("dang.quyet-dinh", "party-2026").recipients[-1] == "- Lưu Văn phòng Đảng ủy."
    assert full("bien-ban").dateline == "" and full("bien-ban").recipients[-1] == "- Lưu: VT, Hồ sơ."
    assert full("giay-gioi-thieu").recipients[-1] == "- Lưu: VT."


def test_a_telegram_calls() -> None:
    draft = full("cong-dien", addressees=("Giám đốc Sở Nội vụ",))
    assert (draft.addressees_label, draft.addressees) == ("Ủy ban nhân dân xã Suối Mơ điện:", ("- Giám đốc Sở Nội vụ.",))
    act = anatomise(lay_out(draft, load("state")).document).main
    assert act.parts["addressees"].text == "Ủy ban nhân dân xã Suối Mơ điện:\n- Giám đốc Sở Nội vụ."


def test_what_is_issued_with_a_decision() -> None:
    rules = full("quyet-dinh-quy-che").attached[0]
    assert (rules.kind, rules.title, rules.number, rules.signers) == ("attached", "QUY CHẾ", "", ())
    assert rules.caption == "(Kèm theo Quyết định số …/QĐ-UBND ngày … tháng … năm 2026 của Ủy ban nhân dân xã Suối Mơ)"
    party = full("dang.quyet-dinh-quy-che", "party-2026").attached[0]
    assert party.caption == "(Kèm theo Quyết định số …-QĐ/ĐU, ngày … tháng … năm 2026 của Ban Thường vụ Đảng ủy xã Suối Mơ)"


def test_annexes_are_counted_as_the_regime_counts() -> None:
    assert [each.title for each in full("ke-hoach-phu-luc").attached] == ["Phụ lục I", "Phụ lục II"]
    assert [each.title for each in full("dang.ke-hoach-phu-luc", "party-2026").attached] == ["Phụ lục 1", "Phụ lục 2"]
    assert [each.title for each in full("quyet-dinh-danh-sach").attached] == ["Phụ lục"]


def test_an_annex_in_a_file_of_its_own_is_signed_apart() -> None:
    draft = full("phu-luc", subject="Danh mục hồ sơ")
    assert draft.signed == "Số: …/…-UBND; ngày/tháng/năm; giờ: phút: giây"
    assert (draft.kind, draft.title, draft.subject) == ("appendix", "Phụ lục", "DANH MỤC HỒ SƠ")
    signed = draft._replace(signed="Số: 12/KH-UBND; 15/6/2026; 10:30:05")
    act = anatomise(lay_out(signed, load("state")).document).main
    assert (act.kind, act.parts["signed"].text) == ("appendix", signed.signed)


def test_a_users_own_file_of_templates() -> None:
    plan = "[a]\ntên: A\nloại: kế hoạch\nnội dung: Theo Phụ lục kèm theo./.\nphụ lục: b\n"
    parsed = parse(plan + "[b]\ntên: B\ncách: phụ lục\nnội dung: x./.\n")
    assert not parsed.problems
    draft = drafted(parsed.templates[0], "state", Office(), Answers(), TODAY, parsed.templates)
    assert [each.body[0].text for each in draft.attached] == ["x./."]


# Copies.


def test_the_block_of_a_copy() -> None:
    draft = copied("state", "sao lục", OFFICES["state"], Person("Lê Thị Hoa", ("TL. CHỦ TỊCH",), ("CHÁNH VĂN PHÒNG",)), TODAY)
    assert (draft.title, draft.number, draft.issuer) == ("SAO LỤC", "Số: …/SL-UBND", ("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"))
    assert draft.recipients[-1] == "- Lưu: VT." and draft.signers[0].name == "Lê Thị Hoa"
    page = lay_out(draft, load("state")).document
    assert page.blocks[0].lines[0].length == pytest.approx(page.sections[0].text_width)
    stamped = copied("party-2026", "sao y", OFFICES["party-2026"], None, TODAY)
    assert (stamped.title, stamped.number) == ("[Dấu “Bản sao văn bản”]", "")
    old = copied("party-2018", "sao y", OFFICES["party-2026"], None, TODAY)
    assert (old.title, old.number) == ("SAO Y BẢN CHÍNH", "Số …-BS/ĐU")


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("type", ["sao y", "trích sao"])
def test_a_copy_below_a_document(regime: str, type: str) -> None:
    main = model(regime, "quyết định")
    draft = copied(regime, type, OFFICES[regime], None, day_of(regime), ("Văn phòng",))
    laid = lay_out(main, load(regime)).document
    page = dataclasses.replace(laid, blocks=(*laid.blocks, plain_block("")))
    assert added(laid, draft, load(regime)) == ()  # the end of a table has no place for it
    whole = apply(page, added(page, draft, load(regime)))
    for document in (whole, lay_out(main._replace(attached=(draft,)), load(regime)).document):
        checked = check(document)
        assert not checked.findings, told(checked.findings)
        kind = type if draft.number else "sao y"  # a stamp does not tell
        assert [(act.kind, act.type) for act in checked.anatomy.acts] == [("main", "quyết định"), ("copy", kind)]
        assert checked.anatomy.regime == regime
        again = proper(document)
        assert [block.text for block in again.document.blocks if block.text] == [block.text for block in document.blocks if block.text]


def test_a_copys_own_slips_are_found() -> None:
    draft = copied("state", "sao y", OFFICES["state"], Person("Lê Thị Hoa", ("TL CHỦ TỊCH",), ("CHÁNH VĂN PHÒNG",)), TODAY)
    wrong = draft._replace(number="Số: 5/SY-UBND", dateline="Suối Mơ, ngày 5 tháng 6 năm 2026")
    page = lay_out(model()._replace(attached=(wrong,)), load("state")).document
    assert {finding.rule for finding in check(page).findings} == {"number.padding", "dateline.padding", "signature.prefix"}
    assert not mend_all(page)


def mend_all(page: Document) -> set[str]:
    class Open:
        def __init__(self) -> None:
            self.page = page

        def document(self) -> Document:
            return self.page

        def apply(self, edits: object) -> list[object]:
            self.page = apply(self.page, edits)  # type: ignore[arg-type]
            return []

    return {finding.rule for finding in mend(Open()).left.findings}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    ["SAO Y", "sao y bản chính", "(Sao y)", "Sao lục hồ sơ"],
)
def test_only_a_copys_own_table_is_a_copy(words: str) -> None:
    """The words alone, in a paragraph of the text, begin nothing."""
    page = lay_out(model(), load("state")).document
    after = dataclasses.replace(page, blocks=(*page.blocks, plain_block(words)))
    assert [act.kind for act in anatomise(after).acts] == ["main"]


# What the checker once took for slips.


def test_blanks_are_no_slips() -> None:
    authority = model()._replace(authority=("[THẨM QUYỀN BAN HÀNH]",))
    assert not check(lay_out(authority, load("state")).document).findings
    missing = check(lay_out(model()._replace(authority=()), load("state")).document)
    assert {finding.rule for finding in missing.findings} == {"authority.missing"}


def test_a_salutation_is_no_subject() -> None:
    act = anatomise(lay_out(full("thu-cong", values=(("người nhận thư", "các đồng chí"),)), load("state")).document).main
    assert "subject" not in act.parts and act.nodes[0].kind == "text"


def test_a_telegram_with_kinh_gui_is_told_as_before() -> None:
    draft = full("cong-dien", addressees=("Sở Nội vụ",))._replace(addressees_label="Kính gửi :")
    assert "addressees.form" in {finding.rule for finding in check(lay_out(draft, load("state")).document).findings}


# What docs/mau-van-ban.md says is so.


PAGE = (Path(__file__).resolve().parents[2] / "docs" / "mau-van-ban.md").read_text(encoding="utf-8")


def example(after: str) -> str:
    """The indented example under a heading."""
    lines = PAGE.split(f"## {after}\n", 1)[1].split("\n")
    start = next(at for at, line in enumerate(lines) if line.startswith("    "))
    end = next(at for at in range(start, len(lines)) if lines[at] and not lines[at].startswith("    "))
    return "\n".join(line[4:] for line in lines[start:end])


def test_the_pages_examples_are_read() -> None:
    invitation = parse(example("Cách viết một tệp"))
    assert not invitation.problems and invitation.templates[0].regimes == ("state",)
    assert not clause.parse(example("Các mục của mẫu câu")).problems
    offices = offices_of(PAGE[PAGE.index('    {"offices"') :])
    assert offices[0].symbol == "UBND"


def test_the_page_tells_every_key() -> None:
    keys = set(re.findall(r"`([^`]+)`", PAGE.split("## Các mục của mẫu văn bản")[1].split("##")[0]))
    assert set(KEYS) <= keys
    assert set(clause.KEYS) <= set(re.findall(r"`([^`]+)`", PAGE.split("## Các mục của mẫu câu")[1]))
    assert set(clause.regime_names()) <= keys
