"""Real documents, where they are at hand: every one goes through, and the five seeds say what they must."""

from __future__ import annotations

from pathlib import Path

import pytest

import vanthu_files
from vanthu.pipeline import Checked, check

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
FILES = sorted(CORPUS.glob("**/*.txt")) + sorted(CORPUS.glob("**/*.docx"))

pytestmark = pytest.mark.skipif(not FILES, reason="../shared/corpus is not at hand")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_goes_through(path: Path) -> None:
    checked = check(vanthu_files.read(path))
    blocks = checked.anatomy.document.blocks
    for finding in checked.findings:
        assert finding.message and "{" not in finding.message.replace("{{", "")
        assert -1 <= finding.block < len(blocks)
        if finding.block >= 0:
            assert 0 <= finding.start <= finding.end <= len(blocks[finding.block].text)


def seed(number: str) -> Checked:
    (path,) = CORPUS.glob("seeds/%s_*.txt" % number)
    return check(vanthu_files.read(path))


def said(checked: Checked) -> set[str]:
    return {finding.rule for finding in checked.findings}


def found(checked: Checked, rule: str) -> list[str]:
    return [finding.found for finding in checked.findings if finding.rule == rule]


def test_farmers_plan_without_a_header() -> None:
    checked = seed("000")
    assert (checked.anatomy.regime, checked.anatomy.main.type) == ("farmers", "kế hoạch")
    missing = {"banner.missing", "issuer.missing", "number.missing", "dateline.missing", "signature.missing", "recipients.missing"}
    assert missing <= said(checked)
    assert any("khi khi" in words for words in found(checked, "typography.repeat"))
    assert any("Việt nam" in words for rule in ("caps.place", "caps.special", "caps.body") for words in found(checked, rule))
    assert not any(finding.severity == "error" for finding in checked.findings)


def test_party_plan_of_2020() -> None:
    checked = seed("001")
    parts = checked.anatomy.main.parts
    assert checked.anatomy.regime == "party-2018" and checked.anatomy.main.strokes["subject"].kind == "hyphens"
    assert parts["parent"].text == "ĐẢNG BỘ THỊ XÃ HƯƠNG TRÀ" and parts["issuer"].text == "ĐẢNG ỦY PHƯỜNG TỨ HẠ"
    assert not {"number.form", "number.type", "subject.line", "banner.missing"} & said(checked)
    assert {"signature.missing", "recipients.missing", "dateline.padding", "typography.tones"} <= said(checked)
    assert any("16-KL/TW" in words for words in found(checked, "citation.conflict"))
    assert any("1468/QĐ/TTg" in words for words in found(checked, "citation.form"))
    assert "chia sẽ" in found(checked, "typography.spelling")
    assert any("Hương trà" in words for words in found(checked, "caps.place"))


def test_front_committees_guidance() -> None:
    checked = seed("002")
    act = checked.anatomy.main
    assert checked.anatomy.regime == "front" and act.type == "hướng dẫn"
    assert "subject.missing" in said(checked) and "title.missing" not in said(checked)
    forms = found(checked, "citation.form")
    assert any("79-/HD-MTTW-BTT" in words for words in forms) and any("05 KH/BCĐ" in words for words in forms)
    assert any("Lưu VP" in words for words in found(checked, "recipients.archive"))
    assert len(act.parts["recipients"].items) == 7
    document = checked.anatomy.document
    (signer,) = act.signers
    words = [document.blocks[span.block].text[span.start : span.end] for span in (*signer.authority, *signer.office)]
    assert words == ["TM. BAN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH"]


def test_city_committees_plan() -> None:
    checked = seed("003")
    assert checked.anatomy.regime == "state"
    points = [node.number for node in checked.anatomy.main.nodes if node.kind == "point"][:7]
    assert points == ["a", "b", "c", "d", "đ", "e", "g"] and "structure.numbering" not in said(checked)
    assert any("khách du lịch" in block.text for block in checked.anatomy.document.blocks)
    assert any(remark.text == "H" for remark in checked.remarks)
    assert any("VT,LHH" in words for words in found(checked, "recipients.archive"))
    assert "recipients.coverage" not in said(checked)


def test_womens_unions_plan() -> None:
    checked = seed("004")
    assert checked.anatomy.regime == "women"
    joined = "Kế hoạch số 257/KH-BTV ngày 27 tháng 10 năm 2023 của Hội Liên hiệp"
    assert any(joined in block.text for block in checked.anatomy.document.blocks)
    assert "recipients.label" in said(checked) and "toute" in " ".join(found(checked, "typography.spelling"))
    assert any(block.place.kind == "note" for block in checked.anatomy.document.blocks)
    assert "structure.numbering" not in said(checked)
    decimals = [node.number for node in checked.anatomy.main.nodes if node.kind == "decimal"]
    assert decimals == ["1.1", "1.2", "1.3"]
