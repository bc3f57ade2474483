"""Build halfspace.gz, the lexicon of word forms that `persian_ie.text.halfspaces` reads.

usage: build.py COUNTS.pickle LEXICON_FOLDER NAMES.tsv.gz OUT.gz

COUNTS.pickle is written by counts.py, NAMES.tsv.gz lies in models/names.
"""

from __future__ import annotations

import gzip
import math
import pickle
import re
import sys
from collections import ChainMap, Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from logistic import Example, train

from persian_ie.text.characters import LETTERS, clean
from persian_ie.text.halfspaces import PAIR_LOGIT, Model
from persian_ie.text.morphology import NEVER_JOIN, PERSONAL, PREFIXES, SUFFIXES, join_separately, pair_features, plausible, split_features

ZWNJ = "\u200c"
WEIGHT = {"good": 1.0, "rest": 0.3, "edited": 2.0}
JOIN_SHARE, JOIN_SEEN = 0.25, 0.9  # a pair is one word when editors join it this often, and were seen to
NAME_SHARE, NAME_SEEN = 0.5, 2.0  # the same where both may be names of a person (given names and surnames stay apart) or are common
DETERMINERS = set("هیچ این آن همان همین هر چه چند چندین کدام همه".split())
GLUED = 30  # words seen more often than this are taken for words
RARE, DOUBT, SURE = 4.0, 1.5, 0.5  # words seen this seldom may be overruled; each sighting without a half-space speaks against a cut
ACADEMY = re.compile("(?P<stem>.+[^اآدذرزژو])(?P<ending>تر|تری|ترین|ترها|ها|های|هایی)|(?P<first>ن?می)(?P<verb>..+)")
ALWAYS_JOINED = {"به", "مه", "که", "بیش", "کم", "آن", "این"}  # دستور خط: بهتر مهتر کهتر بیشتر کمتر; آنها, اینها: as most editors do
WORD = re.compile(f"[{LETTERS}]+(?:{ZWNJ}[{LETTERS}]+)*")


