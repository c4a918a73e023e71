"""build.py bench [FILE …]: what a page costs, and how the cost grows; or what these files cost. Nothing here passes or fails.

`build.py bench --office` measures the same in Writer: tools/bench_office.py. `build.py bench --corpus [FOLDER]` tells how much of published
texts is understood: citations, recipients. docs/bench.md has the last figures.

Documents of 1, 10, 100 and 1,000 pages are composed and written as .docx; python-docx merely opening the same file is the
yardstick, measured in the same run. Times are the best of some rounds: the machine may be busy with other things.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import docx

import bench_registers
import vanthu_files
from vanthu import apply, memo, mend, pipeline
from vanthu.anatomy import anatomise
from vanthu.checks import run
from vanthu.compose import Draft, Signature, lay_out, paragraphs
from vanthu.document import Document, Run
from vanthu.rulebook import load

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "texts"
PAGES = (1, 10, 100, 1000)
ARTICLES_A_PAGE = 5
SENTENCE = (
    "Các cơ quan, đơn vị chủ động rà soát nhiệm vụ được giao, phối hợp chặt chẽ với các địa phương, kịp thời báo cáo những khó khăn, "
    "vướng mắc về Ủy ban nhân dân tỉnh để tổng hợp, chỉ đạo theo đúng Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ"
)
STEPS = ("python-docx opens", "read", "anatomy", "checks", "fixes", "check, all in all", "check after an edit")


def main(files: list[str]) -> None:
    if files == ["--office"]:
        import bench_office

        bench_office.main()
    elif files[:1] == ["--corpus"]:
        of_corpus(Path(files[1]) if files[1:] else CORPUS)
    elif files:
        of_files([Path(file) for file in files])
    else:
        of_pages()


def of_corpus(folder: Path) -> None:
    """What is understood of published texts, which are right in the main; what is not is listed."""
    import corpus_citations
    import corpus_recipients

    if not folder.is_dir():
        sys.exit(f"There is no folder {folder} of texts to try this on.")
    print("Citations\n")
    corpus_citations.main([str(folder)])
    print("\nRecipients, proposed from the text alone\n")
    corpus_recipients.main([str(folder), "--list"])


def of_files(paths: list[Path]) -> None:
    """Documents as people have them: the mean of the files, each step the best of some rounds."""
    rows = [costs(path, 3) for path in paths]
    print(f"Milliseconds a file, {len(paths)} files\n")
    mean = [sum(row[step] for row in rows) / len(rows) for step in STEPS]
    table(["", *STEPS, "checks / read"], [[*mean, mean[STEPS.index("checks")] / mean[STEPS.index("read")]]], first=["mean"])


def of_pages() -> None:
    with tempfile.TemporaryDirectory() as folder:
        rows = [measured(pages, Path(folder) / f"{pages}.docx") for pages in PAGES]
    print("Milliseconds a page\n")
    table(
        ["pages", *STEPS, "check / open"],
        [[row[step] / pages for step in STEPS] + [ratio(row)] for pages, row in zip(PAGES, rows, strict=True)],
    )
    print("\nGrowth: how many times the cost of a page grew from 10 pages to 1,000 (1.0: in step with length)\n")
    table(["", *STEPS], [[(rows[3][step] / 1000) / (rows[1][step] / 10) for step in STEPS]], first=["1,000 / 10"])
    print("\nThe dearest rules, milliseconds a page at 100 pages\n")
    for id, cost in dearest(sample(100), 100)[:8]:
        print(f"{id:<24}{cost:>10.3f}")
    print(f"\nvanthu --help: {start_up():.0f} ms beyond the interpreter's own start")
    bench_registers.main()


def measured(pages: int, path: Path) -> dict[str, float]:
    """Milliseconds of each step on a document of so many pages."""
    vanthu_files.write_new(sample(pages), path)
    return costs(path, 1 if pages >= 1000 else 5)


def costs(path: Path, rounds: int) -> dict[str, float]:
    document = vanthu_files.read(path)
    anatomy = anatomise(document)
    book = load(anatomy.regime)
    offered = [finding for finding in run(anatomy, book) if finding.edits]
    batch, edits = mend.without_conflicts(offered)
    times = {
        "python-docx opens": best(lambda: docx.Document(str(path)).paragraphs, rounds),
        "read": best(lambda: vanthu_files.read(path), rounds),
        "anatomy": best(anatomise, rounds, lambda: unmet(path)),
        "checks": best(lambda anatomy: run(anatomy, book), rounds, lambda: anatomise(unmet(path))),
        "fixes": best(lambda: apply.apply(document, edits), rounds),
    }
    pipeline.check(document)
    numbers = itertools.count(1)
    times["check after an edit"] = best(pipeline.check, rounds, lambda: edited(vanthu_files.read(path), next(numbers)))
    times["check, all in all"] = times["read"] + times["anatomy"] + times["checks"]
    return times


def unmet(path: Path) -> Document:
    """The document read anew, and nothing known of its paragraphs."""
    memo.forget()
    return vanthu_files.read(path)


def edited(document: Document, number: int) -> Document:
    """The document with a few words more in its longest paragraph."""
    at = max(range(len(document.blocks)), key=lambda index: len(document.blocks[index].text))
    block = document.blocks[at]
    longer = replace(block, runs=(*block.runs, Run(f" Việc thứ {number}.", block.format_at(0))))
    return replace(document, blocks=(*document.blocks[:at], longer, *document.blocks[at + 1 :]))


def sample(pages: int) -> Document:
    """A decision with a slip in every other article: something to find and to mend."""
    body = []
    for number in range(1, pages * ARTICLES_A_PAGE + 1):
        body.append(f"Điều {number}. {SENTENCE} .")
        body.append(f"1. {SENTENCE}; các  nội dung khác của Điều {number} giữ nguyên.")
    body[-1] += "/."
    draft = Draft(
        type="quyết định",
        banner="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        motto="Độc lập - Tự do - Hạnh phúc",
        parent=("UBND TỈNH QUẢNG NGÃI",),
        issuer=("SỞ NỘI VỤ",),
        number="Số: 15/QĐ-SNV",
        dateline="Quảng Ngãi, ngày 15 tháng 6 năm 2026",
        title="QUYẾT ĐỊNH",
        subject="Về việc ban hành Danh mục nhiệm vụ năm 2026",
        authority=("GIÁM ĐỐC SỞ NỘI VỤ",),
        bases=("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;", "Theo đề nghị của Chánh Văn phòng."),
        operative="QUYẾT ĐỊNH:",
        body=paragraphs(tuple(body)),
        signers=(Signature(office=("GIÁM ĐỐC",), name="Nguyễn Văn An"),),
        recipients_label="Nơi nhận:",
        recipients=("- Như Điều 3;", "- Lưu: VT, VP."),
    )
    return lay_out(draft, load("state")).document


def dearest(document: Document, pages: int) -> list[tuple[str, float]]:
    """What each rule costs, run alone on paragraphs nobody has met."""
    book = load("state")
    costs = {}
    for id, rule in book.rules.items():
        alone = replace(book, rules={id: rule})
        costs[id] = (
            best(partial(run, rulebook=alone), 2, lambda: anatomise(replace(document, blocks=tuple(map(replace, document.blocks))))) / pages
        )
    return sorted(costs.items(), key=lambda pair: -pair[1])


def best(step: Callable[..., Any], rounds: int, make: Callable[[], Any] | None = None) -> float:
    """Milliseconds of the quickest round; what `make` makes for each of them is not timed."""
    times = []
    for _ in range(rounds):
        given = (make(),) if make else ()
        start = time.perf_counter()
        step(*given)
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def ratio(row: dict[str, float]) -> float:
    return row["check, all in all"] / row["python-docx opens"]


def start_up() -> float:
    def call(*arguments: str) -> float:
        return best(lambda: subprocess.run([sys.executable, *arguments], capture_output=True, check=True), 5)

    return call("-m", "vanthu_cli", "--help") - call("-c", "")


def table(head: list[str], rows: list[list[float]], first: list[str] | None = None) -> None:
    names = first or [f"{pages:,}" for pages in PAGES]
    print("".join(f"{name:>20}" if place else f"{name:<11}" for place, name in enumerate(head)))
    for name, row in zip(names, rows, strict=True):
        print(f"{name:<11}" + "".join(f"{value:>20.2f}" for value in row))


if __name__ == "__main__":
    main(sys.argv[1:])
