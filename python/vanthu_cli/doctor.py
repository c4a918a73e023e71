"""vanthu doctor: what is well and what is wrong on this computer, as far as it can be told without starting Writer."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from vanthu import __version__
from vanthu.diagnosis import Line, Machine, diagnose, report
from vanthu.diagnosis.machine import STATES

from . import output
from .computer import seen

WRONG = 1


def main(chosen: argparse.Namespace) -> int:
    machine = seen(chosen.profile)
    lines = diagnose(machine, chosen.language)
    text = as_json(lines, machine) if chosen.format == "json" else report(lines, machine.now, chosen.language)
    output.write([text], None, chosen.language)
    return WRONG if any(line.state == "wrong" for line in lines) else 0


def as_json(lines: Sequence[Line], machine: Machine) -> str:
    told = {
        "version": 1,
        "vanthu": __version__,
        "when": machine.now.isoformat(timespec="seconds"),
        "summary": {state: sum(line.state == state for line in lines) for state in STATES},
        "lines": [line._asdict() for line in lines],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
