"""build.py matrix [SUITE …] [PATH … | --again]: the tests of office and window, or those named, on every LibreOffice that must work.

Each version comes out of a Debian of its own, put into .build/matrix/ by debootstrap (root, a network and a minute each, once).
The project is mounted into it, and nothing stays mounted: each run has mounts of its own, gone with it. As many run at once as there are
processors. Logs and pictures are left in dist/matrix/. Where all tests ran, the results go into the table of docs/versions.md, too: of each
office those of the last time all ran on it. `--again`: the files in which something did not pass then, once more; that is told beside.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import IO, NamedTuple

import environment
from vanthu import __version__

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".build" / "matrix"
RESULTS = ROOT / "dist" / "matrix"
PICTURES = ROOT / "dist" / "pictures"  # where the tests put theirs
PAGE = ROOT / "docs" / "versions.md"
FROM, TO = "<!-- build.py matrix writes from here -->", "<!-- to here -->"  # on that page
WITHOUT_GTK = "tests/office/test_without_gtk.py"
MIRROR = "http://deb.debian.org/debian"

SUITES = {"bookworm": "7.4", "trixie": "25.2", "forky": "26.8"}  # Debian's suite: the office it holds
TESTS = ["tests/office", "tests/gui"]
PACKAGES = (
    *dict.fromkeys(package for _, _, package in environment.PROGRAMS + environment.FILES),
    *("libreoffice-calc", "libreoffice-math", "fonts-dejavu-core"),  # what a desktop has: other documents, formulas, letters
    *("git", "openssl", "unzip"),  # the release before this one, a server's certificate, a technician's hand
)
UNNEEDED = (  # of the development packages
    *("mypy", "ruff", "vermin", "stubs", "types-", "coverage", "pytest-cov", "pytest-xdist", "tree-sitter"),
)

HOME = "/project"  # where the project stands inside
SITE = "/opt/site"  # what the tests import, fetched from outside: a root of its own knows no proxy and no certificates
LOOPBACK = """
import fcntl, socket, struct
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any:
    fcntl.ioctl(any, 0x8914, struct.pack("16sh", b"lo", 0x41))  # SIOCSIFFLAGS: up and running
"""
INSIDE = f"""
root="$1"; project="$2"; pictures="$3"; beside="$2/../shared"; shift 3
python3 -c '{LOOPBACK}' || exit 90  # tests speak with servers of this machine alone
bundle=etc/ssl/certs/ca-certificates.crt  # without one an office from 25.2 on speaks with no server at all
if [ -e "/$bundle" ] && [ ! -e "$root/$bundle" ]; then mkdir -p "$root/etc/ssl/certs" && cp "/$bundle" "$root/$bundle" || exit 90; fi
[ -e "$root/etc/hosts" ] || echo "127.0.0.1 localhost" > "$root/etc/hosts"  # debootstrap leaves that to whoever gives the machine its name
mkdir -p "$root{HOME}" && mount --bind "$project" "$root{HOME}" && mount --bind "$pictures" "$root{HOME}/dist/pictures" || exit 90
mount -t proc proc "$root/proc" && mount --rbind /dev "$root/dev" || exit 90
if [ -d "$beside" ]; then mkdir -p "$root/shared" && mount --bind -o ro "$beside" "$root/shared" || exit 90; fi
exec chroot "$root" env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"
"""


class Result(NamedTuple):
    """What a log says, and the log of what was run again."""

    day: str
    ours: str  # the version of Văn Thư
    office: str
    python: str
    closing: str  # pytest's closing line
    plain: str  # how the decks did in a Writer without GTK


def main(arguments: list[str]) -> None:
    again = "--again" in arguments
    suites = [argument for argument in arguments if argument in SUITES] or list(SUITES)
    tests = [argument for argument in arguments if argument not in (*SUITES, "--again")]
    unknown = [test for test in tests if not (ROOT / test.partition("::")[0]).exists()]
    if unknown:
        sys.exit(f"Unknown: {', '.join(unknown)}. There are: {', '.join(SUITES)}, and the paths of tests.")
    if os.geteuid() != 0:
        sys.exit("The matrix mounts and changes roots: call it as root.")
    if not shutil.which("debootstrap") and not environment.apt_install(["debootstrap"]):
        sys.exit("debootstrap is not on this machine. Install it (Debian: apt-get install debootstrap), then call again.")
    RESULTS.mkdir(parents=True, exist_ok=True)
    todo = {suite: failed_in(suite) if again else tests for suite in suites}
    if again:
        todo = {suite: files for suite, files in todo.items() if files}
    kind = "-again" if again else "-part" if tests else ""
    for suite in todo:
        make(suite)
    with ThreadPoolExecutor(os.cpu_count()) as at_once:
        passed = list(at_once.map(lambda suite: tested(suite, todo[suite], kind), todo))
    if kind == "-part":
        print("\n".join(lines([read(log_of(suite, kind)) for suite in todo])))
    else:
        results = [read(log_of(suite), log_of(suite, "-again")) for suite in SUITES if log_of(suite).exists()]
        print("\n".join(lines(results)))
        PAGE.write_text(told(PAGE.read_text(encoding="utf-8"), results), encoding="utf-8")
    sys.exit(not all(passed))


def log_of(suite: str, kind: str = "") -> Path:
    return RESULTS / f"{suite}{kind}.log"


def failed_in(suite: str) -> list[str]:
    """The files in which something did not pass when all ran."""
    log = log_of(suite)
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    return sorted(set(re.findall(r"^(?:FAILED|ERROR) (tests/[\w/]+\.py)", text, re.MULTILINE)))


def tested(suite: str, tests: list[str], kind: str) -> bool:
    """Whether all passed. No tests: all of them."""
    print(f"{suite}: LibreOffice {SUITES[suite]} …", flush=True)
    command = ["sh", "-c", f'cd {HOME} && PYTHONPATH={SITE} exec python3 -m pytest -p no:cacheprovider "$@"', "sh", *(tests or TESTS)]
    if not kind:
        log_of(suite, "-again").unlink(missing_ok=True)  # that was of another time
    with log_of(suite, kind).open("wb") as file:
        file.write(f"{date.today()} {__version__} {version(suite, 'libreoffice-core')} {version(suite, 'python3')}\n".encode())
        file.flush()
        return inside(suite, command, file) == 0


def read(log: Path, again: Path | None = None) -> Result:
    text = log.read_text(encoding="utf-8", errors="replace").strip()
    day, ours, office, python = text.partition("\n")[0].split()
    closing = _closing(text)
    if again is not None and again.exists():
        closing += f"; the files of those once more: {_closing(again.read_text(encoding='utf-8', errors='replace'))}"
    return Result(day, ours, office, python, closing, without_gtk(text))


def _closing(text: str) -> str:
    return text.strip().rpartition("\n")[2].strip("= ")


def make(suite: str) -> None:
    """The suite's Debian with its office, and what the tests import, as pyproject.toml names it."""
    root, stamp = FOLDER / suite, FOLDER / f"{suite}.ready"
    wanted = " ".join((*PACKAGES, *requirements()))
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print(f"Setting up {suite} (once) …", flush=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not (root / "etc" / "debian_version").exists() or (root / "debootstrap").exists():  # none yet, or one half made
        shutil.rmtree(root, ignore_errors=True)
        script = Path("/usr/share/debootstrap/scripts") / suite
        recipe = [] if script.exists() else [str(script.with_name("sid"))]  # one newer than debootstrap itself
        run(["debootstrap", "--variant=minbase", suite, str(root), MIRROR, *recipe], suite)
    shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
    for command in (
        ["apt-get", "-o", "Acquire::Check-Valid-Until=false", "update"],  # a mirror may hold a testing suite of some weeks ago
        ["apt-get", "install", "--yes", "--no-install-recommends", *PACKAGES],
    ):
        with (RESULTS / f"{suite}-setup.log").open("ab") as file:
            if inside(suite, command, file, network=True):
                sys.exit(f"{suite}: {' '.join(command[:2])} failed: see {Path(file.name).relative_to(ROOT)}")
    shutil.rmtree(root / SITE[1:], ignore_errors=True)
    fetch = ["--target", str(root / SITE[1:]), "--python-version", python(suite), "--only-binary=:all:", *requirements()]
    run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *fetch], suite)
    stamp.write_text(wanted, encoding="utf-8")


