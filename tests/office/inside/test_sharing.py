"""What a province shares: taken when a deck opens, whole or not at all; whatever is wrong with it changes nothing and disturbs nobody."""

from __future__ import annotations

import json
import shutil
import socket
import ssl
import subprocess
import threading
import time
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional

import pytest

from office import editions
from office.beside import panel_element


@pytest.fixture(autouse=True)
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Each test begins with number 1 in the package, and nothing taken."""
    from vanthu_office import sharing

    editions.put(tmp_path / "package", 1)
    with editions.fresh(monkeypatch, tmp_path / "package", sharing):
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Number 2, as the province shares it."""
    return editions.put(tmp_path / "Chia sẻ của tỉnh", 2)


@pytest.fixture
def look(until: Callable[..., None]) -> Callable[..., str]:
    """look(shared) → what trouble there is, when it has been looked there."""

    def looked(shared: object, seconds: float = 20.0) -> str:
        from vanthu_office import edition, settings, sharing

        settings.change(shared=str(shared))
        sharing.forget()
        sharing.look()
        until(lambda: not sharing._busy, seconds)
        return edition.trouble()

    return looked


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """serve(handler) → the address of a server on this computer; with a certificate it speaks https."""
    servers: List[ThreadingHTTPServer] = []

    def begin(handler: Any, certificate: Optional[Path] = None) -> str:
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), handler))
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(str(certificate))
            servers[-1].socket = context.wrap_socket(servers[-1].socket, server_side=True)
        servers[-1].daemon_threads = True
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return "http://127.0.0.1:%d" % servers[-1].server_address[1]

    yield begin
    for server in servers:
        server.shutdown()
        server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def guess_type(self, path: object) -> str:
        """The first guess would read the system's list, which takes longer than a desk waits in a process as full as this one."""
        return "application/octet-stream"

    def log_message(self, *words: object) -> None:
        pass


class Answering(BaseHTTPRequestHandler):
    """Answers as `say` says."""

    say: Callable[[Any], None]

    def do_GET(self) -> None:
        type(self).say(self)

    def log_message(self, *words: object) -> None:
        pass


def answering(say: Callable[[Any], None]) -> Any:
    return type("Answers", (Answering,), {"say": staticmethod(say)})


def number() -> int:
    from vanthu_office import edition

    place = edition.current()
    return place.edition.number if place is not None else 0


def logged() -> str:
    from vanthu_office import log

    path = Path(log.path())
    return path.read_text(encoding="utf-8") if path.exists() else ""


# Taken.


def test_from_a_folder_by_its_path_or_address(folder: Path, look: Callable[..., str]) -> None:
    from vanthu_office import edition

    assert look(folder) == "" and number() == 2
    place = edition.current()
    assert place is not None and place.origin == "shared" and Path(place.folder) == Path(edition.home()) / "2"
    shutil.rmtree(edition.home())
    edition.forget()
    assert number() == 1
    assert look(folder.as_uri()) == "" and number() == 2
    assert edition.texts("clauses") == (str(Path(place.folder) / "clauses" / "chung.txt"),)


def test_from_a_server(folder: Path, look: Callable[..., str], serve: Callable[..., str]) -> None:
    root = serve(partial(Quiet, directory=str(folder.parent)))
    assert look(root + "/Chia sẻ của tỉnh/") == "" and number() == 2
    editions.put(folder, 3)
    assert look(root + "/Chia%20s%E1%BA%BB%20c%E1%BB%A7a%20t%E1%BB%89nh") == "" and number() == 3


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Key and certificate of a server that nobody trusts yet."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    key, made, both = tmp_path / "key.pem", tmp_path / "made.pem", tmp_path / "both.pem"
    asked = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost".split()
    subprocess.run([openssl, *asked, "-keyout", str(key), "-out", str(made)], check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + made.read_bytes())
    return both


