"""What a province or an agency adds to the program for all its desks: its listing, which is read at once; `sound` looks it over."""

from .listing import HOUSE, LARGEST_LISTING, LISTING, OFFICES, REGISTERS, Edition, EditionError, File, listed, parse, written

__all__ = ["HOUSE", "LARGEST_LISTING", "LISTING", "OFFICES", "REGISTERS", "Edition", "EditionError", "File", "listed", "parse", "written"]
