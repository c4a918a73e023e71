#!/usr/bin/env python3
"""The one door to Văn Thư's workshop: python3 build.py VERB …

    run             a sample document, checked and mended; then in Writer, with the deck; the results stay in dist/
    oxt             pack the extension: dist/vanthu.oxt
    site FILE.toml  the edition of a province or an agency, from one file: checked, packed, with its update feed, in dist/site/
    test [PATH …]   every test, shared out among the processors, with branch coverage of the core; or only the tests named
    cli …           the command line, the same as an installed `vanthu`
    bench [FILE …]  milliseconds per page, against python-docx opening the same file; --office: inside Writer;
                    --corpus [FOLDER]: how much of published texts is understood
    docs            write docs/rules anew from the rulebooks
    guide           the user guide's pictures from the real Writer, its pages in dist/help, the handout dist/to-phat-tay.pdf
    lint            ruff and mypy --strict
    compile         data/*.toml into what the core loads
    matrix [SUITE …] [PATH … | --again]
                    the tests of the office and its window, or those named, on LibreOffice 7.4, 25.2 and 26.8 (as root)

Each verb sets up what it needs the first time, and says plainly what to install where it may not.
"""

from __future__ import annotations

import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(ROOT, "tools"))

import environment  # noqa: E402

COVERAGE = ["--cov=vanthu", "--cov-branch", "--cov-report=term-missing:skip-covered", "--cov-fail-under=95"]


def run(arguments: list[str]) -> None:
    environment.want_programs()
    environment.python("tools/sample.py", *arguments)


def oxt(arguments: list[str]) -> None:
    environment.python("tools/pack.py", *arguments)


def site(arguments: list[str]) -> None:
    environment.python(os.path.join(ROOT, "tools", "make_site.py"), *arguments, there=True)


def test(arguments: list[str]) -> None:
    environment.want_programs()
    environment.python("-m", "pytest", *(arguments or ["-n", str(max(2, os.cpu_count() or 2)), *COVERAGE]))


def cli(arguments: list[str]) -> None:
    environment.python("-m", "vanthu_cli", *arguments, there=True)


def bench(arguments: list[str]) -> None:
    environment.python("tools/bench.py", *arguments)


def docs(arguments: list[str]) -> None:
    environment.python("tools/docs_rules.py", *arguments)


def guide(arguments: list[str]) -> None:
    environment.want_programs()
    environment.python("tools/guide.py", *arguments)


def lint(arguments: list[str]) -> None:
    environment.python("tools/lint.py", *arguments)


def compile(arguments: list[str]) -> None:
    environment.python("tools/compile_data.py", *arguments)


def matrix(arguments: list[str]) -> None:
    environment.python("tools/matrix.py", *arguments)


VERBS = {
    "run": run, "oxt": oxt, "site": site, "test": test, "cli": cli, "bench": bench, "docs": docs, "guide": guide, "lint": lint,
    "compile": compile, "matrix": matrix,
}  # fmt: skip


def main() -> None:
    verb = VERBS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if verb is None:
        sys.exit(__doc__)
    environment.ready(ROOT)
    verb(sys.argv[2:])


if __name__ == "__main__":
    main()