def test_from_a_server_that_is_trusted_and_from_no_other(
    folder: Path, look: Callable[..., str], serve: Callable[..., str], certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "localhost")
    address = serve(partial(Quiet, directory=str(folder)), certificate).replace("http://127.0.0.1", "https://localhost")
    assert "không tin chứng thư" in look(address) and number() == 1
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_name("made.pem")))
    assert look(address) == "" and number() == 2
    assert "không tin chứng thư" in look(address.replace("localhost", "127.0.0.1")), "it is made out to another name"


def test_a_redirect_within_the_server_is_followed(folder: Path, look: Callable[..., str], serve: Callable[..., str]) -> None:
    class Moved(Quiet):
        def do_GET(self) -> None:
            if self.path.startswith("/cu/"):
                self.send_response(302)
                self.send_header("Location", "/" + self.path[len("/cu/") :])
                self.end_headers()
            else:
                super().do_GET()

    assert look(serve(partial(Moved, directory=str(folder))) + "/cu") == "" and number() == 2


def test_what_is_no_newer_is_left_there(folder: Path, look: Callable[..., str], serve: Callable[..., str]) -> None:
    """Of the folder only the listing is read."""
    asked: List[str] = []

    class Telling(Quiet):
        def do_GET(self) -> None:
            asked.append(self.path)
            super().do_GET()

    editions.put(folder, 1)
    assert look(serve(partial(Telling, directory=str(folder)))) == "" and number() == 1
    assert asked == ["/edition.json"]


def test_what_was_taken_before_goes_later_and_never_what_is_in_use(folder: Path, look: Callable[..., str]) -> None:
    from vanthu_office import edition

    home = Path(edition.home())
    look(folder)
    editions.put(folder, 3)
    look(folder)
    assert number() == 3 and (home / "2").exists(), "somebody may be reading it"
    (home / "note.txt").write_text("not ours")
    look(folder)
    assert sorted(each.name for each in home.iterdir()) == ["3", "note.txt"] and number() == 3


def test_offline_for_a_month_changes_nothing(folder: Path, look: Callable[..., str]) -> None:
    from vanthu_office import edition, settings

    look(folder)
    folder.rename(folder.with_name("gone"))
    for _ in range(3):
        edition.forget()
        assert "Chưa vào được thư mục chung" in look(folder) and number() == 2
    assert Path(edition.path("offices.json")).exists()
    folder.with_name("gone").rename(folder)
    assert look(folder) == "", "it is over, and nothing is said any more"
    look("/nowhere/chung")
    settings.change(shared="")
    assert edition.trouble() == ""


def test_without_an_edition_in_the_package_any_is_taken(folder: Path, look: Callable[..., str]) -> None:
    from vanthu_office import edition

    shutil.rmtree(edition.PACKED)
    edition.forget()
    assert look(editions.put(folder, 0, id="can-tho")) == "" and number() == 0
    place = edition.current()
    assert place is not None and place.edition.id == "can-tho"


# Refused.


def spoil_sum(folder: Path) -> None:
    (folder / "clauses" / "chung.txt").write_bytes(b"?" * len((folder / "clauses" / "chung.txt").read_bytes()))


