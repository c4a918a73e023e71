"""Fixing real files: only what a finding names changes, all else comes through byte for byte, and twice is once."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

import vanthu_files
from files.converting import convert
from files.rich import PARAGRAPHS, SPOILT, crowded, spoilt, write_rich_docx
from files.sameness import (
    KINDS,
    STYLE,
    TABLE,
    Done,
    body_of,
    changed_paragraphs,
    frame_of,
    may_change,
    members,
    styles,
    things,
    touched,
)
from vanthu.apply import apply
from vanthu.document import Document
from vanthu.edit import Edit, InsertBlocks, SetTable, SetText
from vanthu.finding import Finding
from vanthu.mend import File, mend
from vanthu.pipeline import Checked, check
from vanthu_cli.main import main
from vanthu_files.office import find_soffice

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "docx"
REAL = sorted(CORPUS.glob("**/*.docx"))
OURS = [name for name in SPOILT if not name.startswith("right-")]
RICH = {
    "rich-words": ("plan-words", PARAGRAPHS),
    "rich-form": ("plan-form", PARAGRAPHS),
    "rich-party": ("party-plan", PARAGRAPHS),
    "crowded": ("plan-words", tuple(crowded())),
}
OFFICE = find_soffice() is not None

# A rule that may speak again after its own fix, or first after another's, and why.
AGAIN = {"recipients.archive": "once the line has its form, the drafting unit is asked for, which only the drafter knows"}
AFTER = {
    "subject.missing": {
        "subject.format": "a subject that shared the title's line was not looked at as a subject",
        "subject.line": "a subject that shared the title's line was not looked at as a subject",
    }
}


Find = Callable[[str], Path]


class Recorder:
    """A file that remembers what was done to it."""

    def __init__(self, path: Path) -> None:
        self.file: File = vanthu_files.open_file(path)
        self.done: list[tuple[Document, Edit]] = []

    def document(self) -> Document:
        return self.file.document()

    def apply(self, edits: Sequence[Edit]) -> list[Edit]:
        page = self.file.document()
        refused = self.file.apply(edits)
        made = [edit for edit in edits if not any(edit is each for each in refused)]
        assert said(self.file.document()) == said(apply(page, made))
        self.done += [(page, edit) for edit in made]
        return refused


def said(page: Document) -> list[str]:
    return [block.text for block in page.blocks]


class Fixed(NamedTuple):
    path: Path
    out: Path
    before: Checked
    after: Checked  # what the saved file says, read afresh
    findings: tuple[Finding, ...]  # those mended
    done: Done

    @property
    def kind(self) -> str:
        return self.path.suffix[1:]


def fixed(path: Path, folder: Path, rules: Sequence[str] = ()) -> Fixed:
    recorder = Recorder(path)
    before = check(recorder.document())
    mended = mend(recorder, rules)
    out = folder / f"{path.stem}{'-'.join(['', *rules])}{path.suffix}"
    recorder.file.save(out)  # type: ignore[attr-defined]
    after = check(vanthu_files.read(out))
    assert after.findings == mended.left.findings
    return Fixed(path, out, before, after, mended.done, recorder.done)


Mended = Callable[[str], Fixed]


# ---- The files: ours in both formats, one with everything in it, real ones; and the office's .odt of these -----------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fix")
    (folder / "out").mkdir()
    for name in OURS:
        for ending in (".docx", ".odt"):
            vanthu_files.write_new(spoilt(name), folder / f"{name}{ending}")
    for name, (spoils, paragraphs) in RICH.items():
        write_rich_docx(folder / f"{name}.docx", spoils, paragraphs)
    if OFFICE:
        convert([folder / f"{name}.docx" for name in RICH], "odt", folder)
    return folder


NAMES = [f"{name}{ending}" for name in OURS for ending in (".docx", ".odt")]
NAMES += [f"{name}{ending}" for name in RICH for ending in ((".docx", ".odt") if OFFICE else (".docx",))]
REAL_NAMES = [path.name for path in REAL] + ([f"{path.stem}.odt" for path in REAL] if OFFICE else [])


@pytest.fixture(scope="module")
def place(folder: Path, request: pytest.FixtureRequest) -> Find:
    """A file by its name."""

    @functools.lru_cache(maxsize=None)
    def find(name: str) -> Path:
        if name in NAMES:
            return folder / name
        if name.endswith(".odt"):
            converted: Path = request.getfixturevalue("converted_corpus")
            return converted / name
        return next(path for path in REAL if path.name == name)

    return find


@pytest.fixture(scope="module")
def mended(folder: Path, place: Find) -> Mended:
    """A file with its safe fixes made."""

    @functools.lru_cache(maxsize=None)
    def make(name: str) -> Fixed:
        return fixed(place(name), folder / "out")

    return make


EVERY = pytest.mark.parametrize("name", NAMES + REAL_NAMES)


# ---- Nothing else changes ----------------------------------------------------------------------------------------------


def only_what_was_named(each: Fixed) -> None:
    before, after, kind = members(each.path), members(each.out), KINDS[each.kind]
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    allowed = may_change(each.kind, each.done)
    assert not [name for name in changed if not allowed.fullmatch(name)]
    assert set(before) <= set(after)
    old, new = body_of(each.kind, before, each.done), body_of(each.kind, after, each.done)
    named = touched(each.done)
    edits = [edit for _, edit in each.done]
    assert not [words for words in changed_paragraphs(kind, old, new) if words not in named]
    if not any(isinstance(edit, InsertBlocks) and edit.tables for edit in edits):
        assert frame_of(kind, old) == frame_of(kind, new)
    lost = things(kind, old) - things(kind, new)
    assert not lost


@EVERY
def test_only_what_a_finding_names_changes(mended: Mended, name: str) -> None:
    only_what_was_named(mended(name))


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("rich")])
def test_the_rich_files_hold_what_must_not_be_lost(mended: Mended, name: str) -> None:
    kind, package = KINDS[mended(name).kind], members(mended(name).out)
    held = " ".join(things(kind, body_of(mended(name).kind, package, ())))
    docx = ("pic:pic", "footnoteReference", "commentReference", "instrText", "delText", "}ins ", "sdtPr", "}hyperlink ", "}bookmarkStart ")
    odt = ("draw:image", "text:note", "office:annotation", "text:sequence", "text:tracked-changes")
    odt += ("}change-start ", "}a ", "}bookmark-start ")
    for each in docx if name.endswith(".docx") else odt:
        assert each in held
    if name.endswith(".docx"):
        assert {"word/media/hinh.png", "word/comments.xml", "customXml/item1.xml", "customXml/itemProps1.xml"} <= set(package)


@EVERY
def test_words_that_no_finding_touched_are_there(mended: Mended, name: str) -> None:
    each = mended(name)
    pages = [checked.anatomy.document for checked in (each.before, each.after)]
    named = touched(each.done)
    texts = [[block.text for block in page.blocks if "".join(block.text.split()) not in named] for page in pages]
    left = iter(texts[1])
    assert not [text for text in texts[0] if text not in left]  # in order
    assert [sum(len(block.notes) for block in page.blocks) for page in pages][0] == sum(len(block.notes) for block in pages[1].blocks)
    assert pages[0].source == pages[1].source  # as many tracked changes and comments


@pytest.mark.parametrize("name", [name for name in NAMES + REAL_NAMES if name.endswith(".odt")])
def test_styles_stay_as_they_are(mended: Mended, name: str) -> None:
    """What changes its look gets a style of its own; only the pages' layouts are changed where they stand."""
    each = mended(name)
    before, after = members(each.path), members(each.out)
    edits = {type(edit) for _, edit in each.done}
    tables = (TABLE + "table",) if SetTable in edits else ()
    pages = (STYLE + "page-layout", STYLE + "master-page")
    for member, without in (("content.xml", tables), ("styles.xml", pages)):
        old, new = styles(before[member], without), styles(after[member], without)
        assert {key: new.get(key) for key in old} == old


