"""The report for programs: docs/json.md says what each key means. Version 1 only ever gains keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from vanthu.anatomy import Act, Anatomy, Part, Span
from vanthu.listing import message, remarks

from .report import Report

VERSION = 1


def render(reports: Iterable[Report], language: str) -> Iterator[str]:
    """In pieces: a long report never stands in memory whole."""
    encoder = json.JSONEncoder(ensure_ascii=False, indent=2)
    yield f'{{\n  "version": {VERSION},\n  "files": ['
    for number, report in enumerate(reports):
        yield ",\n    " if number else "\n    "
        for piece in encoder.iterencode(_file(report, language)):
            yield piece.replace("\n", "\n    ")  # no string holds one: only the layout does
    yield "\n  ]\n}\n"


def _file(report: Report, language: str) -> dict[str, Any]:
    if not report.checked:
        return {"file": report.file, "error": report.error}
    anatomy = report.checked.anatomy
    return {
        "file": report.file,
        "regime": anatomy.regime,
        "regime_sure": round(anatomy.regime_sure, 2),
        "type": anatomy.main.type or None,
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "remarks": list(remarks(report.checked, language)),
        "components": {**_components(anatomy, anatomy.main), "appendices": [_appendix(anatomy, act) for act in anatomy.acts[1:]]},
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity,
                "source": finding.source,
                "reference": finding.reference,
                "message": message(finding, language),
                "part": finding.part,
                "block": finding.block if finding.block >= 0 else None,
                "start": finding.start,
                "end": finding.end,
                "found": finding.found,
                "fix": finding.fix,
                "preview": finding.preview,
                "choices": [choice.label for choice in finding.choices],
            }
            for finding in report.checked.findings
        ],
        "summary": report.summary,
    }


def _appendix(anatomy: Anatomy, act: Act) -> dict[str, Any]:
    return {"kind": act.kind, "number": act.number, "type": act.type or None, "components": _components(anatomy, act)}


def _components(anatomy: Anatomy, act: Act) -> dict[str, Any]:
    components = {name: _part(anatomy, part) for name, part in act.parts.items()}
    if "signature" in components:
        components["signature"]["signers"] = [
            {
                "authority": [_words(anatomy, span) for span in signer.authority],
                "office": [_words(anatomy, span) for span in signer.office],
                "name": _words(anatomy, signer.name) if signer.name else None,
            }
            for signer in act.signers
        ]
    return components


def _part(anatomy: Anatomy, part: Part) -> dict[str, Any]:
    data: dict[str, Any] = {"text": part.text, "blocks": list(part.blocks)}
    if part.items:
        data["items"] = [" ".join(_words(anatomy, span) for span in item) for item in part.items]
    return data


def _words(anatomy: Anatomy, span: Span) -> str:
    return anatomy.document.blocks[span.block].text[span.start : span.end]
