"""Clauses: standard wordings, where each belongs, and how one is put into a document."""

from .clause import Clause, library, parse

__all__ = ["Clause", "library", "parse"]
