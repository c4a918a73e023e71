"""docs/cai-dat.md: every command for Linux on it is run, as it stands there, and does what the page says.

They are run as root in mounts of their own over the machine's real office: what they write lands in a folder of the test, and the
machine stays as it is. Where such mounts may not be made, a line says so.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

import pack
import writer
from office import errand, readable
from office.changed import changed
from vanthu_files.office import find_soffice

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "tools" / "deploy"
PAGE = (ROOT / "docs" / "cai-dat.md").read_text(encoding="utf-8")
OVER = ("/usr/lib/libreoffice", "/etc/libreoffice", "/var/spool/libreoffice", "/var/log")  # what commands may write into
ORDINARY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]  # nobody: unopkg refuses root

MOUNTED = """
state="$1"; shift
for place in {over}; do
    [ -d "$place" ] || continue
    here="$state/$(echo "$place" | tr / -)"
    mkdir -p "$here/upper" "$here/work"
    mount -t overlay overlay -o "lowerdir=$place,upperdir=$here/upper,workdir=$here/work" "$place" || exit 90
done
exec "$@"
"""
SUDO = '#!/bin/sh\nexec "$@"\n'

WHERE = """
def errand():
    from vanthu_office.copies import copies
    return [list(each) for each in copies()]
"""
NOWHERE = """
def errand():
    return make("vn.vanthu.writer.ProtocolHandler") is not None
