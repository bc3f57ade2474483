"""A document as the facts component reads it: tokens with word classes, sentences, clauses, and what other layers found where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from persian_ie.components.facts.patterns import COPULAS, GOVERNING_NOUNS, LEVEL_WORDS, LIGHT_VERB_STEMS, MODAL_VERBS, STOP_WORDS
from persian_ie.lexicons.words import is_verb, lemma_noun, main_pos
from persian_ie.types import Agency, Article, Official, PlaceMention, Quantity, Timex, Token, Zone

# How many tokens of a sentence are looked at on either side of a number: of 9,600 sentences of news one in a thousand has
# more than 132 tokens in all. So a text with no end of sentence takes linear time.
REACH = 150


_SPELLED = 20  # stretches whose words are kept: those that one number is asked about


def last_before(places: Sequence[int], i: int) -> int | None:
    """The last of some places in order that is before one."""
    n = bisect_left(places, i)
    return places[n - 1] if n else None


class Source(NamedTuple):
    """Where a slot's value was read: its tokens, if it has words of its own, and the rule."""

    span: range | None
    rule: str


@dataclass
class ArticleReading:
    """What is known of a document when facts are made of its quantities; indices are token indices.

    ``titles`` are the spans of all titles of office, their holders named or not.
    """

    text: str
    tokens: Sequence[Token]
    sentence_starts: Sequence[int]
    article: Article
    quantities: Sequence[Quantity]
    timexes: Sequence[Timex]
    places: Sequence[PlaceMention]
    officials: Sequence[Official]
    zones: Sequence[Zone]
    titles: Sequence[tuple[int, int]]
    agencies: Sequence[Agency]
    classes: list[str] = field(init=False)
    quantity_at: dict[int, int] = field(init=False)
    place_at: dict[int, int] = field(init=False)
    dates: list[Timex] = field(init=False)
    timex_at: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [token.start for token in self.tokens]
        self._norms = [token.norm for token in self.tokens]
        self._marks: dict[str, list[int]] = {}
        self._statements: dict[tuple[int, str], range] = {}
        self._clauses: dict[range, range] = {}
        self._spelled: dict[range, str] = {}
        self.classes = [word_class(norm) for norm in self._norms]
        self.quantity_at = self._index(self.quantities)
        self.place_at = self._index(self.places)
        self.dates = [timex for timex in self.timexes if timex.kind in ("date", "time")]
        self.timex_at = self._index(self.dates)

    def _index(self, spans: Iterable[Quantity | Timex | PlaceMention]) -> dict[int, int]:
        """Token index → number of the span that covers it."""
        return {i: n for n, span in enumerate(spans) for i in self.token_range(span.start, span.end)}

    def token_range(self, start: int, end: int) -> range:
        """The tokens that touch a span of the raw text."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        return range(first, bisect_left(self._starts, end))

    def norm(self, i: int) -> str:
        """The norm of a token, or nothing outside the document."""
        return self._norms[i] if 0 <= i < len(self._norms) else ""

    def lemma(self, i: int) -> str:
        """The singular of a token, or nothing outside the document."""
        return self.lemmas[i] if 0 <= i < len(self.lemmas) else ""

    def sentence_of(self, i: int) -> range:
        """The sentence that a token stands in, as far as `REACH` to either side."""
        n = bisect_right(self.sentence_starts, i) - 1
        start = self.sentence_starts[n] if n >= 0 else 0
        end = self.sentence_starts[n + 1] if n + 1 < len(self.sentence_starts) else len(self.tokens)
        return range(max(start, i - REACH), min(end, i + REACH))

    def statement_of(self, i: int, marks: str = ":؛") -> range:
        """The part of a token's sentence that states something: after the last of some marks before it, up to the end.

        What stands before a colon says who speaks, where and when, not what the number is about.
        """
        known = self._statements.get((i, marks))
        if known is None:
            sentence = self.sentence_of(i)
            if marks not in self._marks:
                self._marks[marks] = sorted({*self.places_of(marks), *self._told})
            before = last_before(self._marks[marks], i)
            start = sentence.start if before is None else max(before + 1, sentence.start)
            known = self._statements[i, marks] = range(start, sentence.stop)
        return known

    @cached_property
    def _told(self) -> list[int]:
        """Where what is said begins without a colon: "شامگاه چهارشنبه در سخنانی با بیان اینکه"."""
        that = self.places_of(("اینکه", "این‌که", "آنکه"))
        return [i for i in that if any(self.norm(j) in ("بیان", "اشاره", "اعلام", "تاکید", "تأکید", "عنوان") for j in (i - 1, i - 2))]

    def places_of(self, words: Container[str]) -> list[int]:
        """All tokens whose norms are some words, in order."""
        return [i for i, norm in enumerate(self._norms) if norm in words]

    def clause_of(self, quantity: range) -> range:
        """From after the finite verb before a quantity to the finite verb after it, inside its statement."""
        known = self._clauses.get(quantity)
        if known is None:
            known = self._clauses[quantity] = self._clause_of(quantity)
        return known

    def _clause_of(self, quantity: range) -> range:
        statement, ends = self.statement_of(quantity.start), self._clause_ends
        before = last_before(ends, quantity.start)
        start = statement.start if before is None else max(before + 1, statement.start)
        first = bisect_left(ends, quantity.stop)
        after = [end for end in ends[first : first + 2] if end < statement.stop]
        copula = self.norm(quantity.stop) in COPULAS  # "طول این پل ۶۰۰ متر است که …"
        relative = not copula and "که" in (self.norm(quantity.stop), self.norm(quantity.stop + 1), self.norm(quantity.stop + 2))
        if not after:
            return range(start, statement.stop)
        # The first verb may be the relative clause's: "۱۰ هزار واحد که تکمیل شده است تحویل می‌شود".
        return range(start, (after[-1] if relative else after[0]) + 1)

    @cached_property
    def _clause_ends(self) -> list[int]:
        return [i for i in range(len(self.tokens)) if self.ends_clause(i)]

    def clause_before(self, clause: range) -> range:
        """The clause before one in its statement, which may be its condition; empty where there is none."""
        start = clause.start - 1
        first = self.statement_of(clause.start).start
        while start > first and not self.ends_clause(start - 1):
            start -= 1
        return range(max(start, first), clause.start)

    def ends_clause(self, i: int) -> bool:
        """Whether a token ends a clause: a finite verb with no auxiliary after it, or a semicolon."""
        if self.norm(i) in "؛;":
            return True
        if self.norm(i) == "شده":  # a perfect without its auxiliary: "راه‌اندازی شده، ۲۵ مگاوات"
            return self.norm(i + 1) in ("،", "و", "که", "تا")
        if self.norm(i) == "کشته":  # "منجر به کشته شدن ۱۸ نفر شد"
            return False
        if i not in self.place_at and joins_copula(self.norm(i)):
            return True
        if self.classes[i] != "V" or self.norm(i) in MODAL_VERBS:
            return False
        if self.norm(i - 1) in GOVERNING_NOUNS and not (self.norm(i - 1) == "قرار" and self.norm(i) not in ("است", "بود", "شد", "شده")):
            return False  # but "مورد بهره‌برداری قرار گرفت" does
        following = self.norm(i + 1)
        return not (self.classes[i + 1 : i + 2] == ["V"] or following in ("است", "بود", "شد", "شده", "خواهد"))

    def norms(self, span: range) -> str:
        """The words of a stretch with single spaces around each, for look-ups of phrases."""
        known = self._spelled.get(span)
        if known is None:
            if len(self._spelled) > _SPELLED:
                self._spelled.clear()
            known = self._spelled[span] = f" {' '.join(self._norms[span.start : span.stop])} "
        return known

    def find_phrase(self, phrases: Collection[str], span: range) -> range | None:
        """The first tokens of a stretch that spell one of some phrases."""
        words = self.norms(span)
        for phrase in phrases:
            at = words.find(f" {phrase} ")
            if at >= 0:
                first = span.start + words.count(" ", 0, at)
                return range(first, first + phrase.count(" ") + 1)
        return None

    def words(self, span: range) -> str:
        """As `norms`, with the singular of every word as well."""
        return f"{self.norms(span)}{' '.join(self.lemmas[span.start : span.stop])} "

    @cached_property
    def lemmas(self) -> list[str]:
        """The singular of each token."""
        return [lemma_noun(token.norm) for token in self.tokens]

    def verb_of(self, clause: range) -> int | None:
        """The finite verb that ends a clause, if one does."""
        last = clause.stop - 1
        return last if last in clause and self.classes[last] == "V" and self.norm(last) not in MODAL_VERBS else None

    def light_verb(self, i: int) -> bool:
        """Whether a token is a verb that makes one predicate with the noun before it."""
        if self.norm(i) in ("خواهد", "خواهند"):
            i += 1
        norm = self.norm(i).removeprefix("ن").removeprefix("می").removeprefix("\u200c").removeprefix("ب")
        return (self.classes[i : i + 1] == ["V"] or norm == "شده") and norm.startswith(LIGHT_VERB_STEMS)

    def beside(self, span: range, clause: range) -> range:
        """The part of a clause that belongs to one quantity: from the quantity before it to two tokens behind it."""
        start = span.start
        while start > clause.start and start - 1 not in self.quantity_at:
            start -= 1
        return range(start, min(span.stop + 2, clause.stop))

    @cached_property
    def person_at(self) -> frozenset[int]:
        """The tokens of names and titles of persons."""
        spans = [span for person in self.officials for span in person.mentions] + [*self.titles]
        return frozenset(i for start, end in spans for i in self.token_range(start, end))

    @cached_property
    def sentence_heads(self) -> frozenset[int]:
        """The first token of each sentence."""
        return frozenset(self.sentence_starts)

    @cached_property
    def topic(self) -> str:
        """The words of title and abstract, or of the first sentence where there is neither."""
        return self.words(range(self.headline))

    @cached_property
    def headline(self) -> int:
        """How many tokens title and abstract have, or the first sentence where there is neither."""
        end = max((zone.end for zone in self.zones if zone.kind in ("title", "kicker", "abstract")), default=0)
        return bisect_left(self._starts, end) or (self.sentence_of(0).stop if self.tokens else 0)

    @cached_property
    def telling_places(self) -> list[int]:
        """The tokens of places, and the words of a level, which may refer to one: "این استان"."""
        return sorted({*self.place_at, *self.places_of(LEVEL_WORDS)})

    @cached_property
    def timed(self) -> list[int]:
        """The tokens of dates and clock times."""
        return sorted(self.timex_at)

    @cached_property
    def words_for_before(self) -> list[int]:
        """The words that may speak of what was told before: "این پروژه", "یاد شده"."""
        return self.places_of(("این", "یادشده", "مذکور", "مزبور"))

    @cached_property
    def of_persons(self) -> tuple[list[int], list[int]]:
        """Where names of persons and titles of office begin and end in the text, those that overlap as one."""
        begins: list[int] = []
        ends: list[int] = []
        for start, end in sorted((*(mention for person in self.officials for mention in person.mentions), *self.titles)):
            if ends and start <= ends[-1]:
                ends[-1] = max(end, ends[-1])
            else:
                begins.append(start)
                ends.append(end)
        return begins, ends

    @cached_property
    def title_end(self) -> int:
        """Offset up to which the title goes; 0 where the article has none."""
        return max((zone.end for zone in self.zones if zone.kind in ("title", "kicker")), default=0)

    def is_nominal(self, i: int) -> bool:
        """Whether a token can stand inside a noun phrase after its head."""
        return (
            0 <= i < len(self.tokens)
            and self.classes[i] in ("N", "ADJ")
            and self.tokens[i].norm not in STOP_WORDS
            and i not in self.quantity_at
            and i not in self.timex_at
        )


@lru_cache(maxsize=8_000)
def joins_copula(norm: str) -> bool:
    """Whether a word is a noun or adjective with "است" written to it: "اجراست", "روبروست", but not "سیاست"."""
    joined = norm.endswith(("است", "وست")) and main_pos(norm) in (None, "V")
    return joined and main_pos(norm.removesuffix("ست")) in ("N", "ADJ")


@lru_cache(maxsize=8_000)
def word_class(norm: str) -> str:
    """Coarse class of a word: N, ADJ, V, NUM, PUNCT, or X for the closed classes. A word not known is a noun, as names and terms are."""
    if not any(character.isalnum() for character in norm):
        return "PUNCT"
    if norm[0].isdigit():
        return "NUM"
    if norm in STOP_WORDS:
        return "X"
    pos = main_pos(norm)
    # "نهاد" (body) is also a past tense: a bare form that is mostly a noun is one.
    if is_verb(norm) and (pos in (None, "V") or norm.startswith(("می", "نمی")) or "\u200c" in norm):
        return "V"
    if pos == "ADJ":
        return "ADJ"
    if norm.startswith("به\u200c"):
        return "X"
    return "N" if pos in (None, "N", "V") or norm.endswith(("زایی", "سازی", "گذاری")) else "X"
