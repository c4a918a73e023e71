"""The package installs in each of the four ways, is there for whoever starts the office then, and goes without a trace.

Nothing of this machine's own office is touched: what is shared is laid elsewhere by -env:.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import make_templates
import pack
import writer
from office import readable
from vanthu_files.office import find_soffice

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not on this machine")

ASK = '''
import json, os, urllib.parse, uno

def ask(*_):
    """Who has it, where, whether what it offers can be made, and which folders of templates are shown; then end."""
    context = uno.getComponentContext()
    information = context.getByName("/singletons/com.sun.star.deployment.PackageInformationProvider")
    make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
    made = make("vn.vanthu.writer.ProtocolHandler")
    templates = make("com.sun.star.frame.DocumentTemplates").getContent().getIdentifier().getContentIdentifier()
    folders = make("com.sun.star.ucb.SimpleFileAccess").getFolderContents(templates, True)
    shown = [urllib.parse.unquote(address.rpartition("/")[2]) for address in folders]
    told = {
        "place": information.getPackageLocation("vn.vanthu.writer"),
        "versions": [version for name, version in information.getExtensionList() if name == "vn.vanthu.writer"],
        "made": made is not None,
        "templates": sorted(name for name in shown if name.startswith("Văn Thư")),
    }
    with open(os.environ["VANTHU_TOLD"], "w", encoding="utf-8") as file:
        json.dump(told, file)
    make("com.sun.star.frame.Desktop").terminate()

g_exportedScripts = (ask,)
'''


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return writer.make_profile(tmp_path / "profile")


def asked(profile: Path, *options: str) -> dict[str, object]:
    """What an office started now with this profile knows of the extension."""
    script = profile / "user" / "Scripts" / "python" / "ask.py"
    script.write_text(ASK, encoding="utf-8")
    told = profile / "told"
    command = [*writer.command(profile), *options, "--headless", writer.script("ask", script)]
    subprocess.run(command, env=writer.surroundings() | {"VANTHU_TOLD": str(told)}, check=True, capture_output=True, timeout=60)
    answer: dict[str, object] = json.loads(told.read_text(encoding="utf-8"))
    told.unlink()
    return answer


def unopkg(profile: Path, *arguments: str, user: str | None = None) -> str:
    program = shutil.which("unopkg")
    if program is None:
        pytest.skip("unopkg is not on the path")
    rights: dict[str, Any] = {"user": user, "group": "nogroup", "extra_groups": []} if user else {}
    environment = writer.surroundings() | {"HOME": str(profile.parent)}
    command = [program, arguments[0], f"-env:UserInstallation={profile.as_uri()}", *arguments[1:]]
    done = subprocess.run(
        command,
        env=environment,
        cwd=profile.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        **rights,
    )
    assert not done.returncode, done.stdout + done.stderr
    return done.stdout


GONE = {"place": "", "versions": [], "made": False, "templates": []}


def there(answer: dict[str, object]) -> bool:
    assert answer["templates"] == sorted(map(make_templates.group_name, make_templates.IN_FORCE))
    return answer["versions"] == [pack.__version__] and answer["made"] is True and str(answer["place"]).startswith("file:")


def test_it_is_not_there_before(profile: Path) -> None:
    assert asked(profile) == GONE


def test_the_extension_manager(oxt: Path, profile: Path) -> None:
    writer.install(profile, oxt)
    assert there(asked(profile))


def test_a_second_time_it_takes_its_own_place(oxt: Path, profile: Path) -> None:
    writer.install(profile, oxt)
    writer.install(profile, oxt)
    assert there(asked(profile))


@pytest.fixture
def ordinary(tmp_path: Path, oxt: Path) -> str | None:
    """An ordinary user, for whom the folder of the test is: unopkg refuses root. None where we are no root."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    readable.by_all(oxt.parent, tmp_path)
    shutil.chown(tmp_path, "nobody")
    return "nobody"


def test_unopkg_for_one_user(oxt: Path, tmp_path: Path, ordinary: str | None) -> None:
    profile = tmp_path / "theirs"
    unopkg(profile, "add", str(oxt), user=ordinary)
    listed = unopkg(profile, "list", "vn.vanthu.writer", user=ordinary)
    assert "Version: " + pack.__version__ in listed and "is registered: yes" in listed
    assert there(asked(with_scripts(shutil.copytree(profile, tmp_path / "looked at"))))
    unopkg(profile, "remove", "vn.vanthu.writer", user=ordinary)
    assert asked(with_scripts(shutil.copytree(profile, tmp_path / "looked at again"))) == GONE


def with_scripts(profile: Path) -> Path:
    (profile / "user" / "Scripts" / "python").mkdir(parents=True)
    return profile


def test_unopkg_for_all_users(oxt: Path, profile: Path, tmp_path: Path) -> None:
    shared = f"-env:UNO_SHARED_PACKAGES_CACHE={(tmp_path / 'shared' / 'cache').as_uri()}"
    (tmp_path / "shared").mkdir()
    unopkg(profile, "add", "--shared", shared, str(oxt))
    another = writer.make_profile(tmp_path / "another")
    assert there(asked(another, shared))
    assert str(tmp_path / "shared") in str(asked(another, shared)["place"])
    unopkg(profile, "remove", "--shared", shared, "vn.vanthu.writer")
    assert asked(another, shared) == GONE


def test_an_unpacked_folder_under_share_extensions(oxt: Path, profile: Path, tmp_path: Path) -> None:
    option = writer.unpacked(oxt, tmp_path / "extensions")
    answer = asked(profile, option)
    assert there(answer)
    assert str(answer["place"]).startswith((tmp_path / "extensions").as_uri())
    shutil.rmtree(tmp_path / "extensions" / "vanthu")
    assert asked(profile, option) == GONE


def test_a_users_newer_copy_beside_the_offices_own(oxt: Path, tmp_path: Path, ordinary: str | None) -> None:
    """An old copy that came with the office does not break the one a user added. (A running office would have to end first.)"""
    option = writer.unpacked(oxt, tmp_path / "extensions")
    description = tmp_path / "extensions" / "vanthu" / "description.xml"
    description.write_text(description.read_text(encoding="utf-8").replace(f'"{pack.__version__}"', '"0.0.1"'), encoding="utf-8")
    profile = tmp_path / "theirs"
    unopkg(profile, "add", option, str(oxt), user=ordinary)
    with_scripts(profile)
    answer = asked(profile, option)
    assert answer["made"] and str(answer["place"]).startswith(profile.as_uri())
