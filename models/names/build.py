"""Compile the lists of personal names: ``python models/names/build.py DATA_FOLDER`` writes names.tsv.gz beside this file."""

from __future__ import annotations

import csv
import gzip
import sys
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).parent
# sources whose licence allows a copy (MIT, Apache-2.0); a name of the others is kept when two unrelated sources have it
FREE = {"farsifaker", "nabidam", "armanyazdi", "faker", "mohammadhejazirad"}
HALF_SPACE = "\u200c"
FOLD = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "\u0654": "", "\u064b": "", "\u0651": ""})


def labelled(folder: Path) -> dict[str, Counter[str]]:
    """How often each word is (part of) a person's name in texts labelled by hand."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(folder / "ner/nsurl2019/train_600k.tsv.gz", "rt", encoding="utf8") as file:
        for line in file:
            word, _, label = line.rstrip("\n").partition("\t")
            counts[word.translate(FOLD).replace(HALF_SPACE, "")][label or "O"] += 1
    for line in (folder / "ner/peyma/train.txt").read_text(encoding="utf8").split("\n"):
        word, _, label = line.rstrip("\n").partition("|")
        counts[word.translate(FOLD).replace(" ", "")][label.replace("_", "-") or "O"] += 1
    return counts


def common_words(folder: Path) -> set[str]:
    found = set()
    with (folder / "lexicon/hazm/words.dat").open(encoding="utf8") as file:
        for line in file:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[2] not in ("", "0"):
                found.add(parts[0].replace(HALF_SPACE, ""))
    return found


def persian(name: str) -> bool:
    return 2 <= len(name) <= 20 and all("\u0621" <= c <= "\u06cc" or c in " \u200c" for c in name)


def main(folder: Path) -> None:
    counts, words = labelled(folder), common_words(folder)
    groups: dict[str, list[str]] = defaultdict(list)

    def grade(name: str) -> str:
        """``s`` hardly anything but a name, ``w`` a word of the language as well, ``""`` hardly ever a name."""
        key = name.replace(HALF_SPACE, "").replace(" ", "")
        seen = counts.get(key, Counter())
        person = seen["B-PER"] + seen["I-PER"]
        total = sum(seen.values())
        if total >= 8:
            share = person / total
            return "s" if share >= 0.5 else "w" if share >= 0.03 else ""
        if total >= 3 and person == 0 and key in words:
            return ""
        return "w" if key in words and person == 0 else "s"

    with (folder / "gazetteer/given_names_merged.csv").open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["name_fa"].translate(FOLD).strip()
            sources = set(row["sources"].split(";"))
            if not persian(name) or "  " in name or not (sources & FREE or int(row["n_lineages"]) > 1):
                continue
            if name.count(" ") > 1 or (int(row["n_lineages"]) == 1 and " " in name):
                continue
            strength = grade(name)
            if strength:
                groups[f"given {strength} {row['gender'].replace('MF', 'B').replace('?', 'B')}"].append(name)
    with (folder / "gazetteer/surnames_merged.csv").open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["surname_fa"].translate(FOLD).strip()
            if persian(name) and (strength := grade(name)):
                groups[f"surname {strength} -"].append(name)
    known = {name.replace(HALF_SPACE, "").replace(" ", "") for names in groups.values() for name in names}
    for word, seen in counts.items():  # names that the lists lack, from the labelled texts: خمینی, foreign names
        total = sum(seen.values())
        if word in known or not persian(word) or len(word) < 3:
            continue
        if seen["B-PER"] >= 2 and seen["B-PER"] >= 0.7 * total:
            groups["given s B"].append(word)
        elif seen["I-PER"] >= 2 and seen["I-PER"] + seen["B-PER"] >= 0.7 * total:
            groups["surname s -"].append(word)
    text = "".join(f"{group}\t{'|'.join(sorted(set(names)))}\n" for group, names in sorted(groups.items()))
    with gzip.GzipFile(HERE / "names.tsv.gz", "wb", mtime=0) as out:
        out.write(text.encode())
    print({group: len(names) for group, names in groups.items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
