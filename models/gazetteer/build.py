"""Compile the gazetteer: ``python models/gazetteer/build.py DATA_FOLDER`` writes places.tsv.gz and names.tsv.gz beside this file.

``python models/gazetteer/build.py DATA_FOLDER villages`` writes villages.tsv.gz only.

DATA_FOLDER holds ``gazetteer/`` (divisions, CLDR names), ``ner/`` and ``lexicon/`` as the card describes them.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from persian_ie.lexicons.gazetteer import place_key

HERE = Path(__file__).parent
LETTERS = {"province": "P", "county": "C", "district": "D", "city": "T", "rural_district": "R"}
ORDER = "NPCTDR-"


def read(name: str) -> list[list[str]]:
    """The rows of a hand-written table beside this script."""
    lines = (HERE / name).read_text(encoding="utf8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


SPLIT = "مانه و سملقان"
ZONE_TABLE = "/usr/share/zoneinfo/zone1970.tab"  # of tzdata, public domain: the country of a time zone's city
JOINED = frozenset(("بندرعباس", "بندرلنگه", "بندرترکمن"))  # written as one word, by counts in news
RENAMED = {row[0]: row[1] for row in read("renames.tsv")}


def spelled(name: str) -> str:
    """The name with half-spaces as news writes it: ``خرم آباد`` → ``خرم‌آباد``, ``بندردیلم`` → ``بندر دیلم``, but ``بندرعباس``."""
    name = " ".join(name.replace("(", " ").replace(")", " ").split())
    if name.replace(" ", "") in JOINED:
        return name.replace(" ", "")
    if name.startswith("بندر") and len(name) > 6 and name[4] not in " \u200c":
        name = "بندر " + name[4:]
    if name in RENAMED:
        return RENAMED[name]
    name = name.replace(" آباد", "\u200cآباد").replace("آبادکتول", "آباد کتول").replace("بویر احمد", "بویراحمد")
    name = name.replace("میان\u200cدورود", "میاندورود")
    parts = name.split(" ")
    if len(parts) == 2 and parts[1] in ("شهر", "دژ"):
        return "\u200c".join(parts)
    return name


def bounds(form: str) -> set[int]:
    """Offsets in the key of a form where a space or half-space stands, or where one may: before آباد, after بندر."""
    cuts, length = set(), 0
    for part in form.replace("\u200c", " ").split():
        length += len(place_key(part))
        cuts.add(length)
    cuts.discard(length)
    key = place_key(form)
    at = key.find("اباد", 2)
    if at > 0:
        cuts |= {at, at + 4} - {len(key)}
    return cuts


class Table:
    """Rows of places and the names that lead to them."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, ...]] = []
        self.names: dict[str, list[int]] = defaultdict(list)
        self.cuts: dict[str, set[int]] = defaultdict(set)
        self.forms: dict[str, str] = {}

    def add(self, row: tuple[str, ...], forms: list[str]) -> None:
        """Add a place and the forms of its name."""
        index = len(self.rows)
        self.rows.append(row)
        for form in forms:
            key = place_key(form)
            if len(key) < 2:
                continue
            self.forms.setdefault(key, form)
            if index not in self.names[key]:
                self.names[key].append(index)
            self.cuts[key] |= bounds(form)


