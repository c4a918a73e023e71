"""New documents survive the file formats: written as .docx and .odt and read back they are as right, and there is nothing to mend."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import make_templates
import vanthu_files
from core.desks import OFFICES, answers, day_of
from core.models import model
from core.test_examples import told
from files.test_parity import differences
from vanthu.compose import lay_out
from vanthu.compose.copying import added, copied
from vanthu.compose.template import Answers, Template, drafted, offered
from vanthu.document import plain_block
from vanthu.mend import mend
from vanthu.offices import Office
from vanthu.pipeline import check
from vanthu.rulebook import REGIMES, load

ENDINGS = (".docx", ".odt")
EVERY = [(regime, template) for regime in REGIMES for template in offered(regime)]


@pytest.mark.parametrize(("regime", "template"), EVERY, ids=lambda each: each.id if isinstance(each, Template) else None)
def test_a_new_document_needs_no_mending(regime: str, template: Template, tmp_path: Path) -> None:
    office, day = OFFICES[regime], day_of(regime)
    for at, draft in enumerate(
        (
            drafted(template, regime, Office(), Answers(), day),
            drafted(template, regime, office, answers(template, regime, office), day),
        )
    ):
        page = lay_out(draft, load(regime)).document
        for ending in ENDINGS:
            path = tmp_path / f"{at}{ending}"
            vanthu_files.write_new(page, path)
            file = vanthu_files.open_file(path)
            checked = check(file.document(), as_of=day)
            assert not checked.findings, ending + told(checked.findings)
            assert checked.anatomy.regime == regime
            assert checked.anatomy.main.type == (template.type if template.manner != "appendix" else "")
            assert [act.kind for act in checked.anatomy.acts] == [draft.kind, *[each.kind for each in draft.attached]], ending
            assert not mend(file, as_of=day).done


@pytest.mark.parametrize("regime", make_templates.IN_FORCE)
def test_the_offices_own_templates_say_and_look_the_same(regime: str, tmp_path: Path) -> None:
    """What the Template Manager opens is what was laid out, and as right."""
    for template in offered(regime):
        path = tmp_path / f"{template.id}.ott"
        path.write_bytes(make_templates.made()[f"templates/{regime}/{template.id}.ott"])
        document, page = vanthu_files.read(path), make_templates.page(template, regime)
        different = differences(document, page)
        assert not [each for each in different if not each[0].endswith(": place") or each[2].width], template.id  # a file says each width
        assert document.source.notes == ()
        checked = check(document, as_of=day_of(regime))
        assert not checked.findings, template.id + told(checked.findings)
        assert checked.anatomy.regime == regime
        assert checked.anatomy.main.type == (template.type if template.manner != "appendix" else ""), template.id


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("regime", REGIMES)
def test_a_copys_block_is_put_below_a_file(regime: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{ending}"
    page = lay_out(model(regime, "quyết định"), load(regime)).document
    vanthu_files.write_new(replace(page, blocks=(*page.blocks, plain_block(""))), path)  # every office ends a file with a paragraph
    file = vanthu_files.open_file(path)
    draft = copied(regime, "sao y", OFFICES[regime], None, day_of(regime), ("Văn phòng",))
    edits = added(file.document(), draft, load(regime))
    assert edits and file.apply(edits) == []
    file.save(path)
    checked = check(vanthu_files.read(path))
    assert not checked.findings, told(checked.findings)
    assert [act.kind for act in checked.anatomy.acts] == ["main", "copy"]
    block = next(block for block in reversed(checked.anatomy.document.blocks) if block.lines and block.lines[0].kind == "border")
    assert block.lines[0].length == pytest.approx(checked.anatomy.document.sections[0].text_width, abs=0.2)
