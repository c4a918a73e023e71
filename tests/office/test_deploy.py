"""The scripts that install, upgrade and remove without a question: whole or not at all, twice the same, and every end has its number."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import pack
import writer
from office import errand, readable
from office.changed import changed
from vanthu_files.office import find_soffice

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "tools" / "deploy"
SHELLS = [each for each in ("dash", "bash", "busybox") if shutil.which(each)]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="scripts for Linux")


@pytest.fixture
def handed(tmp_path: Path, oxt: Path) -> Path:
    """What a technician is handed: the scripts, and the unpacked folder beside them (the layout of build.py site)."""
    folder = tmp_path / "Văn Thư tỉnh"
    shutil.copytree(DEPLOY, folder / "cai-dat")
    with zipfile.ZipFile(oxt) as archive:
        archive.extractall(folder / "vanthu")
    return folder


class Machine:
    """An office as it lies on a disk: one program that can be open, and its share/extensions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.extensions = folder / "share" / "extensions"
        self.extensions.mkdir(parents=True)
        (folder / "program").mkdir()
        self.program = Path(shutil.copy(shutil.which("sleep") or "", folder / "program" / "soffice.bin"))
        self.log = folder / "nhat-ky.log"

    def run(self, script: Path, *arguments: str, shell: str = "sh") -> tuple[int, str]:
        command = [*({"busybox": ["busybox", "sh"]}.get(shell, [shell])), str(script), "--den", str(self.extensions)]
        command += ["--nhat-ky", str(self.log), *(["--ho-so", str(self.folder / "home")] if script.name == "cai-dat.sh" else [])]
        done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False, cwd=self.folder)
        return done.returncode, done.stdout + done.stderr

    def version(self) -> str:
        found = re.search(r'<version value="([\d.]+)"', (self.extensions / "vanthu" / "description.xml").read_text(encoding="utf-8"))
        assert found
        return found[1]

    def left(self) -> list[str]:
        """All that lies about beside what should."""
        return sorted(each.name for each in [*self.extensions.iterdir(), *self.extensions.parent.iterdir()])


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "LibreOffice 7")


@pytest.fixture
def running(machine: Machine) -> Iterator[None]:
    with writer.running([str(machine.program), "300"], dict(os.environ)):
        yield


@pytest.mark.parametrize("shell", SHELLS)
def test_installed_then_nothing_to_do_then_removed(machine: Machine, handed: Path, shell: str) -> None:
    script, remove = handed / "cai-dat" / "cai-dat.sh", handed / "cai-dat" / "go-bo.sh"
    assert machine.run(script, shell=shell)[0] == 0
    there = {each.relative_to(machine.extensions): each.read_bytes() for each in machine.extensions.rglob("*") if each.is_file()}
    given = {each.relative_to(handed): each.read_bytes() for each in (handed / "vanthu").rglob("*") if each.is_file()}
    assert there == given
    before = (machine.extensions / "vanthu").stat().st_ino
    status, said = machine.run(script, shell=shell)
    assert status == 0 and "không làm gì" in said and (machine.extensions / "vanthu").stat().st_ino == before
    status, said = machine.run(script, "--lai", shell=shell)
    assert status == 0 and "đã cài" in said and (machine.extensions / "vanthu").stat().st_ino != before
    assert machine.run(remove, shell=shell)[0] == 0 and machine.left() == ["extensions"]
    status, said = machine.run(remove, shell=shell)
    assert status == 0 and "không có, không làm gì" in said
    log = machine.log.read_text(encoding="utf-8")
    assert log.count("đã cài") == 2 and log.count("đã gỡ") == 1 and re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d Văn Thư", log)


def test_all_may_read_what_was_installed(machine: Machine, handed: Path) -> None:
    for each in (handed / "vanthu").rglob("*"):
        each.chmod(0o700 if each.is_dir() else 0o600)
    assert machine.run(handed / "cai-dat" / "cai-dat.sh")[0] == 0
    for each in (machine.extensions / "vanthu").rglob("*"):
        assert each.stat().st_mode & 0o777 == (0o755 if each.is_dir() else 0o644)