def evidence(counts: dict[str, tuple[Counter[str], Counter[tuple[str, str]]]]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """All counts as one, with the weight of each source."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for name, (w, p) in counts.items():
        for form, n in w.items():
            if name != "rest" or ZWNJ in form or n > 3:
                words[form] += n * WEIGHT[name]
        if name != "rest":
            for pair, n in p.items():
                pairs[pair] += n * WEIGHT[name]
    return words, pairs


def own_words() -> list[str]:
    """What we decided by hand: words as they are spelled, and pairs that stay two words."""
    return [line for line in Path(__file__).with_name("own.txt").read_text("utf8").splitlines() if line[:1] != "#"]


def lists(folder: Path) -> Counter[str]:
    """Words of the lists of hazm, shekar and lilak, and our own: each counts a little, so that the news decide where they know a word."""
    found: Counter[str] = Counter()
    sources = [("hazm/words.dat", "\t"), ("shekar/vocab.csv", ","), ("shekar/compound_words.csv", ","), ("lilak/lexicon", ",")]
    for name, separator in sources:
        for line in (folder / name).read_text("utf8").splitlines():
            word = clean(line.split(separator)[0].strip())
            if line[:1] != "#" and WORD.fullmatch(word) and not word.startswith(("همی‌", "درهمی")):
                found[word] += 0.4 if ZWNJ in word else 0.15
    for line in own_words():
        if " " not in line:
            found[line] += 5
    return found


def person_names(path: Path) -> set[str]:
    """Given names and surnames."""
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    return {clean(name) for line in lines for name in line.partition("\t")[2].split("|")}


def rare_word_examples(
    forms: dict[str, Counter[str]], news: Counter[str], frequency: dict[str, int], firsts: Counter[str], lasts: Counter[str]
) -> list[Example]:
    """Each possible cut of the words seen once to three times, with what the editors did; a word is no evidence for itself."""
    examples: list[Example] = []
    for key, c in forms.items():
        n = sum(news[f] for f in c)
        if not 0 < n <= 3 or len(key) > 30:
            continue
        form = max(sorted(c), key=lambda f: news[f])
        parts = form.split(ZWNJ)
        cuts, at = set(), 0
        for part in parts[:-1]:
            at += len(part)
            cuts.add(at)
        mine_first = set(parts[:-1])
        mine_last = set(parts[1:])
        own = {w: max(0, lasts[w] - 1) for w in mine_last}
        own_first = {w: max(0, firsts[w] - 1) for w in mine_first}
        f2, l2 = ChainMap(own_first, firsts), ChainMap(own, lasts)
        for i in range(1, len(key)):
            a, b = key[:i], key[i:]
            if plausible(a, b, frequency, f2, l2):
                examples.append((split_features(a, b, frequency, f2, l2), i in cuts, float(n)))
    return examples


def split_logit(a: str, b: str, weights: dict[str, float], frequency: dict[str, int], firsts: Counter[str], lasts: Counter[str]) -> float:
    """How likely a cut is, by what was learned from rare words."""
    if not plausible(a, b, frequency, firsts, lasts):
        return -99.0
    return sum(weights.get(f, 0.0) for f in split_features(a, b, frequency, firsts, lasts))


def pair_examples(
    joined: Counter[tuple[str, str]],
    apart: Counter[tuple[str, str]],
    frequency: dict[str, int],
    firsts: Counter[str],
    lasts: Counter[str],
) -> list[Example]:
    """Pairs seen once or twice, joined or apart: what an unseen pair is like."""
    examples: list[Example] = []
    for table, other, label in ((joined, apart, True), (apart, joined, False)):
        for (a, b), n in sorted(table.items()):
            if n > 2 or other[a, b] > n:
                continue
            f2 = ChainMap({a: max(0, firsts[a] - label)}, firsts)
            l2 = ChainMap({b: max(0, lasts[b] - label)}, lasts)
            if a in PREFIXES or b in SUFFIXES:
                examples.append((pair_features(a, b, frequency, f2, l2), label, 1.0))
    return examples


def readings(
    forms: dict[str, Counter[str]], best: dict[str, str], words: Counter[str], pairs: Counter[tuple[str, str]]
) -> tuple[list[str], list[str], list[str]]:
    """Words that end in ``های`` and may be read ``ه‌ای``, with their two spellings, and what their neighbours tell.

    The weights of neighbours are log odds over all words of either ending, ambiguous or not; a few neighbours of one word have their own.
    """

    def ending(form: str) -> int:
        return 1 if form.endswith(f"ه{ZWNJ}ای") else 0 if form.endswith("های") else -1

    after: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    before: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    own: dict[str, tuple[Counter[str], Counter[str]]] = defaultdict(lambda: (Counter(), Counter()))
    for (a, b), n in pairs.items():
        for form, other, table, mark in ((a, b, after, ">"), (b, a, before, "<")):
            side = ending(form)
            if side >= 0:
                table[side][other] += n
                own[form.replace(ZWNJ, "")][side][mark + other] += n
    for side in (0, 1):
        total = sum(n for form, n in words.items() if ending(form) == side)
        for table in (after, before):
            table[side][""] = max(1, total - sum(table[side].values()))

    def weight(table: tuple[Counter[str], Counter[str]], word: str) -> float:
        sums = sum(table[0].values()), sum(table[1].values())
        smooth = [math.log((table[i][word] + 20 * sums[i] / sum(sums)) / sums[i]) for i in (0, 1)]
        return smooth[1] - smooth[0]

    neighbours = []
    for mark, table in ((">", after), ("<", before)):
        weights = {w: weight(table, w) for w in sorted(table[0].keys() | table[1].keys())}
        neighbours += [f"{mark}{w} {z:.1f}" for w, z in weights.items() if abs(z) >= 0.3]
    doubts, pairs_of = [], []
    for key, c in sorted(forms.items()):
        if not key.endswith("های") or ZWNJ in key:
            continue
        there = [max((f for f in sorted(c) if ending(f) == side and words[f] >= 2), key=lambda f: words[f], default="") for side in (0, 1)]
        if not all(there) or best[key] not in there:
            continue
        n = [sum(words[f] for f in c if ending(f) == side) for side in (0, 1)]
        doubts.append(f"{there[0]} {there[1]} {math.log(n[1] / n[0]):.1f}")
        for word in sorted(own[key][0].keys() | own[key][1].keys()):
            x, y = own[key][0][word], own[key][1][word]
            w = math.log((y + 0.5) / (x + 0.5)) - math.log((n[1] + 0.5) / (n[0] + 0.5))
            if x + y >= 2 and abs(w) >= 1:
                pairs_of.append(f"{key}{word} {w:.1f}")
    return doubts, neighbours, pairs_of


def main(counts_path: Path, lexicon: Path, names_path: Path, out: Path) -> None:
    names = person_names(names_path)
    words, pairs = evidence(pickle.loads(counts_path.read_bytes()))  # noqa: S301 - written by counts.py
    extra = lists(lexicon)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for form, n in (words + extra).items():
        forms[form.replace(ZWNJ, "")][form] += n
    best = {key: max(sorted(c), key=c.__getitem__) for key, c in forms.items()}
    total = {key: sum(c.values()) for key, c in forms.items()}
    for key, form in best.items():  # where editors differ, the Academy decides
        rule = None if ZWNJ in form else ACADEMY.fullmatch(form)
        if rule and rule["stem"] not in ALWAYS_JOINED:
            apart_form = f"{rule['first'] or rule['stem']}{ZWNJ}{rule['verb'] or rule['ending']}"
            if forms[key][apart_form] >= (0.25 if rule["verb"] else 0.1) * total[key]:  # میدانی is seldom می‌دانی
                best[key] = apart_form
    best.update({line.replace(ZWNJ, ""): line for line in own_words() if " " not in line})
    other = sorted(f for key, c in forms.items() for f, n in c.items() if f != best[key] and ZWNJ in f and n >= max(3, 0.02 * total[key]))
    frequency = {key: min(5, 1 + int(math.log10(max(1, n)))) for key, n in total.items()}

    joined: Counter[tuple[str, str]] = Counter()
    firsts: Counter[str] = Counter()
    lasts: Counter[str] = Counter()
    compounds: set[tuple[str, str]] = set()
    for form, n in words.items():
        parts = form.split(ZWNJ)
        for a, b in pairwise(parts):
            joined[a, b] += n
            firsts[a] += 1
            lasts[b] += 1
    for form, n in extra.items():
        parts = form.split(ZWNJ)
        for a, b in pairwise(parts):
            joined[a, b] += n
            compounds.add((a, b))
    firsts = Counter({w: n for w, n in firsts.items() if n > 1})
    lasts = Counter({w: n for w, n in lasts.items() if n > 1})
    apart: Counter[tuple[str, str]] = Counter()
    for (a, b), n in pairs.items():
        apart[a.rsplit(ZWNJ, 1)[-1], b.split(ZWNJ, 1)[0]] += n
    apart = Counter({(a, b): n for (a, b), n in apart.items() if a in PREFIXES or b in SUFFIXES or (a, b) in joined})
    split = train(rare_word_examples(forms, words, frequency, firsts, lasts))
    pair = train(pair_examples(joined, apart, frequency, firsts, lasts), epochs=3)

    overruled = 0
    for key in sorted(best):  # rarely seen, always without a half-space: a slip of one editor, if words like it have one
        if total[key] > RARE or ZWNJ in best[key] or len(key) < 4:
            continue
        cuts = ((split_logit(key[:i], key[i:], split, frequency, firsts, lasts), i) for i in range(2, len(key) - 1))
        z, at = max(cuts)
        if z - DOUBT * sum(forms[key].values()) > SURE:
            best[key] = f"{best.get(key[:at], key[:at])}{ZWNJ}{best.get(key[at:], key[at:])}"
            overruled += 1
    print("overruled", overruled)
    apart_by_hand = {tuple(line.split(" ")) for line in own_words() if " " in line}
    partners: dict[str, list[str]] = defaultdict(list)
    no: list[str] = []
    for a, b in joined.keys() | apart.keys():
        j, s = joined[a, b], apart[a, b]
        named = 0 if b in SUFFIXES else (a in names) + (b in names)
        listed = (a, b) in compounds and named < 2
        common = a in DETERMINERS or b not in SUFFIXES and frequency.get(a, 0) >= 3 <= frequency.get(b, 0)
        least = NAME_SEEN if named or common else JOIN_SEEN
        never = a in NEVER_JOIN or b in NEVER_JOIN or join_separately(a, b)
        never = never or (a, b) in apart_by_hand or a in PERSONAL and b not in SUFFIXES
        want = not never and j > (NAME_SHARE if named == 2 else JOIN_SHARE) * (j + s) and (listed or j >= least)
        weighed = (a in PREFIXES or b in SUFFIXES) and not frequency.get(a, 0) >= 4 <= frequency.get(b, 0)
        z = sum(pair.get(f, 0.0) for f in pair_features(a, b, frequency, firsts, lasts)) if weighed else -99
        if want != (z > PAIR_LOGIT):
            if want:
                partners[a].append(b)
            else:
                no.append(f"{a} {b}")
    doubts, neighbours, neighbours_of = readings(forms, best, words, pairs)
    sections = {
        **{f"whole{c}": sorted(w for k, w in best.items() if frequency[k] == c and ZWNJ not in w) for c in range(1, 6)},
        **{f"cut{c}": sorted(w for k, w in best.items() if frequency[k] == c and ZWNJ in w) for c in range(1, 6)},
        "other": other,
        "firsts": [f"{w} {n}" for w, n in sorted(firsts.items())],
        "lasts": [f"{w} {n}" for w, n in sorted(lasts.items())],
        "split": sorted(split),
        "split_weights": [str(split[f]) for f in sorted(split)],
        "pair": sorted(pair),
        "pair_weights": [str(pair[f]) for f in sorted(pair)],
        "join": [f"{a} {' '.join(sorted(bs))}" for a, bs in sorted(partners.items())],
        "keep": sorted(no),
        "doubts": doubts,
        "neighbours": neighbours,
        "neighbours_of": neighbours_of,
    }
    model = Model(sections)
    listed = {k for k, c in forms.items() if not any(words[f] for f in c)}
    kept = []
    for form in sections["cut1"]:  # what only a list knows, and would be spelled so without it, need not be shipped
        key = form.replace(ZWNJ, "")
        if key not in listed or model.cut.pop(key) != form or model.unknown(key) != form:
            kept.append(form)
    sections["cut1"] = kept
    kept = []
    for word in sections["whole1"]:
        if word in listed and len(word) > 6:
            del model.frequency[word]
            if model.unknown(word) == word:
                continue
            model.frequency[word] = 1
        kept.append(word)
    sections["whole1"] = kept
    for name in ("whole1", "whole2"):  # two words that lost the space between them are no word
        sections[name] = [w for w in sections[name] if w in extra or total[w] > GLUED or not model.glued(w)]
    print({k: len(v) for k, v in sections.items()})
    blob = "\n\n".join(name + "\n" + "\n".join(items) for name, items in sections.items())
    out.write_bytes(gzip.compress(blob.encode(), 9, mtime=0))
    print(out.stat().st_size)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
