"""What lies in a folder that a province shares, by its path or by https, and putting it into the profile. It knows nothing of the office.

Nothing that comes from there is trusted: no more is read than a file may have, nothing leads to another server, and what was read is
looked over before it is kept. It lies in a folder of its own, and counts once its listing is there: that comes last, and at once.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from typing import Any, Callable, Dict, Iterable, Mapping, NamedTuple, Optional, Tuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit

from vanthu import __version__
from vanthu.edition import LARGEST_LISTING, LISTING, Edition, EditionError, parse, written
from vanthu.edition.address import is_safe

from . import kept

PATIENCE = 10.0  # seconds a server may be silent
LONGEST = 300.0  # seconds for all of it
PIECE = 1 << 16

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")  # a single letter is a drive
_NUMBER = re.compile(r"[0-9]{1,10}")

Source = Callable[[str, int, float], bytes]  # of a file by its name, at most so much and a little more, until then


class Here(NamedTuple):
    """What is on this desk already."""

    home: str  # the folder in the profile that holds a folder for each number
    number: int = -1  # that counts now
    id: str = ""  # the province's, where the package says which it is
    used: str = ""  # the folder of home that counts now


def source_of(place: str) -> Source:
    """`place`: a path, or an address. EditionError: nothing can be read from such a place."""
    if place.lower().startswith(("http://", "https://")):
        if not is_safe(urlsplit(place)):
            raise EditionError("shared.address")
        return _Web(place)
    if _SCHEME.match(place) or not os.path.isabs(place):
        raise EditionError("shared.address")
    return lambda name, most, until: _read(_opened(place, name), most, until)


def fetch(source: Source, here: Here) -> bool:
    """Whether something newer lies in the profile now. EditionError: why what is there was not taken."""
    from vanthu.edition.sound import taken  # all that can read its files: loaded here, where nobody waits for it

    tidy(here)
    until = time.monotonic() + LONGEST
    edition = parse(source(LISTING, LARGEST_LISTING, until))
    if here.id and edition.id != here.id:
        raise EditionError("shared.other", name=edition.name)
    if edition.number <= here.number:
        return False
    files = {file.name: _part(source, file.name, file.size, until) for file in edition.files}
    taken(edition, files)
    try:
        keep(here.home, edition, files)
    except OSError as error:
        raise EditionError("shared.unwritable") from error
    return True


def _part(source: Source, name: str, size: int, until: float) -> bytes:
    """A file that the listing names."""
    try:
        return source(name, size, until)
    except EditionError as problem:
        if problem.key == "shared.none":
            raise EditionError("edition.files") from problem
        raise


# A folder, a server.


def _opened(folder: str, name: str) -> Iterable[bytes]:
    try:
        with open(os.path.join(folder, *name.split("/")), "rb") as file:
            while True:
                piece = file.read(PIECE)
                if not piece:
                    return
                yield piece
    except FileNotFoundError as error:
        raise EditionError("shared.none" if os.path.isdir(folder) else "shared.unreachable") from error
    except (OSError, ValueError) as error:
        raise EditionError("shared.unreachable") from error


class _Web:
    """A folder of a server."""

    def __init__(self, address: str) -> None:
        scheme, host, path, _, _ = urlsplit(address)
        self._home = scheme.lower(), host.lower()
        self._address = "%s://%s%s/" % (scheme, host, quote(path.rstrip("/"), safe="/%~"))

    def __call__(self, name: str, most: int, until: float) -> bytes:
        return _read(self._pieces(self._address + name), most, until)

    def _pieces(self, address: str) -> Iterable[bytes]:
        from http.client import HTTPException  # a desk with a folder needs none of it
        from ssl import SSLCertVerificationError

        try:
            with self._opener().open(address, timeout=PATIENCE) as answer:
                while True:
                    piece = answer.read1(PIECE)
                    if not piece:
                        return
                    yield piece
        except EditionError:
            raise
        except HTTPError as error:
            error.close()
            missing = error.code in (404, 410)
            raise EditionError("shared.none") if missing else EditionError("shared.status", status=error.code) from error
        except URLError as error:
            untrusted = isinstance(error.reason, SSLCertVerificationError)
            raise EditionError("shared.certificate" if untrusted else "shared.unreachable") from error
        except (OSError, HTTPException, ValueError) as error:  # ValueError: it leads to what is no address
            raise EditionError("shared.unreachable") from error

    def _opener(self) -> Any:
        """One that knows http and nothing else: no address leads it to a file."""
        from urllib import request

        home = self._home

        class SameServer(request.HTTPRedirectHandler):
            def redirect_request(self, asked: Any, answer: Any, code: int, said: str, headers: Any, address: str) -> Any:
                scheme, host = urlsplit(address)[:2]
                if (scheme.lower(), host.lower()) != home:
                    raise EditionError("shared.elsewhere")
                return super().redirect_request(asked, answer, code, said, headers, address)

        opener = request.OpenerDirector()
        proxies: Optional[Dict[str, str]] = {} if home[0] == "http" else None  # None: as the system is set
        for handler in (
            request.ProxyHandler(proxies),
            request.HTTPHandler(),
            request.HTTPSHandler(),
            request.HTTPDefaultErrorHandler(),
            request.HTTPErrorProcessor(),
            SameServer(),
        ):
            opener.add_handler(handler)
        opener.addheaders = [("User-Agent", "VanThu/" + __version__)]
        return opener


def _read(pieces: Iterable[bytes], most: int, until: float) -> bytes:
    """What is longer than it may be is read no further: its length alone says that it is wrong."""
    content = bytearray()
    for piece in pieces:
        content += piece
        if len(content) > most:
            break
        if time.monotonic() > until:
            raise EditionError("shared.slow")
    return bytes(content)


# The profile.


def keep(home: str, edition: Edition, files: Mapping[str, bytes]) -> None:
    """Into a folder of its own. Until its listing is there it is none; whatever stops it before leaves all as it was."""
    folder = os.path.join(home, str(edition.number))
    listing = os.path.join(folder, LISTING)
    if os.path.exists(listing):  # of a copy that is broken
        os.remove(listing)
    for name, content in files.items():
        kept.write_bytes(os.path.join(folder, *name.split("/")), content)
    kept.write_bytes(listing, written(edition))


def tidy(here: Here) -> None:
    """What was taken before goes, and what was left half done; never what is in use."""
    for folder in _folders(here.home):
        if folder != here.used:
            shutil.rmtree(folder, ignore_errors=True)


def _folders(home: str) -> Tuple[str, ...]:
    try:
        return tuple([os.path.join(home, name) for name in os.listdir(home) if _NUMBER.fullmatch(name)])
    except OSError:
        return ()
