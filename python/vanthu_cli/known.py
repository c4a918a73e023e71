"""Is there such a rule? If not, which did you mean?"""

from __future__ import annotations

import difflib

from vanthu.rulebook import load

from .output import complain


def complain_unknown(id: str, language: str) -> bool:
    near = difflib.get_close_matches(id, load("state").rules, 3)
    if near:
        return complain("problem.rule", language, id=id, near=", ".join(near))
    return complain("problem.rule.none", language, id=id)
