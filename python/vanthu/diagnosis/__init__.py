"""Chẩn đoán: what a computer tells of itself, judged line by line, and put into words that hold nothing personal.

A `Machine` is what was seen: in Writer (vanthu_office/diagnosis), or from the command line without it (vanthu_cli/doctor.py).
`diagnose` makes lines of it, `report` the plain text for the help desk. What may stand in a line is known beforehand
(sayable.py): a path, a version, a font that is not of the known kind becomes "…", whoever wrote it.
"""

from .judging import diagnose
from .machine import Copy, Error, InUse, Line, Machine, Register, Trouble
from .report import report, summary

__all__ = ["Copy", "Error", "InUse", "Line", "Machine", "Register", "Trouble", "diagnose", "report", "summary"]
