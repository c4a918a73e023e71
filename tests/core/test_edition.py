"""An edition: what is right is taken, and of what is not, however it is wrong, nothing."""

from __future__ import annotations

import datetime
import hashlib
import json
import random
import zlib
from typing import Any, Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wild import fuzzing

from vanthu import edition
from vanthu.compiled import read_bytes
from vanthu.edition import Edition, EditionError, listed, parse, taken, written
from vanthu.offices import Office
from vanthu.offices import written as written_offices
from vanthu.registers.entry import Entry
from vanthu.registers.index import _HEAD, MAGIC, Broken
from vanthu.registers.indexing import built
from vanthu.registers.sound import look_over

DECREE = Entry("Nghị quyết", "12/2026/NQ-HĐND", datetime.date(2026, 3, 5), "Hội đồng nhân dân tỉnh", "về mức chi tiếp khách")
FILES = {
    "offices.json": written_offices([Office(id="tinh", name="Ủy ban nhân dân tỉnh")]).encode(),
    "house.json": b'{"rules": {"caps.reference": {"off": "Kh\xc3\xb4ng nh\xe1\xba\xafc."}}}',
    "registers.index": built([DECREE]),
    "clauses/chung.txt": "[tinh.ket]\ntên: Kết\nchỗ: kết thúc\nnội dung:\n  Trân trọng./.\n".encode(),
    "recipients/chung.txt": "[toan-tinh]\ntên: Gửi toàn tỉnh\nnơi nhận:\n  Các sở\n".encode(),
    "templates/chung.txt": "[giay-moi-tinh]\ntên: Giấy mời họp\nloại: giấy mời\n".encode(),
}
ABOUT = Edition("lam-dong", "Tỉnh Lâm Đồng", 3, datetime.date(2026, 11, 28), "Sở KH&CN, máy lẻ 12")


def made(files: Mapping[str, bytes] = FILES) -> Edition:
    return listed(ABOUT, files)


def refused(about: Edition, files: Mapping[str, bytes]) -> str:
    with pytest.raises(EditionError) as caught:
        taken(about, files)
    assert caught.value.said() and caught.value.said("en") and len(caught.value.said()) < 400
    return caught.value.key


def test_what_is_written_is_read_again() -> None:
    about = made()
    assert parse(written(about)) == about
    taken(about, FILES)
    assert about.has("house.json") and not about.has("edition.json")
    assert about.named("clauses") == ("clauses/chung.txt",) and about.named("templates") == ("templates/chung.txt",)


def test_an_edition_may_be_empty() -> None:
    assert parse(written(listed(ABOUT, {}))).files == ()
    taken(listed(ABOUT, {}), {})


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_strange_half_or_changed_spoils_all(name: str) -> None:
    about = made()
    assert refused(about, {each: FILES[each] for each in FILES if each != name}) == "edition.files"
    assert refused(about, {**FILES, "clauses/la.txt": b""}) == "edition.files"
    assert refused(about, {**FILES, name: FILES[name][:-1]}) == "edition.sum"
    changed = bytearray(FILES[name])
    changed[len(changed) // 2] ^= 1
    assert refused(about, {**FILES, name: bytes(changed)}) == "edition.sum"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"[", b"[]", b"0", b"{" * 100_000, b'{"rules": 3}', b"[x]\n", b"VTSO1\n1234"])
def test_what_is_wrong_in_a_file_is_said(name: str, content: bytes) -> None:
    """Its sum may be right: whoever made it was wrong, or wishes ill."""
    files = {**FILES, name: content}
    assert refused(listed(ABOUT, files), files) == "edition.wrong"


def data(**changed: Any) -> bytes:
    return json.dumps({**json.loads(written(made())), **changed}).encode()


SUM = "0" * 64
WRONG = [
    {"id": "Lâm Đồng"}, {"id": "../x"}, {"id": 3}, {"id": ["a"]}, {"name": ""}, {"name": "x" * 201}, {"help": "x" * 201}, {"number": -1},
    {"number": "3"}, {"number": True}, {"number": 2**31}, {"number": 1.5}, {"made": "28/11/2026"}, {"made": None}, {"made": 3},
    {"files": []}, {"files": None}, {"files": {"house.json": {}}}, {"files": {"house.json": {"size": -1, "sha256": SUM}}},
    {"files": {"house.json": {"size": 1, "sha256": SUM.upper() + "A"}}}, {"files": {"house.json": {"size": True, "sha256": SUM}}},
]  # fmt: skip
NAMES = [
    "edition.json", "../house.json", "clauses/../../x.txt", "/etc/passwd", "clauses\\x.txt", "clauses/x.py", "clauses/x.TXT",
    "Clauses/x.txt", "pythonpath/x.txt", "clauses/.txt", "clauses/-x.txt", "clauses/a/b.txt", "clauses/con trỏ.txt",
    "house.json\n", "house.json\0", "", "clauses/" + "x" * 61 + ".txt", "C:house.json", "registers.index/x.txt", "component.py",
]  # fmt: skip


@pytest.mark.parametrize("changed", WRONG)
def test_another_shape_is_no_edition(changed: Mapping[str, Any]) -> None:
    with pytest.raises(EditionError) as caught:
        parse(data(**changed))
    assert caught.value.key == "edition.shape"