# ---- Twice is once, and what was mended is silent ----------------------------------------------------------------------


@EVERY
def test_fixing_twice_changes_nothing(mended: Mended, name: str, tmp_path: Path) -> None:
    once = mended(name).out
    twice = fixed(once, tmp_path)
    assert not twice.done
    assert twice.out.read_bytes() == once.read_bytes()


@EVERY
def test_what_was_mended_is_silent_and_nothing_new_speaks(mended: Mended, name: str) -> None:
    each = mended(name)
    was, now = ({finding.rule for finding in checked.findings} for checked in (each.before, each.after))
    assert each.findings
    assert not {finding.rule for finding in each.findings} & now - set(AGAIN)
    assert now <= was


@EVERY
def test_ask_fixes_by_id(place: Find, name: str, tmp_path: Path) -> None:
    """Each alone: it silences its rule, rouses no other, and touches nothing else."""
    found = check(vanthu_files.read(place(name))).findings
    for rule in sorted({finding.rule for finding in found if finding.fix == "ask" and finding.edits}):
        each = fixed(place(name), tmp_path, [rule])
        assert each.findings, rule
        was, now = ({finding.rule for finding in checked.findings} for checked in (each.before, each.after))
        assert rule not in now
        assert now - was <= set(AFTER.get(rule, ())), rule
        only_what_was_named(each)


