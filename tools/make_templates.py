"""The templates under File ▸ New ▸ Templates: one .ott for each of templates/documents, a folder per regime, made when packing.

Each is what Soạn văn bản mới begins for an office nobody knows, its year left open too. The Template Manager shows the title
in a template's meta.xml and, for a folder, the name in groupuinames.xml: so names in the package stay ASCII.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from xml.sax.saxutils import quoteattr

from vanthu.compose import lay_out
from vanthu.compose.template import Answers, Template, drafted, offered
from vanthu.document import Document
from vanthu.offices import Office
from vanthu.rulebook import REGIMES, load, regime_on
from vanthu.strings import say
from vanthu_files.odt import TEMPLATE, parts

FOLDER = "templates/"
IN_FORCE = tuple(dict.fromkeys(regime_on(each.partition("-")[0], None) for each in REGIMES))  # what is begun now follows these
WHEN = (1980, 1, 1, 0, 0, 0)
NO_MORE: Mapping[str, str] = {}
NAMES = "http://openoffice.org/2006/groupuinames"


@lru_cache(maxsize=1)
def made() -> dict[str, bytes]:
    """All that goes into the package, by its name there."""
    found = {
        f"{FOLDER}{regime}/{template.id}.ott": packed(parts(page(template, regime), TEMPLATE, template.name))
        for regime in IN_FORCE
        for template in offered(regime)
    }
    found[FOLDER + "groupuinames.xml"] = group_names()
    return found


def page(template: Template, regime: str, among: Sequence[Template] = ()) -> Document:
    """`among`: the templates of its file, where it is none of the program's."""
    return lay_out(drafted(template, regime, Office(), Answers(), None, among), load(regime)).document


def packed(members: dict[str, bytes]) -> bytes:
    """Not compressed: the extension is, and members that are alike then cost little."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, WHEN), content)
    return whole.getvalue()


def group_name(regime: str) -> str:
    """Văn Thư - Nhà nước. Since when the rules are in force is no matter here."""
    return "Văn Thư - " + say(f"panel.regime.{regime}").partition(",")[0]


def group_names(more: Mapping[str, str] = NO_MORE) -> bytes:
    """What each folder is called; `more`: those of an edition."""
    names = {regime: group_name(regime) for regime in IN_FORCE} | dict(more)
    groups = "".join(
        f" <groupuinames:template-group groupuinames:name={quoteattr(folder)} groupuinames:default-ui-name={quoteattr(name)}/>\n"
        for folder, name in names.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<groupuinames:template-group-list xmlns:groupuinames="{NAMES}">\n{groups}</groupuinames:template-group-list>\n'
    ).encode()
