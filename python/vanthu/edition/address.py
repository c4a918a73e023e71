"""From which addresses of the web an edition may be taken: those that are protected on the way, and say no more than where it is."""

from __future__ import annotations

from urllib.parse import SplitResult

AT_HOME = ("localhost", "127.0.0.1", "::1")  # where http, which nothing protects, will do


def is_safe(address: SplitResult) -> bool:
    protected = address.scheme.lower() == "https" or address.hostname in AT_HOME
    return protected and bool(address.hostname) and not (address.username or address.query or address.fragment)
