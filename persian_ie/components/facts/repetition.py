"""What statements of the same number in one article tell of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from persian_ie.components.facts.scores import score_of
from persian_ie.components.facts.statements import Statement, Stater
from persian_ie.types import Evidence, Fact

_TWINS = 20  # a number is told a few times in an article; a hostile text may tell it thousands of times


def facts_of(stater: Stater) -> list[Fact]:
    """The facts of a document, in order, completed by their repetitions.

    A headline takes its place from the matching statement of the body (ruling 2 of the annotation guide); a statement whose
    clause does not tell its modality or time takes it from one that does; plans without a time are for the occasion that the
    article's plans are for. A fact that was told before is marked with ``same_as``.
    """
    statements = stater.statements()
    alike: defaultdict[tuple[object, str], list[int]] = defaultdict(list)
    for n, statement in enumerate(statements):
        alike[statement.fact.value, statement.fact.unit].append(n)
    facts: list[Fact] = []
    for n, statement in enumerate(statements):
        fact = statement.fact
        twins = [m for m in alike[fact.value, fact.unit][:_TWINS] if m != n and _same_thing(statements[m].fact, fact)]
        if statement.in_title and not twins:
            twins = [m for m in range(n + 1, min(n + 1 + _TWINS, len(statements))) if _rounded(fact, statements[m].fact)]
        fact = _completed(stater, statement, [statements[m] for m in twins])
        if twins and twins[0] < n and facts[twins[0]].value == fact.value:
            fact = replace(fact, same_as=twins[0])
        facts.append(fact)
    occasion = _occasion([fact for fact in facts if fact.modality == "planned"])
    if occasion is not None:
        facts = [_with_time(fact, occasion, "occasion") if fact.time is None and fact.modality == "planned" else fact for fact in facts]
    return [replace(fact, score=score_of(fact)) for fact in facts]


def _same_thing(one: Fact, other: Fact) -> bool:
    """Whether two facts count the same thing: their items have the same head, one is bare, or one is the other's kind: "شرکت تعاونی"."""
    first, second = ((fact.item or "نفر").split() for fact in (one, other))
    return first[0] == second[0] or "نفر" in (first[0], second[0]) or set(first) <= set(second) or set(second) <= set(first)


def _rounded(headline: Fact, body: Fact) -> bool:
    """Whether a headline cuts a number of the body short: "۸ هزار نوآموز" for ۸ هزار و ۲۰۰."""
    if headline.unit != body.unit or not isinstance(headline.value, int) or headline.value < 1000:
        return False
    figures = len(str(headline.value).rstrip("0"))
    zeros = len(str(headline.value)) - figures
    return (figures >= 3 or _same_thing(headline, body)) and 0 < body.value - headline.value < 10**zeros


def _completed(stater: Stater, statement: Statement, twins: Sequence[Statement]) -> Fact:
    fact = statement.fact
    told = next((twin.fact for twin in twins if twin.modality_told), None)
    if told and not statement.modality_told:
        indicator = stater.indicator(fact.unit, fact.per, fact.item or "", fact.rule, statement.span, told.modality, fact.change)
        fact = replace(fact, modality=told.modality, indicator=indicator, evidence=_repeated(fact, "modality", told))
    body = next((twin.fact for twin in twins if not twin.in_title), None)
    if body and statement.in_title:
        fact = replace(fact, place=body.place, evidence=_repeated(fact, "place", body))
    dated = next((twin.fact for twin in twins if twin.fact.time), None)
    return _with_time(fact, dated, "repetition") if dated and fact.time is None else fact


def _repeated(fact: Fact, slot: str, source: Fact, rule: str = "repetition") -> tuple[Evidence, ...]:
    """The evidence of a fact with one slot read from another fact."""
    theirs = next((evidence for evidence in source.evidence if evidence.slot == slot), None)
    start, end = (theirs.start, theirs.end) if theirs else (source.start, source.end)
    return (*(evidence for evidence in fact.evidence if evidence.slot != slot), Evidence(slot, start, end, rule))


def _with_time(fact: Fact, source: Fact, rule: str) -> Fact:
    return replace(fact, time=source.time, evidence=_repeated(fact, "time", source, rule))


def _occasion(plans: Sequence[Fact]) -> Fact | None:
    """The first plan for an occasion of up to two weeks: "در هفته دولت", "در دهه فجر"."""
    for fact in plans:
        first, _, last = (fact.time or "").partition("/")
        if len(first) == len(last) == 10 and (date.fromisoformat(last) - date.fromisoformat(first)).days <= 14:
            return fact
    return None
