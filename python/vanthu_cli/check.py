"""vanthu check: say what departs from the rules."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterator

from . import output, progress
from .report import Report, check_file, status


def main(chosen: argparse.Namespace) -> int:
    """File after file: what was said of one is gone from memory before the next is read."""
    form = importlib.import_module(f"vanthu_cli.report_{chosen.format}")
    worst = 0

    def reports() -> Iterator[Report]:
        nonlocal worst
        for number, path in enumerate(chosen.files, 1):
            with progress.told(path, number, len(chosen.files), chosen.language):
                report = check_file(path, chosen.regime, chosen.as_of, chosen.type, chosen.language, chosen.house)
            worst = max(worst, status(report))
            yield report

    if not output.write(form.render(reports(), chosen.language), chosen.out, chosen.language):
        return output.UNREADABLE
    return worst
