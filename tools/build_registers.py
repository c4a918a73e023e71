"""Build the registers the core looks things up in, from the material the project was given.

    python3 tools/build_registers.py ../shared/data

writes into python/vanthu/data/registers: citations.csv (documents often cited; build_citations.py), provinces.csv, communes.csv
(as of July 2026), former_provinces.csv (dissolved, with what took their place) and former_communes.csv (those of before, with what
each went into). `replaced.csv` is kept by hand.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REGISTERS = ROOT / "python" / "vanthu" / "data" / "registers"
sys.path.insert(0, str(ROOT / "python"))

import build_citations  # noqa: E402
from vanthu.vietnamese import tones  # noqa: E402
from vanthu.vietnamese.text import fold  # noqa: E402
from vanthu.vietnamese.unicode import compose  # noqa: E402

MERGED = "2025-07-01"  # NQ 202/2025/QH15 and the Standing Committee's resolutions on communes
# Names that changed on another day: NQ 175/2024/QH15 (Huế), NQ 30/2026/QH16 (Đồng Nai).
OTHER_DAYS = [("tỉnh Thừa Thiên Huế", "thành phố Huế", "2025-01-01"), ("tỉnh Đồng Nai", "thành phố Đồng Nai", "2026-04-30")]
TYPES = ("xã", "phường", "thị trấn", "đặc khu", "huyện")


def main(given: Path) -> None:
    provinces = json.loads((given / "units-2026-07.json").read_text(encoding="utf-8"))
    named = {place(province["FullName"]): province["Code"] for province in provinces}
    write("provinces.csv", ("code", "name"), sorted((code, name) for name, code in named.items()))
    communes = [(ward["Code"], place(ward["FullName"]), province["Code"]) for province in provinces for ward in province["Wards"]]
    write("communes.csv", ("code", "name", "province"), communes)
    write("former_provinces.csv", ("name", "now", "since"), former_provinces(given, set(named)))
    write("former_communes.csv", ("name", "now", "province", "district", "part"), former_communes(given, named, communes))
    with (REGISTERS / "replaced.csv").open(encoding="utf-8", newline="") as file:
        replaced = list(csv.DictReader(file))
    write("citations.csv", build_citations.HEAD, build_citations.citations(given, replaced))


def place(name: str) -> str:
    """ "Tỉnh Thanh Hoá" → "tỉnh Thanh Hóa": one spelling of the tone marks, the common noun small."""
    name = tones.convert(" ".join(name.split()), tones.OLD)
    for kind in TYPES + ("tỉnh", "thành phố"):
        if name.lower().startswith(kind + " "):
            return kind + name[len(kind) :]
    return name


def former_provinces(given: Path, now: set[str]) -> list[tuple[str, str, str]]:
    rows = []
    for new in json.loads((given / "provinces-with-former-units.json").read_text(encoding="utf-8")):
        name = place(re.sub("^Thủ đô ", "thành phố ", new["provinceName"]))
        rows += [(place(old), name, MERGED) for old in new["previousProvince"] if place(old).startswith("tỉnh ") and place(old) not in now]
    rows = [row for row in rows if row[0] not in {other[0] for other in OTHER_DAYS}]
    return sorted(rows + OTHER_DAYS)


def former_communes(given: Path, named: dict[str, str], communes: list[tuple[str, str, str]]) -> list[tuple[str, ...]]:
    """What each commune of before went into. `district`: where it lay, where several had its name; `part`: "rest": what others left."""
    exact = {(name, code) for _, name, code in communes}
    alive = {(loose(name), code): name for _, name, code in communes}
    bare = {(loose(name.split(" ", 2 if name.startswith("đặc khu") else 1)[-1]), code): name for _, name, code in communes}
    codes = {re.sub(r"^(tỉnh|thành phố) ", "", name): code for name, code in named.items()}
    rows: set[tuple[str, ...]] = set()
    for new in json.loads((given / "communes-with-former-units.json").read_text(encoding="utf-8")):
        code = codes[re.sub(r"^(tỉnh|thành phố|Thủ đô) ", "", tones.convert(new["provinceName"], tones.OLD))]
        # The two sources spell some names apart, and a few communes have become phường since.
        name = place(f"{new['type']} {new['name']}")
        now = name if (name, code) in exact else alive.get((loose(name), code)) or bare.get((loose(new["name"]), code))
        if now is None:
            print(f"left out: {new['type']} {new['name']}, {new['provinceName']}")
            continue
        for previous in new["previous"]:
            written = " ".join(compose(previous).split())
            match = re.fullmatch(r"((?:xã|phường|thị trấn|huyện) [^()]+?)((?: ?\([^()]*\))*)", written, re.IGNORECASE)
            if match:
                district = re.search(r"\((?:thuộc )?((?:huyện|quận|thị xã|thành phố) [^(),]*)", match[2], re.IGNORECASE)
                part = "rest" if "(phần còn lại" in match[2] else ""
                rows.add((place(match[1]), now, code, tones.convert(district[1], tones.OLD) if district else "", part))
    return sorted(rows)


def loose(name: str) -> str:
    """A name for comparing: no marks, no signs."""
    return re.sub(r"[^a-z0-9]", "", fold(name))


def write(name: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    REGISTERS.mkdir(parents=True, exist_ok=True)
    with (REGISTERS / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT.parent / "shared" / "data"))