# ---- The office opens it -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(not OFFICE, reason="no soffice on this machine")
def test_the_office_opens_what_was_fixed(mended: Mended, tmp_path: Path) -> None:
    made = [mended(name).out for name in NAMES + REAL_NAMES[::5]]
    copies = [shutil.copy(path, tmp_path / f"{number}{path.suffix}") for number, path in enumerate(made)]
    convert(copies, "pdf", tmp_path)
    for path in copies:
        assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF"), path


# ---- When the file moved on --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["plan-words.docx", "plan-words.odt"])
def test_edits_for_a_text_that_moved_on_are_refused(folder: Path, name: str, tmp_path: Path) -> None:
    """Findings of a file, applied to the same file after somebody changed the words: nothing of theirs is overwritten."""
    path = tmp_path / name
    shutil.copy(folder / name, path)
    found = [finding for finding in check(vanthu_files.read(path)).findings if finding.rule == "motto.text"]
    edits = [edit for finding in found for edit in finding.edits]
    other = vanthu_files.open_file(path)
    at = edits[0].block  # type: ignore[union-attr]
    text = other.document().blocks[at].text
    assert other.apply([SetText(at, 0, len(text), text, "Độc lập. Tự do. Hạnh phúc")]) == []
    other.save(path)
    changed = path.read_bytes()
    file = vanthu_files.open_file(path)
    assert file.apply(edits) == edits
    file.save(path)
    assert path.read_bytes() == changed


FIELDS = (
    ('<w:fldSimple w:instr=" REF dieu_5 ">«', "»</w:fldSimple>"),
    (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF dieu_5 </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>«',
        '»<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
)


@pytest.mark.parametrize("field", FIELDS, ids=["simple", "complex"])
def test_what_a_field_shows_is_left_to_the_field(tmp_path: Path, field: tuple[str, str]) -> None:
    """Its next update would bring the slip back; nor is a field cut where a slip runs into it."""
    inside = f"«Thực hiện theo »{field[0]}điều 5  Luật Lưu trữ{field[1]}« của Quốc hội.»"
    across = f"«Văn phòng  xem »{field[0]}sử{field[1]}« lý hồ sơ.»"
    write_rich_docx(tmp_path / "a.docx", paragraphs=(inside, across))
    (tmp_path / "out").mkdir()
    each = fixed(tmp_path / "a.docx", tmp_path / "out", ["caps.reference", "typography.spaces", "typography.spelling"])
    assert [finding.found for finding in each.findings] == ["phòng  xem"]
    only_what_was_named(each)


@pytest.mark.parametrize("field", FIELDS, ids=["simple", "complex"])
def test_a_field_in_an_old_font_stays_readable(tmp_path: Path, field: tuple[str, str]) -> None:
    """Its words cannot be put into Unicode, so its font must stay what it is."""
    write_rich_docx(tmp_path / "a.docx", "submission", [f"«C¸c ®¬n vÞ thùc hiÖn theo »{field[0]}®iÒu 5{field[1]}« cña LuËt.»"])
    (tmp_path / "out").mkdir()
    each = fixed(tmp_path / "a.docx", tmp_path / "out", ["font.encoding"])
    (block,) = (block for block in each.after.anatomy.document.blocks if block.text.startswith("Các đơn vị"))
    assert [(run.text, run.format.font) for run in block.runs if run.field] == [("®iÒu 5", ".VnTime")]
    assert {run.format.font for run in block.runs if not run.field} == {"Times New Roman"}


# ---- From the command line ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("rich-form")])
def test_in_place(mended: Mended, place: Find, name: str, tmp_path: Path) -> None:
    copy = tmp_path / name
    shutil.copy(place(name), copy)
    assert main(["fix", str(copy), "--in-place"]) in (0, 1)
    assert members(copy) == members(mended(name).out)
    assert [path.name for path in tmp_path.iterdir()] == [name]