def copy_half(folder: Path) -> None:
    content = (folder / "registers.index").read_bytes()
    (folder / "registers.index").write_bytes(content[: len(content) // 2])


def leave_out(folder: Path) -> None:
    (folder / "recipients" / "chung.txt").unlink()


def bring_more(folder: Path) -> None:
    (folder / "house.json").write_bytes(b" " * 5_000_000)


def be_another(folder: Path) -> None:
    editions.put(folder, 2, id="can-tho")


def bring_code(folder: Path) -> None:
    data = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    data["files"]["component.py"] = data["files"]["house.json"]
    (folder / "edition.json").write_text(json.dumps(data), encoding="utf-8")


def lead_astray(folder: Path) -> None:
    data = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    data["files"]["../../offices.json"] = data["files"]["house.json"]
    (folder / "edition.json").write_text(json.dumps(data), encoding="utf-8")


def be_laxer(folder: Path) -> None:
    editions.put(folder, 2, editions.files(house='{"rules": {"motto.text": {"off": "thôi"}}}'))


def wish_ill(folder: Path) -> None:
    (folder / "edition.json").write_bytes(b"[" * 190_000)


def be_huge(folder: Path) -> None:
    (folder / "edition.json").write_bytes(b" " * 300_000)


def have_none(folder: Path) -> None:
    (folder / "edition.json").unlink()


REFUSED = {
    spoil_sum: ("“clauses/chung.txt” không giống lúc phát hành", "edition.sum clauses/chung.txt"),
    copy_half: ("“registers.index” không giống lúc phát hành", "edition.sum registers.index"),
    leave_out: ("thiếu tệp", "edition.files"),
    bring_more: ("“house.json” không giống lúc phát hành", "edition.sum house.json"),
    be_another: ("của “Tỉnh Lâm Đồng”, không phải của đơn vị đã phát", "shared.other"),
    bring_code: ("không đúng dạng", "edition.shape"),
    lead_astray: ("không đúng dạng", "edition.shape"),
    be_laxer: ("không được tắt", "edition.wrong house.json"),
    wish_ill: ("không đúng dạng", "edition.shape"),
    be_huge: ("lớn quá mức", "edition.large edition.json"),
    have_none: ("chưa có tệp edition.json", "shared.none"),
}


@pytest.mark.parametrize("spoil", REFUSED, ids=lambda spoil: spoil.__name__)
def test_what_is_wrong_changes_nothing(
    spoil: Callable[[Path], None], folder: Path, look: Callable[..., str], serve: Callable[..., str]
) -> None:
    from vanthu_office import edition

    spoil(folder)
    before = sorted(Path(edition.home()).parent.rglob("*"))
    for shared in (str(folder), serve(partial(Quiet, directory=str(folder)))):
        said = look(shared)
        assert REFUSED[spoil][0] in said and number() == 1, said
    assert sorted(Path(edition.home()).parent.rglob("*")) == before
    last = [line for line in logged().splitlines() if "shared: " in line][-1]
    assert last.endswith("shared: " + REFUSED[spoil][1]), "which reason and which file; nothing of what stands in it"


@pytest.mark.parametrize(
    "address",
    [
        "chung", "./chung", "ftp://may-chu/chung", "smb://may-chu/chung", "http://may-chu/chung", "http://127.0.0.1.evil.vn/", "https://",
        "https://ai:matkhau@may-chu/", "https://may-chu/x?y=z", "https://may-chu/x#y", "https://[", "data:,x", "javascript://x",
    ],
)  # fmt: skip
def test_a_place_that_nothing_can_be_read_from_is_said(address: str, look: Callable[..., str]) -> None:
    assert "Địa chỉ của thư mục chung chưa đúng" in look(address) and number() == 1
    assert "matkhau" not in logged()


def moved_to(address: str) -> Callable[[Any], None]:
    def say(request: Any) -> None:
        request.send_response(302)
        request.send_header("Location", address)
        request.end_headers()

    return say


@pytest.mark.parametrize(
    "address", ["https://127.0.0.1:1/", "ftp://127.0.0.1/x", "file:///etc/passwd", "//may-chu/x", "http://[", "http://127.0.0.1:1/"]
)
def test_no_server_leads_elsewhere(address: str, look: Callable[..., str], serve: Callable[..., str]) -> None:
    said = look(serve(answering(moved_to(address))))
    assert any(words in said for words in ("dẫn sang máy chủ khác", "Chưa vào được", "trả lời lỗi 302")) and number() == 1


def test_a_circle_of_redirects_ends(look: Callable[..., str], serve: Callable[..., str]) -> None:
    assert "trả lời lỗi 302" in look(serve(answering(moved_to("/edition.json")))) and number() == 1


def test_errors_of_a_server(look: Callable[..., str], serve: Callable[..., str]) -> None:
    assert "trả lời lỗi 503" in look(serve(answering(lambda request: request.send_error(503))))
    assert "chưa có tệp edition.json" in look(serve(answering(lambda request: request.send_error(404))))
    assert "Chưa vào được" in look("http://127.0.0.1:1/chung")
    assert number() == 1


def test_a_server_that_never_stops_is_read_no_further(look: Callable[..., str], serve: Callable[..., str]) -> None:
    """It says that it has ten bytes, or nothing of how many."""
    sent: List[int] = []

    def endless(request: Any) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            while sum(sent) < 500_000_000:
                request.wfile.write(b" " * 100_000)
                sent.append(100_000)
        except OSError:
            pass

    assert "lớn quá mức" in look(serve(answering(endless))) and number() == 1
    assert sum(sent) < 20_000_000


def test_a_server_that_stops_half_way(folder: Path, look: Callable[..., str], serve: Callable[..., str]) -> None:
    def half(request: Any) -> None:
        content = (folder / request.path[1:]).read_bytes()
        request.send_response(200)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content if request.path == "/edition.json" else content[:-3])

    said = look(serve(answering(half)))
    assert "không giống lúc phát hành" in said or "Chưa vào được" in said
    assert number() == 1


def test_what_is_no_http(look: Callable[..., str]) -> None:
    server = socket.create_server(("127.0.0.1", 0))

    def babble() -> None:
        with server.accept()[0] as client:
            client.recv(10_000)
            client.sendall(b"220 mail\r\n" * 20)

    threading.Thread(target=babble, daemon=True).start()
    assert "Chưa vào được" in look("http://127.0.0.1:%d" % server.getsockname()[1]) and number() == 1
    server.close()


def test_a_slow_server_is_given_up(
    folder: Path, look: Callable[..., str], serve: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from vanthu_office import fetching

    def drop_by_drop(request: Any) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            for byte in (folder / "edition.json").read_bytes():
                request.wfile.write(bytes([byte]))
                time.sleep(0.02)
        except OSError:
            pass

    monkeypatch.setattr(fetching, "LONGEST", 0.5)
    assert "quá chậm" in look(serve(answering(drop_by_drop))) and number() == 1


def test_a_folder_that_goes_away_in_the_middle(
    folder: Path, look: Callable[..., str], serve: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its listing was read; of the rest some is there."""
    from vanthu_office import fetching

    read: List[str] = []
    opened = fetching._opened

    def going(where: str, name: str) -> Any:
        read.append(name)
        if len(read) == 3:
            shutil.rmtree(where)
        return opened(where, name)

    monkeypatch.setattr(fetching, "_opened", going)
    assert "Chưa vào được" in look(folder) and number() == 1 and len(read) == 3


def test_newer_files_beside_an_older_listing_are_not_taken(folder: Path, look: Callable[..., str]) -> None:
    """The province is just copying."""
    listing = (folder / "edition.json").read_bytes()
    editions.put(folder, 3, editions.files(clauses="[moi]\ntên: Mới\nchỗ: kết thúc\nnội dung:\n  Mới.\n"))
    newer = (folder / "edition.json").read_bytes()
    (folder / "edition.json").write_bytes(listing)
    assert "không giống lúc phát hành" in look(folder) and number() == 1
    (folder / "edition.json").write_bytes(newer)
    assert look(folder) == "" and number() == 3


# The power goes.


def test_a_crash_at_any_point_leaves_the_old_one_whole(folder: Path, look: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office import edition, kept

    look(folder)
    editions.put(folder, 3)
    write, replace, done = kept.write_bytes, kept.os.replace, [0]

    def counted(call: Callable[..., None], last: int) -> Callable[..., None]:
        def called(*arguments: Any) -> None:
            done[0] += 1
            if done[0] > last:
                raise OSError("the power is gone")
            call(*arguments)

        return called

    points = 0
    while number() == 2:
        done[0] = 0
        with monkeypatch.context() as crash:
            crash.setattr(kept, "write_bytes", counted(write, points))
            crash.setattr(kept.os, "replace", counted(replace, points))
            said = look(folder)
        edition.forget()
        assert points < 40
        assert number() == 3 or ("Không ghi được" in said and edition.trouble() == said)
        points += 1
    assert points > 7 and number() == 3 and look(folder) == ""


def test_a_broken_copy_is_taken_again(folder: Path, look: Callable[..., str]) -> None:
    from vanthu_office import edition

    look(folder)
    Path(edition.path("house.json")).write_bytes(b"{}")
    edition.forget()
    assert number() == 1 and "bị hỏng" in edition.trouble()
    assert look(folder) == "" and number() == 2


# When it is looked.


PAGE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ NỘI VỤ", "Số: 15/QĐ-SNV", "QUYẾT ĐỊNH", "Về việc lập Tổ", "Các phòng kịp thời sử lý.")
SPELLING = "typography.spelling"


@pytest.fixture
def session(shown: Any, until: Callable[..., None]) -> Iterator[Any]:
    from vanthu_office.session import forget, session_of

    shown.Text.insertString(shown.Text.getEnd(), "\r".join(PAGE), False)
    session = session_of(shown)
    session.wake()
    until(lambda: session.view.phase == "ready" and session.view.fresh)
    yield session
    forget(session)


def told(session: Any) -> List[str]:
    return [each.rule for each in session.view.checked.findings]


def test_an_opened_deck_looks_and_all_sessions_check_anew(
    ctx: Any, session: Any, folder: Path, until: Callable[..., None], tmp_path: Path
) -> None:
    from vanthu_office import edition, offices, settings
    from vanthu_office.session import session_of

    silent = {"rules": {"caps.reference": {"off": "thôi"}}}
    editions.put(tmp_path / "package", 1, editions.files(house=json.dumps(silent), clauses="", offices=""))
    edition.forget()
    session.look()
    until(lambda: session.view.phase == "ready" and SPELLING in told(session))
    settings.change(shared=str(folder))
    until(lambda: session.view.phase == "ready")
    assert number() == 1, "a document alone looks for nothing"
    element = panel_element(ctx, session.model, "insert")
    panel = element._panel
    try:
        assert "Đầu mối của tỉnh" not in {each.name for each in panel._shelf.clauses}
        until(lambda: number() == 2)
        until(lambda: SPELLING not in told(session))
        until(lambda: "Đầu mối của tỉnh" in {each.name for each in panel._shelf.clauses})
        assert [each.id for each in offices.known().shown] == ["ubnd-tinh"]
        assert session_of(session.model) is session
    finally:
        element.dispose()


def test_it_is_looked_seldom(folder: Path, until: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office import settings, sharing

    looks: List[Any] = []
    monkeypatch.setattr(sharing, "fetch", lambda source, here: looks.append(here) or False)
    sharing.look()
    assert not looks, "no folder is set"
    settings.change(shared=str(folder))
    for _ in range(5):
        sharing.look()
        until(lambda: not sharing._busy)
    assert len(looks) == 1
    settings.change(shared=str(folder) + "/")
    sharing.look()
    until(lambda: len(looks) == 2)
    monkeypatch.setattr(sharing, "SELDOM", 0.0)
    until(lambda: not sharing._busy)
    sharing.look()
    until(lambda: len(looks) == 3 and not sharing._busy)


def test_a_fault_of_ours_ends_in_the_log(folder: Path, look: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office import sharing

    monkeypatch.setattr(sharing, "fetch", lambda source, here: 1 // 0)
    assert "Chưa vào được" in look(folder) and number() == 1
    assert "ZeroDivisionError" in logged()


def test_a_server_that_is_silent_holds_up_nothing(
    session: Any, until: Callable[..., None], serve: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checks go on meanwhile; and the office, which may end now, ends in peace."""
    from vanthu_office import settings, sharing

    asked: Dict[str, float] = {}

    def silence(request: Any) -> None:
        asked["at"] = time.monotonic()
        time.sleep(9)

    settings.change(shared=serve(answering(silence)))
    sharing.look()
    until(lambda: asked)
    for words in ("Một câu nữa.", "Thêm câu nữa."):
        session.model.Text.insertString(session.model.Text.getEnd(), words, False)
        until(lambda: session.view.phase == "ready" and session.view.fresh)
    assert sharing._busy and time.monotonic() - asked["at"] < 8
    sharing.look()
    assert len(sharing._busy) == 1, "one look at a time"