def divisions(folder: Path) -> list[dict[str, str]]:
    with (folder / "gazetteer/iran_divisions.csv").open(encoding="utf8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if "superseded" not in row["flags"]]
    moved = {"سملقان": "سملقان", "مانه": "مانه", "مرکزی": "سملقان"}  # of the county that was split in 1402: new county by district
    rows = [row for row in rows if not (row["level"] == "district" and row["county_fa"] == SPLIT)]
    known = {(row["level"], row["name_fa"], row["county_fa"]) for row in rows}
    for row in rows:
        if row["county_fa"] == SPLIT:
            row["county_fa"] = moved[row["district_fa"]]
            row["superseded"] = "yes" if (row["level"], row["name_fa"], row["county_fa"]) in known else ""
    rows = [row for row in rows if not row.get("superseded")]
    codes = {row["province_fa"]: row["code"].split("-")[1] for row in rows if row["level"] == "province"}
    counties = {}
    centres = {row["name_fa"]: row for row in rows if row["level"] == "city"}
    for row in rows:
        row["name"] = spelled(row["name_fa"])
        prefix = codes[row["province_fa"]]
        letter = LETTERS[row["level"]]
        if row["level"] == "province":
            row["id"] = row["code"]
        elif row["code"]:
            row["id"] = letter + row["code"]
        else:  # newer than the last published code list: the names stand for the code
            path = [row["name"]] if row["level"] == "county" else [row["county_fa"], row["name"]]
            row["id"] = f"{letter}{prefix}:" + ":".join(place_key(part) for part in path)
        if row["level"] == "county":
            counties[row["province_fa"], row["name_fa"]] = row
    cities = {(r["province_fa"], place_key(r["name_fa"])): r for r in rows if r["level"] == "city"}
    for row in rows:
        if row["level"] in ("province", "county"):  # a point of a division is its centre's, to two decimals
            city = cities.get((row["province_fa"], place_key(row["centre_fa"]))) or centres.get(row["centre_fa"])
            row["lat"], row["lon"] = (city["lat"], city["lon"]) if city else ("", "")
    return rows


def rounded(value: str) -> str:
    return f"{float(value):.2f}" if value else ""


def clean(text: str) -> str:
    return text.replace("\u0654", "").strip()


def main(folder: Path) -> None:
    table = Table()
    aliases: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for letter, name, province, others in read("aliases.tsv"):
        aliases[letter, place_key(name), province if letter != "P" else ""] += others.split("|")
    rows = divisions(folder)
    countries = {row[0]: row for row in read("countries.tsv")}
    seen_aliases = set()
    with (folder / "gazetteer/countries_fa.csv").open(encoding="utf8", newline="") as file:
        for row in sorted(csv.DictReader(file), key=lambda r: r["iso2"]):
            iso = row["iso2"]
            if len(iso) != 2 or not row["cldr_fa"]:
                continue
            own = countries.get(iso, [iso, clean(row["cldr_fa"]), ""])
            forms = [own[1], clean(row["cldr_fa"]), *filter(None, [*own, ""][2].split("|"))]
            table.add((iso, "N", own[1], "", "", row["name_en"], "", "", clean(row["capital_en"])), list(dict.fromkeys(forms)))
    for letter in "PCTDR":
        for row in rows:
            if LETTERS[row["level"]] != letter:
                continue
            county = "" if letter in "PC" else spelled(row["county_fa"])
            province = "" if letter == "P" else spelled(row["province_fa"])
            key = (letter, place_key(row["name"]), row["province_fa"] if letter != "P" else "")
            seen_aliases.add(key)
            forms = [row["name"], row["name_fa"], *row["variants"].split("|"), *aliases.get(key, [])]
            latin = row["name_latin"] if letter in "PCT" else ""
            centre = spelled(row["centre_fa"]) if letter in "PC" else ""
            data = (row["id"], letter, row["name"], province, county, latin, rounded(row["lat"]), rounded(row["lon"]), centre)
            table.add(data, list(dict.fromkeys(filter(None, forms))))
    for missing in set(aliases) - seen_aliases:
        print("alias for an unknown place:", missing)
    for iso, name, latin, *others in read("world_cities.tsv"):
        table.add((f"{iso}:{latin}", "T", name, "", "", latin, "", "", ""), [name, *filter(None, others[0].split("|") if others else [])])
    zones = {}
    for line in (folder / ZONE_TABLE).read_text(encoding="utf8").split("\n"):
        if line and not line.startswith("#"):
            country, point, zone = line.split("\t")[:3]
            zones[zone] = (country.split(",")[0], point)
    known = {place_key(row[2]) for row in table.rows if row[1] in "NT"}
    with (folder / "gazetteer/world_cities_fa_cldr.csv").open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            name = clean(row["name_fa"]).replace("\u064e", "").replace("\u0650", "").replace("\u064f", "")
            latin = row["tz"].split("/")[-1].replace("_", " ")
            known |= {row[0] for row in table.rows if row[0]}
            if (
                place_key(name) in known
                or f"{zones.get(row['tz'], [''])[0]}:{latin}" in known
                or row["tz"].startswith("Etc")
                or row["tz"] not in zones
                or "،" in name
            ):
                continue
            table.add((f"{zones[row['tz']][0]}:{latin}", "T", name, "", "", latin, "", "", ""), [name])
    for name, latin, *others in read("regions.tsv"):
        table.add(("", "-", name, "", "", latin, "", "", ""), [name, *filter(None, others[0].split("|") if others else [])])

    evidence = judged(folder, table)
    with gzip.GzipFile(HERE / "places.tsv.gz", "wb", mtime=0) as out:
        out.write("".join("\t".join(row) + "\n" for row in table.rows).encode())
    lines = []
    for key in sorted(table.names):
        cuts = " ".join(map(str, sorted(c for c in table.cuts[key] if 0 < c < len(key))))
        lines.append(f"{key}\t{cuts}\t{evidence[key]}\t{' '.join(map(str, table.names[key]))}\n")
    with gzip.GzipFile(HERE / "names.tsv.gz", "wb", mtime=0) as out:
        out.write("".join(lines).encode())
    print(Counter(row[1] for row in table.rows), len(lines), Counter(evidence.values()))


def sentences(folder: Path) -> list[tuple[str, str]]:
    """Words with their entity label, of the two parts of NSURL-2019's training data."""
    found = []
    with gzip.open(folder / "ner/nsurl2019/train_600k.tsv.gz", "rt", encoding="utf8") as file:
        for line in file:
            parts = line.rstrip("\n").split("\t")
            found.append((parts[0], parts[1][2:] or "O") if len(parts) == 2 else ("", ""))
    for name in ("train", "dev"):
        for line in (folder / f"ner/peyma/{name}.txt").read_text(encoding="utf8").split("\n"):
            parts = line.rstrip("\n").split("|")
            found.append((parts[0], parts[1][2:] or "O") if len(parts) == 2 else ("", ""))
    return found


def judged(folder: Path, table: Table) -> dict[str, str]:
    """How far each bare name may be taken for a place.

            if f"{zones.get(row['tz'], [''])[0]}:{latin}" in known or place_key(name) in known:
                continue
            if row["tz"].startswith("Etc") or row["tz"] not in zones or "،" in name:
    is a given name or a surname, common if it is a word of the dictionary, else strong. Names of districts only are not strong, names of
    rural districts only need their level word.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    words = sentences(folder)
    for i, (word, label) in enumerate(words):
        key = place_key(word)
        cuts: list[int] = []
        for n in (1, 2, 3):
            if n > 1:
                if i + n > len(words) or not words[i + n - 1][0]:
                    break
                cuts.append(len(key))
                key += place_key(words[i + n - 1][0])
            if key in table.names and table.cuts[key].issuperset(cuts):
                counts[key][label] += 1
    common = set()
    with (folder / "lexicon/lilak/lexicon").open(encoding="utf8") as file:
        for line in file:
            parts = line.rstrip("\n").split(",")
            if len(parts) > 1 and not line.startswith("#"):
                common.add(place_key(parts[0]))
    people = set()
    with (folder / "gazetteer/given_names_merged.csv").open(encoding="utf8", newline="") as file:
        people |= {place_key(r["name_fa"]) for r in csv.DictReader(file) if int(r["n_lineages"]) > 1}
    with (folder / "gazetteer/surnames_merged.csv").open(encoding="utf8", newline="") as file:
        people |= {place_key(r["surname_fa"]) for r in csv.DictReader(file)}
    hand = {place_key(name): value for names, value in read("evidence.tsv") for name in names.split("|")}
    news = {key: (int(total), int(level) + int(line)) for key, total, level, _, line in read("news_counts.tsv")}
    result = {}
    for key, indices in table.names.items():
        levels = {table.rows[i][1] for i in indices}
        seen = counts[key]
        total = sum(seen.values()) - seen["ORG"]
        n, after_level = news.get(key, (0, 0))
        told = after_level / n if n else 0.0
        if key in hand:
            value = hand[key]
        elif levels <= {"R"} or (total >= 100 and seen["LOC"] / total < 0.03):
            value = "level"
        elif levels <= {"N", "-"} or (not any(table.rows[i][3] for i in indices) and levels <= {"T"}):
            value = "strong"  # countries and cities of the world
        elif told >= 0.35 and n >= 8:
            value = "strong"
        elif total >= 3:
            share = seen["LOC"] / total
            value = "strong" if share >= 0.8 else "weak" if share >= 0.3 or key not in common else "common"
        elif levels <= {"D", "R"}:
            value = "common" if key in common else "weak"
        else:
            value = "common" if key in common else "weak" if key in people or len(key) < 3 else "strong"
            if (n < 15 and value == "common") or told >= 0.06:
                value = "strong"
        result[key] = value
    return result


# First words of settlements of the census that are no villages but works, wells, stations and barracks.
INSTALLATIONS = frozenset(
    "شرکت مرغداری گاوداری دامداری گوسفندداری پرورش کارخانه کارگاه معدن پاسگاه پادگان ایستگاه تلمبه موتور موتورپمپ مکینه گلخانه پمپ "
    "پست پالایشگاه نیروگاه اردوگاه تعاونی مجتمع کوره‌پزخانه انبار سد کشتارگاه تیپ گردان سردخانه باشگاه فرودگاه سایت نمایندگی هتل".split()
)


def village_names(raw: str) -> list[str]:
    """The names of a settlement, the usual one first: ``قم تپه / قوم تپه/``, ``پاریک(پرک)``; each spelled as news does."""
    found = []
    for part in re.split(r"[()/\[\]?]", raw):
        name = " ".join(re.sub(r"[\u200d_.\-]", " ", part).replace("\u200c", " ").split())
        name = re.sub(r"(?<=\D) ?(\d+)", r" \1", name).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
        name = re.sub(r"([اآ]باد|[^ ][دذرزژو])(علیا|سفلی|وسطی|پایین|پائین)$", r"\1 \2", name)
        name = re.sub(r"(?<=\S\S) [اآ]باد(?= |$)", "\u200cآباد", name)
        name = re.sub(r"(?<=\S\S)(?<!\u200c)اباد(?= |$)", "آباد", name)
        if len(re.sub(r"[^آ-ی]", "", name)) > 1 and name not in found:
            found.append(name)
    return found


def moved_to(rows: list[dict[str, str]]) -> dict[str, str]:
    """Code of each rural district of 1399 that lies in a county made since: that county.

    It has the name of one of the county's rural districts, which no other of the province has, or its district that of the county.
    """
    new = {(row["province_fa"], place_key(row["name"])): row["name_fa"] for row in rows if row["level"] == "county" and not row["code"]}
    rural = [row for row in rows if row["level"] == "rural_district"]
    named = Counter((row["province_fa"], place_key(row["name"])) for row in rural if row["code"])
    later = {
        (row["province_fa"], place_key(row["name"])): row["county_fa"]
        for row in rural
        if not row["code"] and (row["province_fa"], place_key(spelled(row["county_fa"]))) in new
    }
    found = {}
    for row in rural:
        own, district = ((row["province_fa"], place_key(row[field])) for field in ("name", "district_fa"))
        if row["code"] and own in later and named[own] == 1:
            found[row["code"]] = later[own]
        elif row["code"] and district in new:
            found[row["code"]] = new[district]
    return found


def villages(folder: Path) -> None:
    """Write villages.tsv.gz: the rural districts, an empty line, then a line a name, sorted: key, name, rural district, number.

    A village's code is the ten digits of its rural district's and the six of its number. The county of a rural district is today's;
    that of 1399 is added where it was another.
    """
    with (folder / "gazetteer/iran_divisions.csv").open(encoding="utf8", newline="") as file:
        old = {row["code"]: spelled(row["name_fa"]) for row in csv.DictReader(file) if row["level"] == "county" and row["code"]}
    rows = divisions(folder)
    known = [row for row in rows if row["level"] == "rural_district"]
    rural = {row["code"]: row for row in known if row["code"]}
    moved = moved_to(rows)
    halves = {place_key(row["name"]): row for row in known if row["county_fa"] in SPLIT.split(" و ")}
    areas: dict[str, int] = {}
    head, lines, dropped = [], set(), 0
    with gzip.open(folder / "gazetteer/iran_villages_1399.csv.gz", "rt", encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            names = village_names(row["name_fa"])
            if not names or names[0].split()[0] in INSTALLATIONS:
                dropped += 1
                continue
            code = row["code"].zfill(16)
            if code[:10] not in areas:
                areas[code[:10]] = len(areas)
                now = rural.get(code[:10]) or halves[place_key(row["rural_district_fa"])]
                county, before = spelled(moved.get(code[:10], now["county_fa"])), old.get(code[:4], spelled(row["county_fa"]))
                area = (code[:10], now["name"], spelled(now["district_fa"] or row["district_fa"]), county)
                head.append("\t".join((*area, spelled(now["province_fa"]), before if before != county else "")))
            for name in names:
                lines.add(f"{place_key(name)}\t{names[0]}\t{areas[code[:10]]}\t{code[10:]}")
    with gzip.GzipFile(HERE / "villages.tsv.gz", "wb", mtime=0) as out:
        out.write("\n".join([*head, "", *sorted(lines)]).encode())
    print(len(head), "rural districts,", len(lines), "names of villages,", dropped, "settlements left out")


if __name__ == "__main__":
    if sys.argv[2:] != ["villages"]:
        main(Path(sys.argv[1]))
    villages(Path(sys.argv[1]))