def test_an_oxt_beside_the_script_will_do(machine: Machine, handed: Path, oxt: Path) -> None:
    shutil.rmtree(handed / "vanthu")
    shutil.copy(oxt, handed / "vanthu-tinh.oxt")
    assert machine.run(handed / "cai-dat" / "cai-dat.sh")[0] == 0
    assert machine.version() == pack.__version__


def test_another_version_takes_the_place_whole(machine: Machine, handed: Path, oxt: Path, tmp_path: Path) -> None:
    old = changed(oxt, tmp_path / "cu.oxt", "0.0.9")
    assert machine.run(handed / "cai-dat" / "cai-dat.sh", "--goi", str(old))[0] == 0
    (machine.extensions / "vanthu" / "pythonpath" / "vanthu" / "gone.py").write_text("what the new one no longer has", encoding="utf-8")
    (machine.extensions / "vanthu-desk").mkdir()
    status, said = machine.run(handed / "cai-dat" / "cai-dat.sh")
    assert status == 0 and f"{pack.__version__} thay cho 0.0.9" in said
    assert machine.version() == pack.__version__ and not (machine.extensions / "vanthu" / "pythonpath" / "vanthu" / "gone.py").exists()
    assert machine.left() == ["extensions", "vanthu", "vanthu-desk"]
    assert machine.run(handed / "cai-dat" / "go-bo.sh")[0] == 0
    assert machine.left() == ["extensions", "vanthu-desk"]


def test_saying_only_does_nothing(machine: Machine, handed: Path) -> None:
    status, said = machine.run(handed / "cai-dat" / "cai-dat.sh", "--thu")
    assert status == 0 and "sẽ cài" in said and machine.left() == ["extensions"]
    assert "sẽ cài" in machine.log.read_text(encoding="utf-8"), "but for the log, as docs/cai-dat.md says"
    machine.run(handed / "cai-dat" / "cai-dat.sh")
    status, said = machine.run(handed / "cai-dat" / "go-bo.sh", "--thu")
    assert status == 0 and "sẽ gỡ" in said and machine.left() == ["extensions", "vanthu"]


@pytest.mark.usefixtures("running")
def test_an_open_office_is_not_upgraded_under_peoples_hands(machine: Machine, handed: Path, oxt: Path, tmp_path: Path) -> None:
    script, remove = handed / "cai-dat" / "cai-dat.sh", handed / "cai-dat" / "go-bo.sh"
    old = changed(oxt, tmp_path / "cu.oxt", "0.0.9")
    assert machine.run(script, "--goi", str(old))[0] == 0, "a first time disturbs nobody"
    status, said = machine.run(script)
    assert status == 6 and "đang mở" in said and machine.version() == "0.0.9"
    assert machine.run(remove)[0] == 6 and machine.version() == "0.0.9"
    assert machine.run(script, "--ngay")[0] == 0 and machine.version() == pack.__version__
    assert machine.run(script)[0] == 0, "nothing to do is no trouble"
    assert machine.run(remove, "--ngay")[0] == 0
    assert machine.left() == ["extensions"]


def test_a_broken_package_changes_nothing(machine: Machine, handed: Path, oxt: Path, tmp_path: Path) -> None:
    script = handed / "cai-dat" / "cai-dat.sh"
    machine.run(script, "--goi", str(changed(oxt, tmp_path / "cu.oxt", "0.0.9")))
    half = tmp_path / "half.oxt"
    half.write_bytes(oxt.read_bytes()[:200_000])
    assert machine.run(script, "--goi", str(half))[0] == 3
    assert machine.run(script, "--goi", str(tmp_path / "none.oxt"))[0] == 3
    (handed / "vanthu" / "component.py").unlink()
    status, said = machine.run(script)
    assert status == 3 and "không trọn vẹn" in said
    other = tmp_path / "other"
    (other / "META-INF").mkdir(parents=True)
    description = '<description><identifier value="org.other"/><version value="1"/></description>'
    (other / "description.xml").write_text(description, encoding="utf-8")
    assert machine.run(script, "--goi", str(other))[0] == 3
    assert machine.version() == "0.0.9" and machine.left() == ["extensions", "vanthu"]


