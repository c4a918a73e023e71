"""Checks: a module per part of the page, in reading order. Importing this package registers every one of them."""

import importlib
import pkgutil

from .case import CHECKS, SCOPES, Case, Slip, check
from .engine import run

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module("." + _module.name, __name__)

__all__ = ["CHECKS", "SCOPES", "Case", "Slip", "check", "run"]
