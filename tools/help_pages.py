"""The guide (docs/huong-dan) and a page for each rule, as HTML for the extension's folder help/vi: to be read in any browser, offline.

No script, one stylesheet, relative links. `Ctrl+Alt+K` between backquotes is a key, **Sửa** something that stands on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import mistune

import vanthu.pipeline  # noqa: F401 - registers every check
from vanthu.checks.case import CHECKS
from vanthu.examples import describe
from vanthu.listing import ORDER, part_name
from vanthu.rulebook import REGIMES, Rule, load
from vanthu.strings import say

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "huong-dan"
PICTURES = "hinh"
FOLDER = "help/vi/"
RULES = "quy-tac"
KEY = re.compile(r"<code>((?:Ctrl|Alt|Shift)\+[^<]+|F\d+|Tab|Esc|Enter|Delete|[↑↓ ]+)</code>")

PAGE = (
    '<!DOCTYPE html>\n<html lang="vi">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
    '<title>{title} - Văn Thư</title>\n<link rel="stylesheet" href="{up}style.css">\n'
    '<nav><a href="{up}index.html">Hướng dẫn Văn Thư</a>{way}</nav>\n{body}</html>\n'
)


@cache
def made() -> Mapping[str, bytes]:
    """Every file of the help, by its name in the package."""
    files = {"style.css": small((ROOT / "tools" / "help.css").read_text(encoding="utf-8")).encode()}
    files.update((name, text.encode()) for name, text in (*guide(), *rules()))
    files.update((f"{PICTURES}/{path.name}", path.read_bytes()) for path in (GUIDE / PICTURES).glob("*.png"))
    return {FOLDER + name: content for name, content in files.items()}


def small(css: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip() + "\n"


# The guide.


def sources() -> list[Path]:
    return sorted(GUIDE.glob("*.md"))


def guide() -> Iterator[tuple[str, str]]:
    for path in sources():
        text = path.read_text(encoding="utf-8")
        way = "" if path.stem == "README" else f' · <a href="{RULES}/index.html">Các quy tắc</a>'
        yield page_of(path.stem) + ".html", PAGE.format(title=escape(title_of(text)), up="", way=way, body=html(text))


def page_of(stem: str) -> str:
    return "index" if stem == "README" else stem


def title_of(text: str) -> str:
    return text.split("\n", 1)[0].lstrip("# ").strip()


def html(text: str) -> str:
    """The page's own words; links between pages lead to the HTML ones."""
    made = str(mistune.create_markdown(plugins=["table"])(linked(text)))
    return KEY.sub(lambda found: f"<kbd>{found[1]}</kbd>", made)


def linked(text: str) -> str:
    text = text.replace("](../rules/README.md)", f"]({RULES}/index.html)").replace("](README.md)", "](index.html)")
    return re.sub(r"\]\(([\w-]+)\.md\)", r"](\1.html)", text)


# The rules.


def rules() -> Iterator[tuple[str, str]]:
    books = {regime: load(regime) for regime in REGIMES}
    known = [rule for rule in books["state"].rules.values() if rule.id in CHECKS]
    known.sort(key=lambda rule: (ORDER.index(rule.part) if rule.part in ORDER else len(ORDER), rule.id))
    way = ' · <a href="index.html">Các quy tắc</a>'
    for rule in known:
        body = "".join(_page(rule, {regime: book.rules[rule.id] for regime, book in books.items()}))
        yield f"{RULES}/{rule.id}.html", PAGE.format(title=escape(rule.title), up="../", way=way, body=body)
    yield f"{RULES}/index.html", PAGE.format(title="Các quy tắc", up="../", way="", body="".join(_list(known)))


def _list(known: list[Rule]) -> Iterator[str]:
    yield "<h1>Các quy tắc</h1>\n"
    part = ""
    for rule in known:
        if rule.part != part:
            yield ("</ul>\n" if part else "") + f"<h2>{escape(part_name(rule.part, 'vi'))}</h2>\n<ul>\n"
            part = rule.part
        yield f'<li><a href="{rule.id}.html">{escape(rule.title)}</a>\n'
    yield "</ul>\n"


def _page(rule: Rule, by_regime: Mapping[str, Rule]) -> Iterator[str]:
    yield f"<h1>{escape(rule.title)}</h1>\n<p>{escape(' '.join(rule.help.split()))}</p>\n"
    yield f"<p>{escape(say(f'panel.explaining.fix.{rule.fix}'))}</p>\n"
    yield "<table><tr><th>Thể thức<th>Mức<th>Căn cứ\n"
    for standing, regimes in _standings(by_regime).items():
        yield f"<tr><td>{escape('; '.join(regimes))}<td>{'<td>'.join(map(escape, standing))}\n"
    yield "</table>\n"
    for help, regimes in _otherwise(rule, by_regime).items():
        yield f"<h2>{escape('; '.join(regimes))}</h2>\n<p>{escape(help)}</p>\n"
    if rule.examples:
        yield f"<h2>{say('panel.explaining.examples')}</h2>\n<ul>\n"
        yield from map(_example, rule.examples)
        yield "</ul>\n"
    yield f"<p>Mã quy tắc: <code>{rule.id}</code></p>\n"


def _standings(by_regime: Mapping[str, Rule]) -> dict[tuple[str, str], list[str]]:
    """How severe it is and why, and for which regimes; those of the mass organisations often say the same."""
    found: dict[tuple[str, str], list[str]] = {}
    for regime, rule in by_regime.items():
        severity = say(f"severity.{rule.severity}") + " " + say(f"panel.source.{rule.source}")
        standing = (severity, rule.reference) if rule.active else (say("severity.off"), rule.off)
        found.setdefault(standing, []).append(say(f"panel.regime.{regime}"))
    return found


def _otherwise(rule: Rule, by_regime: Mapping[str, Rule]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for regime, other in by_regime.items():
        if other.active and other.help != rule.help:
            found.setdefault(" ".join(other.help.split()), []).append(say(f"panel.regime.{regime}"))
    return found


def _example(example: Mapping[str, Any]) -> str:
    lines = [f"<i>Trong {escape(example['type'])}.</i>"] if "type" in example else []
    for side, look in (("bad", "wrong"), ("good", "right")):
        if example.get(side):
            words = say(f"panel.explaining.{side}", words="; ".join(describe(example[side], "vi")))
            lines.append(f'<span class="{look}">{escape(words)}</span>')
    return f"<li>{'<br>'.join(lines)}\n"