@pytest.mark.parametrize("name", NAMES)
def test_only_data_under_plain_names(name: str) -> None:
    with pytest.raises(EditionError) as caught:
        parse(data(files={name: {"size": 1, "sha256": SUM}}))
    assert caught.value.key == "edition.shape"


def test_what_is_too_large_or_too_new_is_not_even_read() -> None:
    for changed in (
        {"files": {"registers.index": {"size": 64_000_001, "sha256": SUM}}},
        {"files": {"house.json": {"size": 4_000_001, "sha256": SUM}}},
        {"files": {f"clauses/{number}.txt": {"size": 1, "sha256": SUM} for number in range(201)}},
    ):
        with pytest.raises(EditionError) as caught:
            parse(data(**changed))
        assert caught.value.key == "edition.large"
    with pytest.raises(EditionError) as caught:
        parse(b" " * 200_001)
    assert caught.value.key == "edition.large"
    with pytest.raises(EditionError) as caught:
        parse(data(format=2))
    assert caught.value.key == "edition.format"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=10), each, max_size=3),
    max_leaves=8,
)


@fuzzing(150)
@given(st.binary(max_size=200))
@example(b"[" * 150_000)
@example(b'{"a":' * 30_000)
@example(b"1" * 150_000)
@example(b'{"number": 1e999}')
def test_no_bytes_do_harm(content: bytes) -> None:
    for read in (parse, *[lambda each, name=name: edition.problems(name, each) for name in FILES]):
        try:
            read(content)
        except EditionError as problem:
            assert problem.said()


@fuzzing(150)
@given(st.dictionaries(st.sampled_from(("id", "name", "number", "made", "help", "files", "format")), JSON, min_size=1))
def test_no_values_do_harm(changed: dict[str, Any]) -> None:
    try:
        about = parse(data(**changed))
    except EditionError as problem:
        assert problem.said()
    else:
        assert parse(written(about)) == about


@fuzzing(100)
@given(
    JSON,
    st.sampled_from(("body.size", "caps.reference", "page.margins", "lạ")),
    st.sampled_from(("off", "severity", "values", "regimes")),
)
def test_no_rules_of_a_house_do_harm(value: Any, rule: str, key: str) -> None:
    for rules in (value, {rule: value}, {rule: {key: value}}, {rule: {"values": {"size": value, "top": value}}}):
        edition.problems("house.json", json.dumps({"rules": rules}).encode())


# Registers: their own check sum is right, and still they lie.


def sections(content: bytes) -> tuple[dict[str, Any], bytes]:
    length = _HEAD.unpack_from(content, len(MAGIC))[0]
    body = content[len(MAGIC) + _HEAD.size :]
    return json.loads(body[:length]), body[length:]


def lying(head: Mapping[str, Any], rest: bytes) -> bytes:
    said = json.dumps(head).encode()
    return MAGIC + _HEAD.pack(len(said), zlib.crc32(said + rest)) + said + rest


def entries(number: int) -> list[Entry]:
    return [DECREE._replace(number="%d/2026/NQ-HĐND" % each) for each in range(1, number + 1)]


def test_a_right_register_is_sound() -> None:
    for number in (0, 1, 64, 65, 200):
        look_over(built(entries(number)))
    look_over(read_bytes("register-citations.index"))


@pytest.mark.parametrize("section", ["words", "starts", "places", "initials", "sums", "keyed", "blocks", "records"])
def test_a_section_that_is_cut_is_found(section: str) -> None:
    head, rest = sections(built(entries(70)))
    start, end = head["sections"][section]
    head["sections"][section] = [start, end - 4]
    with pytest.raises(Broken):
        look_over(lying(head, rest))


@pytest.mark.parametrize("count", [-1, 69, 71, 10**9, "70", None])
def test_a_wrong_count_is_found(count: object) -> None:
    head, rest = sections(built(entries(70)))
    with pytest.raises(Broken):
        look_over(lying({**head, "count": count}, rest))


def test_a_few_bytes_that_become_a_great_many_are_found() -> None:
    head, rest = sections(built(entries(1)))
    bomb = zlib.compress(b"x" * 50_000_000, 9)
    start = head["sections"]["records"][0]
    ends = head["sections"]["blocks"]
    rest = rest[: ends[0]] + len(bomb).to_bytes(4, "little") + rest[ends[1] : start] + bomb
    head["sections"]["records"] = [start, start + len(bomb)]
    with pytest.raises(Broken, match="block"):
        look_over(lying(head, rest))


@fuzzing(60)
@given(st.integers(0, 2**32))
def test_whatever_is_changed_either_is_refused_or_answers(seed: int) -> None:
    chance = random.Random(seed)
    head, rest = sections(built(entries(70)))
    changed = bytearray(rest)
    for _ in range(chance.randint(1, 4)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    content = lying(head, bytes(changed))
    try:
        look_over(content)
    except Broken:
        return
    from vanthu.registers.index import Index

    index = Index(content)
    index.numbered("5/2026/NQ-HĐND")
    index.search(["nghi", "quyet", "12"], 8, {})
    list(index.laws())


def test_sums_are_sha_256() -> None:
    assert made().files[0].sum == hashlib.sha256(FILES[made().files[0].name]).hexdigest()
