"""Every value of a TOML or JSON file has its line."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from value_lines import Place, Unclosed, json_lines, nearest, toml_lines

ROOT = Path(__file__).resolve().parents[2]
FILES = ("samples/sites/*/*.toml", "tests/site/marked/*.toml", "python/vanthu/data/**/*.toml", "pyproject.toml")
TOML = sorted(path for pattern in FILES for path in ROOT.glob(pattern))

TWISTED = '''# a remark, with [brackets] and "marks"
a.b = 1 # not = 2
"q.\\u0061" = 'it # is'
"" = { }
[[offices]]
id = "x"   # [[offices]]
lines = [
  "a#b", 'c]',
  # "remark
  "d\\"]",
]
[[offices.units]]
name="n"
  [[offices.units]]
  name=\'\'\'
m\'\'ul
'\'\'\'\'
[offices.house]
size = 14
[[offices]]
id = 1979-05-27 07:32:00
[rules."body.size"]
values = { size = [14, 14], "x y".z = 1 }
s = """a
\\"""b\\\\
""""
e = {}
'''


def places(said: Any, place: Place = ()) -> Iterator[Place]:
    if place:
        yield place
    items = said.items() if isinstance(said, dict) else enumerate(said) if isinstance(said, list) else ()
    for key, value in items:
        yield from places(value, (*place, key))


def test_every_value_of_a_twisted_file_is_found() -> None:
    lines = toml_lines(TWISTED)
    assert lines.keys() == set(places(tomllib.loads(TWISTED)))
    wanted = {
        ("a", "b"): 2, ("q.a",): 3, ("",): 4, ("offices", 0): 5, ("offices", 0, "id"): 6, ("offices", 0, "lines", 0): 8,
        ("offices", 0, "lines", 1): 8, ("offices", 0, "lines", 2): 10, ("offices", 0, "units", 0, "name"): 13,
        ("offices", 0, "units", 1): 14, ("offices", 0, "units", 1, "name"): 15, ("offices", 0, "house", "size"): 19, ("offices", 1): 20,
        ("offices", 1, "id"): 21, ("rules", "body.size"): 22, ("rules", "body.size", "values", "x y", "z"): 23,
        ("rules", "body.size", "e"): 27,
    }  # fmt: skip
    assert {place: lines[place] for place in wanted} == wanted


@pytest.mark.parametrize("path", TOML, ids=lambda path: path.stem)
def test_every_value_of_the_projects_files_is_found(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert toml_lines(text).keys() == set(places(tomllib.loads(text)))


VALUES = st.recursive(
    st.text() | st.integers() | st.booleans() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)


@given(VALUES, st.sampled_from([None, 1]))
def test_every_value_of_json_is_found(said: Any, indent: int | None) -> None:
    assert json_lines(json.dumps(said, indent=indent)).keys() - {()} == set(places(said))


def test_the_line_of_json() -> None:
    lines = json_lines('{"offices": [\n {"name": "a", "units": [{\n"name": "b"}]}\n]}')
    assert lines[("offices", 0)] == lines[("offices", 0, "name")] == 2 and lines[("offices", 0, "units", 0, "name")] == 3


def test_what_is_not_there_is_where_it_would_stand() -> None:
    assert nearest({("a",): 3, ("a", 0): 4}, ("a", 0, "name")) == 4 and nearest({}, ("a",)) == 1


@pytest.mark.parametrize(
    ("text", "line"), [('a = 1\nb = """\n\nc', 2), ("a = [\n1,\n", 1), ("a = 1\nb = { x = 1,", 2), ('a = "x', 1), ("[[a]\n", 1)]
)
def test_what_is_not_closed_is_told_where_it_begins(text: str, line: int) -> None:
    with pytest.raises(Unclosed) as told:
        toml_lines(text)
    assert told.value.line == line


@given(st.text(alphabet="[]{}=.,\"'#\n ab1\\:"))
def test_of_any_text_it_ends(text: str) -> None:
    for lines in (toml_lines, json_lines):
        try:
            lines(text)
        except (Unclosed, tomllib.TOMLDecodeError, json.JSONDecodeError):
            pass
