"""Facts: what a page says of its document (number, date, type, subject, signer …), read from its components and written back to them."""

from .properties import Properties, followed, properties_of
from .reading import Facts, case_of, facts
from .retyping import MENDED
from .symbol import symbol_for
from .values import LEVELS, Impossible
from .writing import written

__all__ = [
    "LEVELS",
    "MENDED",
    "Facts",
    "Impossible",
    "Properties",
    "case_of",
    "facts",
    "followed",
    "properties_of",
    "symbol_for",
    "written",
]