def requirements() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [each for each in project["optional-dependencies"]["dev"] if not each.startswith(UNNEEDED) and "stubs" not in each]


def run(command: list[str], suite: str) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        sys.exit(f"{suite}: {command[0]} failed:\n{done.stdout[-2000:]}")


def inside(suite: str, command: list[str], log: IO[bytes], network: bool = False) -> int:
    """Run a command in the suite's Debian, with mounts that end with it.

    Without the network, it has screens of its own, too: else another's of the same number could be taken for them.
    """
    isolated = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--propagation", "private", *([] if network else ["--net"])]
    pictures = RESULTS / suite  # what is drawn there stays apart
    for folder in (pictures, PICTURES):
        folder.mkdir(parents=True, exist_ok=True)
    call = [*isolated, "sh", "-c", INSIDE, "sh", str(FOLDER / suite), str(ROOT), str(pictures), *command]
    return subprocess.call(call, stdout=log, stderr=subprocess.STDOUT)


def python(suite: str) -> str:
    return ".".join(version(suite, "python3").split(".")[:2])


def version(suite: str, package: str) -> str:
    status = (FOLDER / suite / "var/lib/dpkg/status").read_text(encoding="utf-8")
    match = re.search(rf"^Package: {re.escape(package)}$.*?^Version: (?:\d+:)?([\d.]+)", status, re.MULTILINE | re.DOTALL)
    return match[1] if match else "?"


def lines(results: list[Result]) -> list[str]:
    head = ["| LibreOffice | Python | tests of office and window | decks without GTK | Văn Thư | day |", "|---|---|---|---|---|---|"]
    return head + [f"| {each.office} | {each.python} | {each.closing} | {each.plain} | {each.ours} | {each.day} |" for each in results]


def without_gtk(log: str) -> str:
    """pytest's line for that file: a point for each test that passed."""
    match = re.search(rf"^{re.escape(WITHOUT_GTK)} ([.FEsxX]+)", log, re.MULTILINE)
    if not match or set(match[1]) == {"s"}:
        return "not run"
    return f"{match[1].count('.')} of {len(match[1])} passed"


def told(page: str, results: list[Result]) -> str:
    """The page with these results between its two marks; all else as it was."""
    before, _, rest = page.partition(FROM)
    _, mark, after = rest.partition(TO)
    if not mark:
        sys.exit(f"{PAGE.relative_to(ROOT)} lacks the marks {FROM} and {TO}")
    return "\n".join([f"{before}{FROM}", "Debian's packages, windows of GTK 3 under Xvfb:", "", *lines(results), f"{TO}{after}"])


if __name__ == "__main__":
    main(sys.argv[1:])
