"""docs/rules: a page per rule and a table of all of them, written from the rulebooks. Never edit those pages by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import vanthu.pipeline  # noqa: F401 - registers every check
from vanthu.checks.case import CHECKS
from vanthu.examples import describe
from vanthu.listing import ORDER, part_name
from vanthu.rulebook import REGIMES, Rule, Rulebook, load
from vanthu.rulebook.house import ranges
from vanthu.strings import say

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"
HOUSE = "../ban-cho-tinh.md#rules-quy-tắc-riêng"
SHORT = {"error": "lỗi", "warning": "cảnh báo", "info": "gợi ý"}


def main() -> None:
    wanted = pages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    print(f"docs/rules: {len(wanted) - 1} rules")


def pages() -> dict[str, str]:
    """Every page by its file's name."""
    books = [load(regime) for regime in REGIMES]
    rules = sorted(books[0].rules.values(), key=lambda rule: (ORDER.index(rule.part) if rule.part in ORDER else len(ORDER), rule.id))
    texts = {"README.md": _lines(_table(rules, books))}
    for rule in rules:
        texts[f"{rule.id}.md"] = _lines(_page(rule, books))
    return texts


def _lines(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _table(rules: list[Rule], books: list[Rulebook]) -> Iterator[str]:
    yield "# Các quy tắc"
    yield ""
    yield "Trang này và các trang bên cạnh được viết tự động từ bộ quy tắc (`python3 build.py docs`)."
    yield ""
    yield "Mỗi ô cho biết mức và nguồn ở từng bộ quy tắc: **lỗi**, cảnh báo, gợi ý; *tl* = theo thông lệ (không phải quy định);"
    yield "– = không áp dụng, lý do ghi ở trang của quy tắc. Cột cuối: cách sửa ở bộ quy tắc của Nhà nước."
    yield ""
    yield "| Bộ quy tắc | Văn bản | Căn cứ |"
    yield "|---|---|---|"
    for book in books:
        yield f"| `{book.regime}` | {book.name} | {book.basis} |"
    part = ""
    for rule in rules:
        if rule.part != part:
            part = rule.part
            yield ""
            yield f"## {part_name(part, 'vi')}"
            yield ""
            yield "| Quy tắc | " + " | ".join(book.regime for book in books) + " | Cách sửa |"
            yield "|---|" + "---|" * (len(books) + 1)
        states = " | ".join(_state(book.rules[rule.id]) for book in books)
        yield f"| [{rule.id}]({rule.id}.md)<br>{rule.title} | {states} | {say(f'fix.short.{rule.fix}')} |"
    narrowed = [rule.id for rule in rules if ranges(rule.id)]
    yield ""
    yield "## Khoảng thu hẹp được"
    yield ""
    yield f"[Quy tắc riêng]({HOUSE}) thu hẹp được một khoảng ở những quy tắc sau; mỗi trang ghi tên và khoảng ấy:"
    yield ", ".join(f"[{id}]({id}.md)" for id in narrowed) + "."


def _state(rule: Rule) -> str:
    if not rule.active or rule.id not in CHECKS:
        return "–"
    words = f"**{SHORT['error']}**" if rule.severity == "error" else SHORT[rule.severity]
    return words if rule.source == "law" else f"{words} *tl*"


def _page(rule: Rule, books: list[Rulebook]) -> Iterator[str]:
    yield f"# {rule.title}"
    yield ""
    yield f"`{rule.id}` · {part_name(rule.part, 'vi')} · {rule.title_en}"
    yield ""
    yield rule.help.strip()
    yield ""
    yield f"**Cách sửa**: {say(f'explain.fix.{rule.fix}', rule=rule.id)}."
    yield ""
    yield "| Bộ quy tắc | Mức | Nguồn | Căn cứ |"
    yield "|---|---|---|---|"
    for book in books:
        yield _standing(book.rules[rule.id], book.regime)
    yield from _narrowed(rule.id)
    helps = {book.regime: book.rules[rule.id].help for book in books[1:] if book.rules[rule.id].active}
    for help in dict.fromkeys(helps.values()):
        if help != rule.help:
            names = ", ".join(f"`{regime}`" for regime, text in helps.items() if text == help)
            yield ""
            yield f"**Ở {names}**: {help.strip()}"
    if rule.examples:
        yield ""
        yield "## Ví dụ"
        yield ""
        yield from map(_example, rule.examples)


def _narrowed(id: str) -> Iterator[str]:
    found = ranges(id)
    if found:
        yield ""
        yield f"**Khoảng thu hẹp được** bằng [quy tắc riêng]({HOUSE}), viết trong `values`:"
        yield ""
    for named, regimes in found.items():
        yield f"- {', '.join(f'`{each}`' for each in regimes)}: {', '.join(f'`{each}`' for each in named)}"


def _example(example: Mapping[str, Any]) -> str:
    """One line: the type where it is not the usual one, what is wrong, what is right."""
    sides = [
        f"{title}: {'; '.join(describe(example[side], 'vi'))}"
        for side, title in (("bad", "Chưa đúng"), ("good", "Đúng"))
        if example.get(side)
    ]
    return "- " + (f"*Trong {example['type']}.* " if "type" in example else "") + " → ".join(sides)


def _standing(rule: Rule, regime: str) -> str:
    if not rule.active:
        return f"| `{regime}` | không áp dụng | | {rule.off} |"
    return f"| `{regime}` | {SHORT[rule.severity]} | {say(f'source.{rule.source}')} | {rule.reference} |"


if __name__ == "__main__":
    main()
