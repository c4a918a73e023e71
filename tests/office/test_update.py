"""The feed of a province's server: LibreOffice's own Extension Manager finds the next edition there, and takes it.

A web server of this machine alone publishes what build.py site made; a real office asks it, as Check for Updates does.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import make_site
import site_package
import writer
from office import errand
from vanthu_files.office import find_soffice

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not on this machine")

SITE = """
id = "tinh"
name = "Tỉnh Suối Nguồn"
number = {number}
date = 2026-11-28
updates = "{address}"

[[offices]]
id = "ubnd"
name = "Ủy ban nhân dân tỉnh Suối Nguồn"
"""

# What the Extension Manager asks; then it fetches what the feed points to, and puts it in the place of its own.
ASKED = """
def errand():
    provider = context.getByName("/singletons/com.sun.star.deployment.PackageInformationProvider")
    found = [list(each) for each in provider.isUpdateAvailable("vn.vanthu.writer")]
    manager = context.getByName("/singletons/com.sun.star.deployment.ExtensionManager")
    mine = next(each for each in manager.getExtensionsWithSameIdentifier("vn.vanthu.writer", "vn.vanthu.writer", None) if each)
    urls = list(mine.getUpdateInformationURLs())
    information = make("com.sun.star.deployment.UpdateInformationProvider")
    sources = []
    try:
        for element in information.getUpdateInformation(tuple(urls), "vn.vanthu.writer"):
            nodes = element.getElementsByTagNameNS("http://openoffice.org/extensions/update/2006", "src")
            sources += [nodes.item(at).getAttributeNS("http://www.w3.org/1999/xlink", "href") for at in range(nodes.getLength())]
    except Exception as problem:
        sources.append(type(problem).__name__)
    return {"found": found, "urls": urls, "sources": sources, "version": mine.getVersion(), "where": mine.getRepositoryName()}
"""

TAKEN = """
def errand():
    sys.path.append(os.path.dirname(os.path.abspath(os.environ["VANTHU_TOLD"])) + "/user/Scripts/python")
    import in_office

    access = make("com.sun.star.ucb.SimpleFileAccess")
    access.copy(GIVEN["source"], address(GIVEN["target"]))
    manager = context.getByName("/singletons/com.sun.star.deployment.ExtensionManager")
    manager.addExtension(address(GIVEN["target"]), (), "user", manager.createAbortChannel(), in_office.Environment())
"""


class Server:
    """What is published, and who asked for what."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(handler, format: str, *arguments: Any) -> None:  # noqa: N805
                self.asked.append(handler.path)

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}/"
        self.thread = threading.Thread(target=self.http.serve_forever, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/var/lib/ca-certificates/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    if not any(Path(each).exists() for each in BUNDLES):
        pytest.skip("no certificates are on this machine (ca-certificates): LibreOffice from 25.2 on asks no server then, not even by http")
    (tmp_path / "server").mkdir()
    made = Server(tmp_path / "server")
    try:
        with urllib.request.urlopen(made.address, timeout=20):
            made.asked.clear()
    except OSError as problem:
        made.close()
        pytest.skip(f"this machine does not reach itself: {problem}")
    yield made
    made.close()


@pytest.fixture
def edition(tmp_path: Path, server: Server) -> Any:
    """edition(2) → build.py site has built the second edition."""

    def built(number: int) -> make_site.Built:
        file = tmp_path / f"tinh-{number}.toml"
        file.write_text(SITE.format(number=number, address=server.address), encoding="utf-8")
        return make_site.build(file, tmp_path / f"dist-{number}")

    return built


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return writer.make_profile(tmp_path / "profile")


def publish(built: make_site.Built, server: Server) -> None:
    shutil.copytree(built.publish, server.folder, dirs_exist_ok=True)


def test_a_newer_edition_is_found_and_taken(edition: Any, server: Server, profile: Path, tmp_path: Path) -> None:
    first, second = edition(1), edition(2)
    writer.install(profile, first.oxt)
    publish(first, server)
    told = errand.run(profile, ASKED)
    assert told["urls"] == [server.address + site_package.FEED] and told["version"] == first.version
    assert told["found"] == [], "the same edition is no news"
    publish(second, server)
    told = errand.run(profile, ASKED)
    assert told["found"] == [["vn.vanthu.writer", second.version]]
    assert told["sources"] == [server.address + site_package.file_name(second.site)]
    errand.run(profile, TAKEN, source=told["sources"][0], target=str(tmp_path / "moi.oxt"))
    told = errand.run(profile, ASKED)
    assert told["version"] == second.version and told["found"] == []
    assert any(path.endswith(".oxt") for path in server.asked)


def test_an_older_feed_takes_nobody_back(edition: Any, server: Server, profile: Path) -> None:
    first, second = edition(1), edition(2)
    writer.install(profile, second.oxt)
    publish(first, server)
    assert errand.run(profile, ASKED)["found"] == []


def test_no_server_is_no_trouble(edition: Any, server: Server, profile: Path) -> None:
    first = edition(1)
    writer.install(profile, first.oxt)
    told = errand.run(profile, ASKED)  # nothing is published: 404
    assert told["found"] == []
    server.close()
    told = errand.run(profile, ASKED)  # nobody answers
    assert told["found"] == [] and told["version"] == first.version


def test_the_folder_of_the_machine_is_not_updated_by_a_feed(edition: Any, server: Server, profile: Path, tmp_path: Path) -> None:
    """LibreOffice looks for no updates of what lies in share/extensions: there the script upgrades (docs/cai-dat.md says so)."""
    first, second = edition(1), edition(2)
    publish(second, server)
    told = errand.run(profile, ASKED, writer.unpacked(first.oxt, tmp_path / "extensions"))
    assert told["where"] == "bundled" and told["found"] == []


def test_a_feed_that_points_to_nothing_is_caught_before_it_is_published(edition: Any, server: Server, profile: Path) -> None:
    """LibreOffice would offer it all the same, and fail only when a person takes it."""
    first, second = edition(1), edition(2)
    writer.install(profile, first.oxt)
    publish(second, server)
    package = server.folder / site_package.file_name(second.site)
    package.unlink()
    with pytest.raises(site_package.WrongFeed, match="is not there"):
        site_package.check_feed(server.folder / site_package.FEED)
    assert errand.run(profile, ASKED)["found"] == [["vn.vanthu.writer", second.version]]
    shutil.copy(first.oxt, package)
    with pytest.raises(site_package.WrongFeed, match="promises the version"):
        site_package.check_feed(server.folder / site_package.FEED)
