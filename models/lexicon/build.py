"""Compile the word list: ``python models/lexicon/build.py DATA_FOLDER`` writes words.tsv.gz beside this file."""

from __future__ import annotations

import gzip
import sys
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).parent
FOLD = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "\u0654": "", **{chr(c): "" for c in range(0x64B, 0x653)}})
UD = {
    "NOUN": "N",
    "PROPN": "N",
    "ADJ": "ADJ",
    "VERB": "V",
    "AUX": "V",
    "ADP": "P",
    "CCONJ": "CONJ",
    "SCONJ": "CONJ",
    "ADV": "ADV",
    "NUM": "NUM",
    "PRON": "PRO",
    "DET": "DET",
    "INTJ": "INT",
    "PREM": "DET",
}
SAME = {tag: tag for tag in ("N", "V", "P", "ADJ", "PRO", "ADV", "DET", "NUM", "INT", "CONJ")}
UPDT = {**SAME, "CON": "CONJ", "CLITIC": "P"}
HAZM = {**SAME, "AJ": "ADJ", "POSTP": "P", "CL": "N"}
LILAK = {
    "noun_singular": "N",
    "noun_plural": "N",
    "classifier": "N",
    "adjective": "ADJ",
    "adjective_comparative": "ADJ",
    "adjective_superlative": "ADJ",
    "adverb": "ADV",
    "numeral": "NUM",
    "pronoun": "PRO",
    "adposition": "P",
    "conjunction": "CONJ",
    "interjection": "INT",
    "determiner": "DET",
    "verb": "V",
}
TREEBANKS = (
    "PerDT/fa_perdt-ud-dev",
    "PerDT/fa_perdt-ud-test",
    "PerDT/dadegan_train_first_part_preUD",
    "Seraji/fa_seraji-ud-dev",
    "Seraji/fa_seraji-ud-test",
)


def persian(word: str) -> bool:
    if word == "و":
        return True
    return len(word) > 1 and all("\u0621" <= c <= "\u06cc" or c == "\u200c" for c in word) and "\u0640" not in word


