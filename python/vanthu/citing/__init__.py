"""Citing: naming another document while one is written: what is asked at the caret, how it is named there, how what is named stands."""

from .asking import Asked, asked
from .manner import Manner, manner_of
from .putting import Put, put
from .states import Cited, cited_in

__all__ = ["Asked", "Cited", "Manner", "Put", "asked", "cited_in", "manner_of", "put"]
