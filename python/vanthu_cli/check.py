"""vanthu check: say what departs from the rules."""

from __future__ import annotations

import argparse
import importlib

from . import output, progress
from .report import check_file, status


def main(chosen: argparse.Namespace) -> int:
    form = importlib.import_module(f"vanthu_cli.report_{chosen.format}")
    reports = [check_file(path, chosen.regime, chosen.as_of, chosen.language) for path in progress.each(chosen.files, chosen.language)]
    if not output.write(form.render(reports, chosen.language), chosen.out, chosen.language):
        return output.UNREADABLE
    return status(reports)
