"""Build halfspace.gz, the lexicon of word forms that `persian_ie.text.halfspaces` reads.

usage: build.py COUNTS.pickle LEXICON_FOLDER VOCABULARY.txt NAMES.tsv.gz OUT.gz

COUNTS.pickle is written by counts.py, NAMES.tsv.gz lies in models/names, VOCABULARY.txt holds word forms and their counts in Wikipedia.
"""

from __future__ import annotations

import gzip
import math
import pickle
import random
import re
import sys
from collections import ChainMap, Counter, defaultdict
from collections.abc import Container, Iterator
from itertools import pairwise
from pathlib import Path

from logistic import Example, train

from persian_ie.text.characters import LETTERS, clean
from persian_ie.text.halfspaces import PAIR_LOGIT, Model
from persian_ie.text.morphology import (
    JOINLESS,
    NEVER_JOIN,
    PERSONAL,
    PLURALS,
    PREFIXES,
    SUFFIXES,
    Division,
    divisions,
    join_separately,
    pair_features,
)

ZWNJ = "\u200c"
WEIGHT = {"good": 1.0, "rest": 0.3, "edited": 2.0}
WIKIPEDIA, WIKIPEDIA_MOST = 0.1, 2.0  # weight of a word of the encyclopedia, which may only tip the balance where news know little
JOIN_SHARE, JOIN_SEEN = 0.25, 0.9  # a pair is one word when editors join it this often, and were seen to
NAME_SHARE, NAME_SEEN = 0.5, 2.0  # the same where both may be names of a person (given names and surnames stay apart) or are common
DETERMINERS = set("هیچ این آن همان همین هر چه چند چندین کدام همه".split())
COMPARATIVES = frozenset(("تر", "ترین"))
OWN = 4.0  # sightings that what a neighbour tells of all words is worth, beside those with one word
GLUED = 30  # words seen more often than this are taken for words
GLUE = 0.1  # pairs without their space, of the examples
SURE_TWO = 2.5  # a word seen so seldom is two that lost the space between them, above these log odds
RARE, DOUBT, SURE = 4.0, 1.5, 0.5  # words seen this seldom may be overruled; each sighting speaks against it
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
    sources += [("lilak/dic_users", ",")]
    for name, separator in sources:
        for line in (folder / name).read_text("utf8").splitlines():
            word = clean(line.split(separator)[0].strip())
            if line[:1] != "#" and WORD.fullmatch(word) and not word.startswith(("همی‌", "درهمی")):
                found[word] += 0.4 if ZWNJ in word else 0.15
    for line in own_words():
        if " " not in line:
            found[line] += 5
    return found