def test_what_was_interrupted_is_put_right(machine: Machine, handed: Path, oxt: Path, tmp_path: Path) -> None:
    """Killed between the two renamings: the old one lies beside, and comes back or gives way; what was half copied goes."""
    script = handed / "cai-dat" / "cai-dat.sh"
    machine.run(script, "--goi", str(changed(oxt, tmp_path / "cu.oxt", "0.0.9")))
    (machine.extensions / "vanthu").rename(machine.extensions.parent / ".vanthu.cu.123")
    (machine.extensions.parent / ".vanthu.moi.123").mkdir()
    status, said = machine.run(script)
    assert status == 0 and machine.version() == pack.__version__ and machine.left() == ["extensions", "vanthu"]


def test_a_folder_of_that_name_that_is_not_ours_stays(machine: Machine, handed: Path) -> None:
    (machine.extensions / "vanthu").mkdir()
    status, said = machine.run(handed / "cai-dat" / "go-bo.sh")
    assert status == 1 and "không phải của Văn Thư" in said and (machine.extensions / "vanthu").is_dir()


def test_who_may_not_write_is_told(machine: Machine, handed: Path, tmp_path: Path) -> None:
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("only root can be somebody else")
    readable.by_all(tmp_path)
    command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "sh", str(handed / "cai-dat" / "cai-dat.sh")]
    done = subprocess.run([*command, "--den", str(machine.extensions)], capture_output=True, text=True, check=False)
    assert done.returncode == 5 and "Chạy bằng quyền root" in done.stdout, done.stdout + done.stderr
    assert machine.left() == ["extensions"]


def test_copies_of_peoples_own_are_listed(machine: Machine, handed: Path, oxt: Path) -> None:
    folder = machine.folder / "home" / "chị Hoa" / ".config/libreoffice/4/user/uno_packages/cache/uno_packages/lu12.tmp_" / "cu.oxt"
    with zipfile.ZipFile(oxt) as archive:
        archive.extractall(folder)
    listed = folder.parent.parent.with_name("uno_packages.pmap")  # what LibreOffice holds to be installed; one taken away lies there still
    listed.write_bytes(b"Pmp1\n\n")
    assert "Bản tự cài" not in machine.run(handed / "cai-dat" / "cai-dat.sh")[1]
    listed.write_bytes(b"Pmp1\xffvn.vanthu.writer\nlu12.tmp\xffcu.oxt\xff\n\n")
    status, said = machine.run(handed / "cai-dat" / "cai-dat.sh")
    assert status == 0 and f"Bản tự cài {pack.__version__}: {folder}" in said and "unopkg remove vn.vanthu.writer" in said
    assert folder.is_dir(), "it is only told"


def test_what_is_not_understood_is_refused(machine: Machine, handed: Path) -> None:
    for script in ("cai-dat.sh", "go-bo.sh"):
        assert machine.run(handed / "cai-dat" / script, "--khong-co")[0] == 2
        assert machine.run(handed / "cai-dat" / script, "--den")[0] == 2
        status, said = machine.run(handed / "cai-dat" / script, "--help")
        assert status == 0 and "Mã kết quả" in said and "set -u" not in said
    assert machine.left() == ["extensions"]


@pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not on this machine")
def test_what_was_installed_works(machine: Machine, handed: Path, tmp_path: Path) -> None:
    machine.run(handed / "cai-dat" / "cai-dat.sh")
    profile = writer.make_profile(tmp_path / "profile")
    piece = """
def errand():
    from vanthu_office.copies import copies
    return [list(each) for each in copies()]
"""
    assert errand.run(profile, piece, f"-env:BUNDLED_EXTENSIONS={machine.extensions.as_uri()}") == [["bundled", pack.__version__, True]]