def main(folder: Path) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    plural: dict[str, Counter[str]] = defaultdict(Counter)  # word marked plural → its singular, if the source tells
    lemmas_of_own: Counter[str] = Counter()  # nouns that a treebank gives as their own lemma: برگزاری, not طرحی
    for line in (folder / "treebank/UPDT/train.pos.tsv").read_text(encoding="utf8").split("\n"):
        word, _, tag = line.partition("\t")
        word = word.translate(FOLD).strip("\u200c ").replace(" ", "\u200c")
        if tag in UPDT and persian(word):
            counts[word][UPDT[tag]] += 1
    for file in TREEBANKS:
        for line in (folder / f"treebank/{file}.conllu").read_text(encoding="utf8").split("\n"):
            cells = line.split("\t")
            if len(cells) < 6 or cells[3] not in UD:
                continue
            word, lemma = (cells[i].translate(FOLD).strip("\u200c ").replace(" ", "\u200c") for i in (1, 2))
            if not persian(word):
                continue
            counts[word][UD[cells[3]]] += 1
            if cells[3] == "NOUN" and word == lemma and "ur" not in cells[5].partition("umber=")[2][:4].lower():
                lemmas_of_own[word] += 1
            if cells[3] == "NOUN" and ("Number=Plur" in cells[5] or "number=PLUR" in cells[5]):
                plural[word][lemma] += 1
    listed: dict[str, list[str]] = defaultdict(list)
    for line in (folder / "lexicon/lilak/lexicon").read_text(encoding="utf8").split("\n"):
        cells = line.split(",")
        if line.startswith("#") or len(cells) < 2 or cells[1] not in LILAK:
            continue
        word = cells[0].translate(FOLD)
        if persian(word) and LILAK[cells[1]] not in listed[word]:
            listed[word].append(LILAK[cells[1]])
        if cells[1] == "noun_plural":
            plural[word][""] += 1
    base = {word for word, n in lemmas_of_own.items() if n > 2}
    dictionary = {word: set(tags) for word, tags in listed.items()}
    free = {word for word, tags in listed.items() if set(tags) != {"V"}}
    for line in (folder / "lexicon/hazm/words.dat").read_text(encoding="utf8").split("\n"):
        cells = line.split("\t")
        if len(cells) != 3 or cells[2] in ("", "0"):
            continue
        word = cells[0].translate(FOLD)
        tags = cells[2].split(",")
        # where another source knows the word, hazm's tags are too many: شهرستان is there adjective as well
        if persian(word) and not counts.get(word) and word not in free:
            for tag in tags:
                if tag in HAZM and HAZM[tag] not in listed[word]:
                    listed[word].append(HAZM[tag])
        if "PL" in tags:
            plural[word][""] += 1
    groups: dict[str, list[str]] = defaultdict(list)
    nouns = {word for word, tags in dictionary.items() if "N" in tags} | {word for word, seen in counts.items() if seen["N"] > 4}
    for word in set(counts) | set(listed):
        seen = counts.get(word, Counter())
        told = set(seen) | set(listed.get(word, ()))
        odd_noun = told <= {"N", "ADJ", "ADV"} and "ADJ" not in listed.get(word, ()) and seen["ADJ"] * 3 <= seen["N"]
        if word not in dictionary and word not in base and odd_noun:
            if inflected(word, nouns):
                continue  # text has it, no dictionary: طرح‌های, نیروی, کتابش
        elif word not in dictionary and "ها" in word[2:] and inflected(word, nouns):
            continue  # text has it, no dictionary: طرح‌های, نیروی, کتابش
        total = sum(seen.values())
        tags = [tag for tag, n in seen.most_common() if (n > 1 and n >= 0.02 * total) or total < 3]
        tags += [tag for tag in listed.get(word, []) if tag not in tags and tag != "V"]
        if not tags:  # conjugated forms that text does not have are told by morphology
            continue
        groups[" ".join(tags)].append(word)
    singular: dict[str, str] = {}
    for word, lemmas in plural.items():
        best = Counter({lemma: n for lemma, n in lemmas.items() if lemma and lemma != word}).most_common(1)
        singular[word] = best[0][0] if best else ""
    stems = (folder / "lexicon/hazm/verbs.dat").read_text(encoding="utf8").split("\n")
    verbs = sorted(line.translate(FOLD) for line in stems if "#" in line)
    singles = {word for word, tags in dictionary.items() if "N" in tags} - set(plural) | base
    for words_of in groups.values():
        for word in words_of:
            if word not in singles and word not in singular and unlisted_plural(word, nouns):
                singular[word] = ""
    lines = [f"{group}\t{'|'.join(sorted(words))}" for group, words in sorted(groups.items())]
    odd = sorted((word, one) for word, one in singular.items() if not regular(word, one))
    lines.append("=plural\t" + "|".join(f"{word}>{one}" if one else word for word, one in odd))
    lines.append("=verb\t" + "|".join(verbs))
    with gzip.GzipFile(HERE / "words.tsv.gz", "wb", mtime=0) as out:
        out.write(("\n".join(lines) + "\n").encode())
    print(sum(map(len, groups.values())), "words,", len(odd), "plurals")


ENDINGS = ("هایشان", "هایمان", "هایش", "هایم", "هایی", "های", "ها", "شان", "مان", "اش", "ش", "ای", "یی", "ی", "م")


def inflected(word: str, nouns: set[str]) -> bool:
    """Whether the word is a known noun with plural, possessive, indefinite or ezafe ending."""
    for ending in ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)].rstrip("\u200c")
            if len(stem) > 2 and stem in nouns:
                return True
    return False


def unlisted_plural(word: str, nouns: set[str]) -> bool:
    """Whether a word that no dictionary has as a singular is a known noun with ان, ات or ین."""
    if len(word) < 6 or word.endswith("ترین"):
        return False
    stem = word[:-2]
    return word.endswith(("ان", "ات", "ین")) and (stem in nouns or stem + "ه" in nouns)


def regular(word: str, one: str) -> bool:
    """Whether the plural is made with ها, which needs no list."""
    return "ها" in word.replace("\u200c", "")[2:] and (not one or word.startswith(one[:2]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