def wikipedia(path: Path) -> Counter[str]:
    """Word forms of the Persian Wikipedia, where editors differ in other ways than in news: they count where news know little of a word."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text("utf8").splitlines():
        form, _, n = line.rpartition(" ")
        form = clean(form)
        if WORD.fullmatch(form) and not form.endswith(f"{ZWNJ}است"):
            forms[form.replace(ZWNJ, "")][form] += int(n)
    found: Counter[str] = Counter()
    for c in forms.values():
        n = sum(c.values())
        for form, k in c.items():
            found[form] = min(WIKIPEDIA_MOST, WIKIPEDIA * n) * k / n
    return found


def person_names(path: Path) -> set[str]:
    """Given names and surnames."""
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    return {clean(name) for line in lines for name in line.partition("\t")[2].split("|")}


def word_examples(
    evidence: Counter[str],
    listed: Container[str],
    known: Container[str],
    pairs: Counter[tuple[str, str]],
    best: dict[str, str],
    frequency: dict[str, int],
    firsts: Counter[str],
    lasts: Counter[str],
) -> Iterator[Example]:
    """The ways to spell each word that was seldom seen, with what the editors did; a word is no evidence for itself.

    Pairs of words without the space between them are added, and rare words that look like such pairs left out.
    """
    cut = {key: form for key, form in best.items() if ZWNJ in form}
    n = 0
    for key, form in best.items():
        seen = evidence[form]
        if not 0 < seen <= RARE or not 4 <= len(key) <= 30:
            continue
        parts = form.split(ZWNJ)
        cuts = {len("".join(parts[:i])) for i in range(1, len(parts))}
        own_firsts = ChainMap({w: max(0, firsts[w] - 1) for w in parts[:-1]}, firsts)
        own_lasts = ChainMap({w: max(0, lasts[w] - 1) for w in parts[1:]}, lasts)
        ways = divisions(key, frequency, own_firsts, own_lasts, cut)
        two = [w.at for w in ways if w.gap == " " and frequency[key[: w.at]] >= 3 <= frequency[key[w.at :]]]
        if not ways or not cuts and two and (form not in known or form not in listed and any(key[at - 1] in JOINLESS for at in two)):
            continue
        right = [i for i, w in enumerate(ways) if (w.at in cuts if w.gap else form == (cut[key[: w.at]] + key[w.at :] if w.at else key))]
        right = [i for i in right if ways[i].gap != " "]
        if right:
            n += 1
            yield [w.features for w in ways], right, min(3.0, seen)
    often = [min(20.0, k) * (4 if a[-1] in JOINLESS else 1) for (a, _), k in pairs.items()]  # there the eye does not miss the space
    chosen = random.Random(7).choices(list(pairs), often, k=4 * int(GLUE * n))  # noqa: S311 - a sample, no secret
    for a, b in sorted(set(chosen))[::2]:
        at, key = len(a.replace(ZWNJ, "")), (a + b).replace(ZWNJ, "")
        if key in frequency or len(key) > 30:
            continue
        ways = divisions(key, frequency, firsts, lasts, cut)
        right = [i for i, w in enumerate(ways) if w.gap == " " and w.at == at]
        if right:
            yield [w.features for w in ways], right, 1.0


def odds(ways: list[Division], weights: dict[str, float]) -> tuple[float, Division]:
    """The log odds of dividing a word, by what was learned of words seldom seen, and the best way to do it."""
    logits = [sum(weights.get(f, 0.0) for f in way.features) for way in ways]
    best = max(range(1, len(ways)), key=logits.__getitem__)
    return math.log(sum(map(math.exp, logits[1:]))) - logits[0], ways[best]


def spelled(key: str, way: Division, best: dict[str, str]) -> str:
    """A word as it is divided, its parts in their usual spelling."""
    a, b = key[: way.at], key[way.at :]
    return f"{best.get(a, a)}{way.gap}{best.get(b, b) if way.gap else b}"


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
                examples.append(([(), pair_features(a, b, frequency, f2, l2)], [int(label)], 1.0))
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
    of_all: dict[str, float] = {}
    for mark, table in ((">", after), ("<", before)):
        weights = {w: weight(table, w) for w in sorted(table[0].keys() | table[1].keys())}
        of_all |= {mark + w: z for w, z in weights.items()}
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
            prior = math.log(n[1] / n[0])
            general = of_all.get(word, 0.0)
            expected = 1 / (1 + math.exp(-prior - general))
            w = math.log((y + OWN * expected) / (x + OWN * (1 - expected))) - prior
            if abs(w - general) >= 0.7:
                pairs_of.append(f"{key}{word} {w:.1f}")
    return doubts, neighbours, pairs_of


def main(counts_path: Path, lexicon: Path, vocabulary: Path, names_path: Path, out: Path) -> None:
    names = person_names(names_path)
    words, pairs = evidence(pickle.loads(counts_path.read_bytes()))  # noqa: S301 - written by counts.py
    extra = lists(lexicon)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    wiki = wikipedia(vocabulary)
    for form, n in (words + extra + wiki).items():
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
    for form in words + wiki:
        for a, b in pairwise(form.split(ZWNJ)):
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
    split = train(word_examples(words + wiki, extra, extra.keys() | wiki.keys(), pairs, best, frequency, firsts, lasts), least=3)
    pair = train(pair_examples(joined, apart, frequency, firsts, lasts), epochs=3)

    cut = {key: form for key, form in best.items() if ZWNJ in form}
    overruled: Counter[str] = Counter()
    parted: set[str] = set()
    for key in sorted(best):  # seldom seen: a slip of an editor, if words like it are spelled in another way
        if len(key) < 4 or total[key] > GLUED or total[key] > RARE and ZWNJ in best[key]:
            continue
        ways = divisions(key, frequency, firsts, lasts, cut)
        if not ways:
            continue
        z, way = odds(ways, split)
        seen = DOUBT * sum(forms[key].values())
        if way.gap == " ":
            if (
                z > SURE_TWO
                and not any(f in extra or f in wiki for f in forms[key])
                and (total[key] <= RARE or key[way.at - 1] in JOINLESS)
            ):
                parted.add(key)
                overruled["two words"] += 1
        elif total[key] > RARE:
            continue
        elif ZWNJ not in best[key] and z - seen > SURE:
            best[key] = spelled(key, way, best)
            overruled["cut"] += 1
        elif ZWNJ in best[key] and -z - seen > SURE and any(w.gap == ZWNJ and best[key] == spelled(key, w, best) for w in ways):
            best[key] = key
            overruled["whole"] += 1
    print("overruled", overruled)
    for key, form in best.items():  # اغذیهفروشی‌ها, which somebody once wrote so, follows its singular
        stem, gap, ending = form.rpartition(ZWNJ)
        if gap and ending in PLURALS | COMPARATIVES and len(stem) > 4 and ZWNJ in best.get(stem, ""):
            best[key] = f"{best[stem]}{ZWNJ}{ending}"
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
        if word in listed and len(word) > 5:
            del model.frequency[word]
            if model.unknown(word) == word:
                continue
            model.frequency[word] = 1
        kept.append(word)
    sections["whole1"] = kept
    for name in ("whole1", "whole2", "cut1", "cut2"):  # two words that lost the space between them are no word
        sections[name] = [w for w in sections[name] if w.replace(ZWNJ, "") not in parted]
    print({k: len(v) for k, v in sections.items()})
    blob = "\n\n".join(name + "\n" + "\n".join(items) for name, items in sections.items())
    out.write_bytes(gzip.compress(blob.encode(), 9, mtime=0))
    print(out.stat().st_size)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:6]))
