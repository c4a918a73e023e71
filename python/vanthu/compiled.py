"""Compiled data: what tools/compile_data.py made of the TOML and the tables that people write."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from typing import Any

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "compiled")


@lru_cache(maxsize=None)
def read(name: str) -> Any:
    """The table of one file, read once: read("types")."""
    with open(os.path.join(FOLDER, name + ".json"), encoding="utf-8") as file:
        return json.load(file)


def read_bytes(name: str) -> bytes:
    """A file that is no table, with its ending: read_bytes("register-citations.index")."""
    with open(os.path.join(FOLDER, name), "rb") as file:
        return file.read()