"""


class Machine:
    """This machine as commands of the page see it; what they leave behind is seen by the next."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.handed, self.state = folder, folder / "phat", folder / "state"
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "sudo").write_text(SUDO, encoding="utf-8")
        (folder / "bin" / "sudo").chmod(0o755)
        self.number = 0
        self.propagation = "private"

    def within(self) -> list[str]:
        isolated = ["unshare", "--mount", "--pid", "--fork", "--mount-proc", "--propagation", self.propagation]
        return [*isolated, "sh", "-c", MOUNTED.format(over=" ".join(OVER)), "sh", str(self.state)]

    def run(self, commands: str, ordinary: bool = False, expected: int = 0) -> str:
        home = self.folder / ("nobody" if ordinary else "root")
        home.mkdir(exist_ok=True)
        if ordinary:
            shutil.chown(home, "nobody")
            readable.by_all(self.folder)
        environment = writer.surroundings() | {"HOME": str(home)}
        environment["PATH"] = f"{self.folder / 'bin'}:{environment['PATH']}"
        command = [*self.within(), *(ORDINARY if ordinary else []), "sh", "-e", "-c", commands]
        done = subprocess.run(
            command, cwd=self.handed, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
        assert done.returncode == expected, f"{commands}\n{done.stdout}{done.stderr}"
        return done.stdout

    def asked(self, piece: str = WHERE) -> Any:
        """What an office started now, by whoever has a new profile, knows of the extension."""
        self.number += 1
        return errand.run(writer.make_profile(self.folder / f"profile-{self.number}"), piece, before=self.within())


def blocks(heading: str, kind: str = "sh") -> list[str]:
    """The commands that stand under a heading of the page."""
    part = PAGE.partition(f"\n{heading}\n")[2]
    level = heading.partition(" ")[0]
    part = re.split(rf"\n#{{1,{len(level)}}} ", part)[0]
    found = re.findall(rf"```{kind}\n(.*?)```", part, re.DOTALL)
    assert found, heading
    return found


@pytest.fixture
def machine(tmp_path: Path, oxt: Path) -> Machine:
    if find_soffice() is None or not Path(OVER[0]).is_dir():
        pytest.skip("Debian's LibreOffice is not on this machine")
    if os.name != "posix" or os.geteuid() != 0 or not all(map(shutil.which, ("unshare", "setpriv"))):
        pytest.skip("only root can be given mounts of its own: the commands of docs/cai-dat.md were not run")
    made = Machine(tmp_path)
    made.handed.mkdir()
    tried = subprocess.run([*made.within(), "true"], capture_output=True, text=True, check=False)
    if tried.returncode and "shared:" not in Path("/proc/self/mountinfo").read_text(
        encoding="utf-8"
    ):  # another root: all is private already
        made.propagation = "unchanged"
        tried = subprocess.run([*made.within(), "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"mounts of one's own cannot be made here: {tried.stderr.strip()}; the commands of docs/cai-dat.md were not run")
    shutil.copytree(DEPLOY, made.handed / "cai-dat")
    shutil.copy(oxt, made.handed)
    return made


def test_what_the_machine_must_have(machine: Machine) -> None:
    if not shutil.which("dpkg"):
        pytest.skip("not a Debian")
    (check,) = blocks("## Máy cần có gì")
    assert machine.run(check) == "Đủ.\n"
    files = [f"{OVER[0]}/program/libpythonloaderlo.so", "/usr/lib/python3/dist-packages/uno.py"]
    owned = subprocess.run(["dpkg", "-S", *files], capture_output=True, text=True, check=True)
    assert {line.partition(":")[0] for line in owned.stdout.splitlines()} == {"python3-uno"}, "what the page tells to install brings Python"


def test_by_the_script_and_away_again(machine: Machine, oxt: Path) -> None:
    (install,) = blocks("### Linux")[:1]
    said = machine.run(install)
    assert "sẽ cài" in said and "đã cài" in said and f"{OVER[0]}/share/extensions/vanthu" in said
    assert machine.asked() == [["bundled", pack.__version__, True]]
    assert "không làm gì" in machine.run("cd cai-dat\nsudo ./cai-dat.sh")
    newer = changed(oxt, machine.folder / "newer.oxt", "99.1")
    shutil.copy(newer, machine.handed / "vanthu.oxt")  # the page: change it where it is handed out, and run again
    assert f"99.1 thay cho {pack.__version__}" in machine.run("cd cai-dat\nsudo ./cai-dat.sh")
    assert machine.asked() == [["bundled", "99.1", True]]
    assert "đã cài" in machine.run(f"cd cai-dat\nsudo ./cai-dat.sh --goi {oxt}"), "back to the one before"
    assert machine.asked() == [["bundled", pack.__version__, True]]
    remove, _ = blocks("## Gỡ bỏ")
    assert "đã gỡ" in machine.run(remove)
    assert machine.asked(NOWHERE) is False
    assert "Văn Thư" in machine.run("cat /var/log/vanthu-cai-dat.log"), "the log is where the page says"


def test_by_hand(machine: Machine) -> None:
    if not shutil.which("unzip"):
        pytest.skip("unzip is not on this machine")
    machine.run(blocks("### Linux")[1])
    assert machine.asked() == [["bundled", pack.__version__, True]]


def test_by_unopkg_for_all(machine: Machine, oxt: Path) -> None:
    (install,) = blocks("## Cách 2: unopkg add --shared")
    assert f"Version: {pack.__version__}" in machine.run(install)
    assert machine.asked() == [["shared", pack.__version__, True]]
    shutil.copy(changed(oxt, machine.folder / "newer.oxt", "99.1"), machine.handed / "vanthu.oxt")
    (upgrade,) = blocks("## Nâng cấp")
    machine.run(upgrade)
    assert machine.asked() == [["shared", "99.1", True]]
    machine.run(blocks("## Gỡ bỏ")[1])
    assert machine.asked(NOWHERE) is False


def test_by_a_user_for_herself(machine: Machine) -> None:
    install, remove = blocks("## Cách 3: Quản lý phần mở rộng", "sh user")
    assert f"Version: {pack.__version__}" in machine.run(install, ordinary=True)
    profile = machine.folder / "nobody" / ".config" / "libreoffice" / "4"
    shutil.copytree(profile, machine.folder / "looked at")
    assert errand.run(machine.folder / "looked at", WHERE) == [["user", pack.__version__, True]]
    said = machine.run(f"cd cai-dat\nsudo ./cai-dat.sh --ho-so {machine.folder}")
    assert f"Bản tự cài {pack.__version__}: {profile}" in said and "unopkg remove vn.vanthu.writer" in said
    machine.run(remove, ordinary=True)
    assert "Bản tự cài" not in machine.run(f"cd cai-dat\nsudo ./cai-dat.sh --ho-so {machine.folder}")


def test_what_is_handed_out_may_be_unpacked(machine: Machine, oxt: Path) -> None:
    with zipfile.ZipFile(oxt) as archive:
        archive.extractall(machine.handed / "vanthu")
    (machine.handed / "vanthu.oxt").unlink()
    machine.run(blocks("### Linux")[0])
    assert machine.asked() == [["bundled", pack.__version__, True]]


def test_the_machine_itself_was_left_alone(machine: Machine) -> None:
    machine.run(blocks("### Linux")[0])
    assert not Path(OVER[0], "share", "extensions", "vanthu").exists() and not Path("/var/log/vanthu-cai-dat.log").exists()


# What the page says of the scripts is so


def test_every_block_is_run_by_a_test() -> None:
    """Whoever adds a command gives it a test: their number under each heading is what the tests above take."""
    assert len(re.findall(r"```sh\n", PAGE)) == 7 and len(re.findall(r"```sh user\n", PAGE)) == 2


def test_the_numbers_and_arguments_are_those_of_the_scripts() -> None:
    table = dict(re.findall(r"^\| (\d) \| (.*?) \|", PAGE, re.MULTILINE))
    head = (DEPLOY / "cai-dat.sh").read_text(encoding="utf-8").partition("set -u")[0]
    assert sorted(table) == sorted(set(re.findall(r"\b([0-6]) (?=[^\W\d])", head[head.index("Mã kết quả") :])))
    given = set(re.findall(r"^    \[[\w\[\]]+\]\$(\w+)", (DEPLOY / "cai-dat.ps1").read_text(encoding="utf-8-sig"), re.MULTILINE))
    assert set(re.findall(r"`-([A-Z]\w+)`", PAGE)) <= given
    assert all(
        each in head for each in re.findall(r"`(--[a-z-]+)`", PAGE.partition("## Mã kết quả")[2]) if each not in ("--help", "--shared")
    )


def test_its_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([\w./-]+\.md)", PAGE):
        assert (ROOT / "docs" / target).is_file(), target
