"""The grammar of time expressions: each rule a pattern over the classes of `dates_atoms`, the reading it gets, and an example.

A pattern is a regular expression in which a word in capitals stands for one atom of that class; spaces mean nothing. At a place where some
rule matches, the longest match wins, and of equally long ones the rule that stands first. No pattern repeats a repetition.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from persian_ie.values.dates_atoms import CHARACTER

_NUM = "(?:SMALL|TWO|FULL|BIG|PAIR|DEC)"
_DAYNUM = "(?:SMALL|ZERO|ORD)"
_MONTHNAME = "(?:SMONTH|AMONTH)"
_CAL = "(?:HIJRI?(?:SUNCAL|MOONCAL)|WESTCAL|HIJRI)"
_YNUM = f"(?:YEAR?(?:FULL|TWO|ZERO){_CAL}?|YEAR SMALL {_CAL}?)"
_YREL = "(?:YEAR(?:CURRENT|GONE|COMING|AGO)WESTCAL?|YEAR WESTCAL(?:CURRENT|GONE|COMING|AGO)|RELYEAR|(?:THIS|THAT) YEAR)"
_YR = f"(?:{_YNUM}|{_YREL})"
_AROUND = "(?:CURRENT|GONE|COMING|RECENT)"
_UNIT = "(?:YEAR|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND|DECADE|CENTURY|NIGHT|SEASON)"
_ADJ = "(?:YEARADJ|MONTHADJ|WEEKADJ|DAYADJ|HOURADJ|MINUTEADJ)"
_PLURAL = "(?:YEARS|MONTHS|WEEKS|DAYS|HOURS|DECADES|NIGHTS)"
_FULLDAY = f"PART?(?:(?P<w>DAY?WEEKDAY)(?:PART|NIGHT)?COMMA?)?DAY?(?P<d>{_DAYNUM}|TWO)"

# name, reading, pattern, example
_TABLE: list[tuple[str, str, str, str]] = [
    ("numeric_date", "numeric", f"(?:DAY?WEEKDAY COMMA?)?(?P<n>NDATE){_CAL}?", "۱۴۰۴/۰۶/۱۵"),
    (
        "day_month",
        "day_month",
        f"{_FULLDAY} OF? MONTH?(?P<m>{_MONTHNAME})MONTH?(?:(?P<y>{_YR}|{_AROUND})|COMMA(?P<y2>YEAR?FULL{_CAL}?))?",
        "۱۵ شهریور ۱۴۰۴",
    ),
    (
        "days_list_month",
        "day_month",
        f"DAYS?(?P<d>SMALL)COMMA SMALL(?:COMMA SMALL){{0,3}}AND(?P<d2>SMALL)MONTH?(?P<m>{_MONTHNAME})MONTH?(?P<y>{_YR}|{_AROUND})?",
        "۱۲، ۱۳ و ۱۴ شهریور",
    ),
    (
        "days_month",
        "day_month",
        f"DAYS?(?:DAY?WEEKDAY COMMA?)?DAY?(?P<d>{_DAYNUM})(?P<link>TO|AND|DASH)(?:DAY?WEEKDAY COMMA?)?DAY?(?P<d2>{_DAYNUM})MONTH?(?P<m>{_MONTHNAME})MONTH?(?P<y>{_YR}|{_AROUND})?",
        "دوم تا هشتم شهریور",
    ),
    (
        "moon_months",
        "moon_months",
        "(?:DAYS?MONTH|MONTHS|DAYS)(?P<m>AMONTH|SMONTH)AND(?P<m2>AMONTH|SMONTH)(?P<y>FULL)?",
        "ماه‌های محرم و صفر",
    ),
    (
        "day_of_this_month",
        "day_of_month",
        f"{_FULLDAY}(?:MONTH(?P<r>CURRENT)|(?<=ORD)MONTH(?P<r2>GONE|COMING|AGO)|(?P<t>THIS)MONTH)",
        "دوازدهم ماه جاری",
    ),
    ("month", "month", f"(?P<u>MONTH|MONTHS)?(?P<m>{_MONTHNAME})(?P<u2>MONTH)?(?P<y>{_YR}|{_AROUND})?", "شهریورماه ۱۴۰۴"),
    ("year", "year", f"(?:YEAR|YEARS)(?P<n>FULL|TWO|SMALL|ZERO){_CAL}?", "سال ۱۳۹۷"),
    (
        "year_span",
        "year_span",
        f"(?:YEAR|YEARS)(?P<n>FULL|TWO|SMALL|ZERO){_CAL}?(?:TO|DASH)YEAR?(?P<n2>FULL|TWO|SMALL|ZERO){_CAL}?",
        "سال ۹۶ تا ۹۸",
    ),
    ("year_pair", "year_pair", "(?:YEAR|YEARS|SEASON)(?P<k>FISCAL)?(?P<f>FRAC)", "سال ۹۷-۹۸"),
    (
        "fiscal_year",
        "fiscal",
        f"(?P<e>YEAR)(?P<k>FISCAL)(?P<y>(?:FULL|TWO){_CAL}?|CURRENT|GONE|COMING|AGO)?(?:DASH(?P<n2>FULL|TWO))?",
        "سال زراعی جاری",
    ),
    (
        "fiscal_year_ending",
        "fiscal_ending",
        f"YEAR FISCAL ENDING OF?FINISH?(?:(?P<d>{_DAYNUM}))?(?P<m>{_MONTHNAME})MONTH?(?P<y>{_YR})?",
        "سال مالی منتهی به شهریور ۱۳۹۸",
    ),
    ("relative_year", "relative_year", "WHOLE?YEAR(?P<r>CURRENT|GONE|COMING|AGO|LATER|RECENT)(?P<c>WESTCAL|SUNCAL)?", "سال گذشته"),
    ("relative_western_year", "relative_year", "YEAR(?P<c>WESTCAL|SUNCAL)(?P<r>CURRENT|GONE|COMING|AGO)", "سال میلادی گذشته"),
    ("new_year", "new_year", "YEAR(?P<k>FISCAL)?NEWADJ(?P<c>WESTCAL|SUNCAL)?", "سال جدید"),
    ("this_year", "this_year", "(?P<r>RELYEAR)", "امسال"),
    ("deictic_unit", "deictic", "(?P<t>THIS)(?P<u>YEAR|MONTH|WEEK|SEASON|DECADE)", "این هفته"),
    ("year_slogan", "slogan", "YEAR(?=[.STOP])", "سال «رونق تولید»"),
    (
        "bare_year",
        "bare_year",
        f"(?:(?<=BUDGET)|(?<=EVENT)|(?<=HORIZON)|(?<=IN)|(?<=FROM)|(?<=TO)|(?<=BEGIN)|(?<=FINISH)|(?<=EARLY)|(?<=LATE)|(?<=MIDDLE))(?P<n>FULL|TWO){_CAL}?",
        "پایان ۹۸",
    ),
    ("year_after_event", "event_year", f"(?P<n>FULL|TWO){_CAL}?", "المپیک توکیو ۲۰۲۰"),
    ("years_in_brackets", "year_pair", "(?<=OPEN)(?P<f>FRAC)(?=CLOSE)", "(۱۳۰۱-۱۳۹۵)"),
    ("year_in_brackets", "western_year", "(?<=OPEN)(?P<n>FULL)(?=CLOSE)", "(۱۳۹۸)"),
    ("old_year", "old_year", "YEAR(?P<n>BIG|TWO|SMALL)(?P<c>HIJRI?(?:SUNCAL|MOONCAL)|WESTCAL|HIJRI)", "سال ۶۱ هجری قمری"),
    ("western_year", "western_year", f"(?P<n>FULL){_CAL}", "۲۰۱۹ میلادی"),
    ("budget_span", "budget_pair", "(?<=BUDGET)(?P<f>FRAC)", "بودجه ۹۷-۹۸"),
    ("relative_month", "relative_unit", "WHOLE?(?P<u>MONTH)(?P<r>CURRENT|GONE|COMING|AGO|LATER|RECENT)", "ماه گذشته"),
    ("relative_week", "relative_unit", "WHOLE?(?P<u>WEEK)(?P<r>CURRENT|GONE|COMING|AGO|LATER|RECENT)", "هفته جاری"),
    ("whole_week", "whole_week", "WHOLE(?P<u>WEEK)", "کل هفته"),
    ("relative_season", "relative_unit", "(?P<u>SEASON)(?P<r>CURRENT|GONE|COMING|AGO)", "فصل جاری"),
    ("relative_decade", "relative_unit", "(?P<u>DECADE|CENTURY)(?P<r>CURRENT|GONE|COMING|RECENT)", "دهه اخیر"),
    ("part_gone", "yesterday", "(?P<u>PART)(?P<r>GONE)", "شامگاه گذشته"),
    ("yesterday", "yesterday", "PART?(?P<u>DAY|NIGHT)(?P<r>GONE|CURRENT|AGO|COMING)", "روز گذشته"),
    ("next_day", "next_day", "(?:DAY|NIGHT)LATER", "روز بعد"),
    ("counted_past", "counted", f"(?P<t>THIS)?(?P<n>{_NUM}|SOME)(?P<u>{_UNIT}|{_ADJ})(?P<r>GONE|RECENT|COMING|AGO|LATER)", "دو سال گذشته"),
    (
        "counted_past_half",
        "counted",
        f"(?P<n>{_NUM})(?P<u>{_UNIT})(?:AND(?P<h>HALF)|(?P<h2>ANDHALF))(?P<r>GONE|RECENT|COMING|AGO|LATER)",
        "یک سال و نیم گذشته",
    ),
    (
        "counted_half",
        "counted",
        f"(?P<n>{_NUM})(?:AND(?P<h>HALF)|(?P<h2>ANDHALF))(?P<u>{_UNIT})(?P<r>GONE|RECENT|COMING|AGO|LATER)",
        "سه و نیم سال گذشته",
    ),
    ("half_unit_ago", "counted", f"(?P<n>HALF)(?P<u>{_UNIT})(?P<r>AGO|LATER|RECENT|GONE)", "نیم قرن پیش"),
    (
        "recent_counted",
        "recent_counted",
        f"(?P<u0>{_PLURAL})?(?P<t>THIS)(?P<n>{_NUM}|SOME)(?P<u>{_UNIT})(?P<r>GONE|RECENT|COMING|AGO|LATER)?",
        "این دو سال",
    ),
    ("relative_to_event", "to_event", f"(?P<n>{_NUM}|SOME|NTH)(?P<u>{_UNIT})(?:PASTOF|LATER|AGO)FROM", "یک هفته پس از"),
    (
        "elapsed",
        "elapsed",
        f"(?:PASTOF|LATER)FROM ELAPSE?(?P<a>OCLOCK|[.](?:OF|FROM))?(?P<n>{_NUM}|SOME)(?P<u>{_UNIT})(?:AND(?P<h>HALF)|(?P<h2>ANDHALF))?",
        "پس از گذشت چند روز",
    ),
    ("with_elapsed", "elapsed", f"ELAPSE(?P<n>{_NUM}|SOME)(?P<u>{_UNIT})(?:AND(?P<h>HALF)|(?P<h2>ANDHALF))?", "با گذشت شش ماه"),
    ("vague_plural", "vague", f"THIS?(?P<u>{_PLURAL})(?:RECENT|GONE|COMING|AGO|LATER|FIRSTADJ|LASTADJ|CURRENT)", "سال‌های اخیر"),
    ("vague_these", "vague", "(?:THIS|THAT)(?:YEARS|MONTHS|WEEKS|DAYS|DECADES)", "این سال‌ها"),
    ("vague", "vague", "VAGUE", "این روزها"),
    (
        "months_of_year",
        "part_of_year",
        f"(?P<n>{_NUM})(?P<u>MONTHADJ|MONTH)(?P<o>ORD|FIRSTADJ|LASTADJ|BEGIN|FINISH|HALF)?IN?(?P<y>{_YR}|YEAR(?:FISCAL(?:CURRENT|GONE)?)?|FULL|TWO)",
        "سه ماهه اول ۱۳۹۸",
    ),
    ("quarter", "part_of_year", "(?P<n>SMALL)(?P<u>MONTHADJ)(?P<o>ORD|FIRSTADJ|LASTADJ)", "سه ماهه نخست"),
    ("season_ordinal", "season_ordinal", f"(?P<s>SEASON|QUARTER)(?P<o>ORD|FIRSTADJ|LASTADJ)(?P<y>{_YR}|YEAR)", "فصل اول سال ۹۸"),
    (
        "half",
        "half",
        f"(?P<h>HALF)YEAR?(?P<o>ORD|FIRSTADJ|LASTADJ)(?:(?P<y>{_YR}|YEAR)|MONTH?(?P<m>{_MONTHNAME})MONTH?(?P<y2>{_YR})?|(?P<u>MONTH)(?P<r>CURRENT|GONE|COMING)?)",
        "نیمه اول سال ۹۸",
    ),
    ("half_year", "half", "(?P<h>HALF)YEAR(?P<o>ORD|FIRSTADJ)", "نیم‌سال اول"),
    ("middle_of_month", "middle", f"HALF MONTH?(?P<m>{_MONTHNAME})MONTH?(?P<y>{_YR}|{_AROUND})?", "نیمه شهریور"),
    (
        "week_of_month",
        "piece_of_month",
        f"(?:(?P<u>WEEK|DECADE)(?P<o>ORD|FIRSTADJ|LASTADJ|FINISH)|(?P<o2>NTH|LASTADJ)(?P<u3>WEEK|DAY|DECADE)FROM?)(?:MONTH?(?P<m>{_MONTHNAME})MONTH?(?P<y>{_YR})?|(?P<u2>MONTH)(?P<r>CURRENT|GONE|COMING))",
        "هفته اول مهرماه",
    ),
    (
        "days_of_month",
        "days_of_month",
        f"(?P<n>SMALL)(?P<u>DAY|WEEK)(?P<o>ORD|FIRSTADJ|LASTADJ)(?:MONTH?(?P<m>{_MONTHNAME})MONTH?(?P<y>{_YR})?|(?P<u2>MONTH|YEAR)(?P<r>CURRENT|GONE|COMING)?)",
        "ده روز اول مهر",
    ),
    ("season", "season", f"(?P<s>SEASON)?(?P<m>SEASONNAME)(?P<y>{_YR}|{_AROUND})?", "تابستان ۹۸"),
    (
        "bare_unit",
        "bare_unit",
        "(?<=[BEGIN FINISH EARLY LATE MIDDLE ORD HALF])(?P<u>YEAR|MONTH|WEEK|SEASON)(?P<c>WESTCAL|SUNCAL)?",
        "پایان سال",
    ),
    (
        "weekday",
        "weekday",
        f"(?P<p>PART|NIGHT)?(?P<y>DAY)?(?P<w>WEEKDAY)(?P<p2>PART|NIGHT)?(?:(?P<r>{_AROUND})|(?P<t>THIS)WEEK|WEEK(?P<r2>CURRENT|GONE|COMING|AGO|LATER))?",
        "روز جمعه",
    ),
    ("weekday_of_today", "day_relative", "(?P<p>PART)?DAY?(?P<r>RELDAY)(?P<p2>PART|NIGHT)?COMMA?DAY?(?P<w>WEEKDAY)", "امروز سه‌شنبه"),
    ("weekday_span", "weekday_span", "DAY?DAYS?(?P<w>WEEKDAY)(?:TO|DASH)DAY?(?P<w2>WEEKDAY)", "یکشنبه تا چهارشنبه"),
    ("weekday_each_week", "every", "DAYS?(?P<u>WEEKDAY)(?P<n>)EVERY WEEK", "دوشنبه هر هفته"),
    ("weekdays", "weekdays", "DAYS(?P<w>WEEKDAY)(?![COMMA AND TO DASH WEEK CURRENT GONE COMING SMALL ORD])", "روزهای یکشنبه"),
    ("weekday_set", "every", "EVERY(?P<n>)(?P<u>WEEKDAY)", "هر شنبه"),
    ("day_relative", "day_relative", "(?P<p>PART)?DAY?(?P<r>RELDAY)(?P<p2>PART|NIGHT(?!GONE))?", "صبح امروز"),
    ("now", "now", "NOW", "تاکنون"),
    ("clock", "clock", "HOUR?(?P<c>CLOCK)(?:HOUR|MINUTE)?(?P<p>PART|NIGHT(?!GONE))?", "۲۰:۳۰"),
    (
        "hour",
        "hour",
        "HOUR(?P<h>SMALL|DEC|FRAC)(?:AND(?P<m>SMALL|TWO)MINUTE|AND(?P<i>HALF)|(?P<i2>ANDHALF)|(?P<q>AND QUARTER))?(?P<p>PART|NIGHT(?!GONE))?",
        "ساعت ۱۷",
    ),
    (
        "hour_span",
        "hour_span",
        "(?:HOUR|HOURS)(?P<h>SMALL|CLOCK|DEC)(?P<p>PART|NIGHT)?(?:TO|DASH)HOUR?(?P<h2>SMALL|CLOCK|DEC)(?P<p2>PART|NIGHT(?!GONE))?(?:AND HOUR?(?P<h3>SMALL|CLOCK)(?:TO|DASH)(?P<h4>SMALL|CLOCK))?",
        "ساعت ۸ تا ۱۲",
    ),
    ("clock_span", "hour_span", "(?P<h>CLOCK|SMALL)(?P<p>PART|NIGHT)?(?:TO|DASH)(?P<h2>CLOCK)(?P<p2>PART|NIGHT(?!GONE))?", "۸:۳۰ تا ۱۲:۰۰"),
    ("hour_of_day", "hour", "(?P<h>SMALL)(?:AND(?P<i>HALF)|(?P<i2>ANDHALF))?(?P<p>PART)", "۱۰ صبح"),
    ("part_of_day", "part_of_day", "PART", "صبح"),
    ("night", "part_of_day", "(?<=[IN TO FROM DURING])NIGHT", "تا شب"),
    ("part_span", "part_of_day", "PART TO(?:PART|NIGHT)", "صبح تا شب"),
    ("match_minute", "match_minute", "MINUTE(?P<n>SMALL|TWO|BIG)", "دقیقه ۶۰"),
    ("decade", "decade", f"(?P<u>DECADE|DECADES)(?P<n>SMALL|TWO|FULL|BIG){_CAL}?", "دهه ۸۰"),
    ("decade_of_revolution", "decade_of_revolution", "DECADE(?P<o>ORD)REVOLUTION", "دهه پنجم انقلاب"),
    ("century", "century", f"CENTURY(?P<o>ORD|SMALL){_CAL}?", "قرن بیستم"),
    ("part_of_century", "part_of_century", f"(?:DECADE|HALF)(?P<o>ORD)CENTURY(?P<c>ORD)(?P<cal>{_CAL})?", "دهه دوم قرن بیستم"),
    ("occasion", "occasion", f"(?P<e>NIGHT|DAYS)?(?P<o>OCCASION)(?P<y>{_YR}|{_AROUND})?", "هفته دولت"),
    (
        "day_of_occasion",
        "day_of_occasion",
        f"(?:(?P<n>NTH|LASTADJ)DAY|DAY(?P<n2>ORD|LASTADJ|FINISH))FROM?(?P<o>OCCASION)(?P<y>{_YR}|{_AROUND})?",
        "سومین روز از هفته دولت",
    ),
    (
        "day_of_span",
        "day_of_span",
        "(?P<n>NTH|LASTADJ)DAY FROM?(?P<t>THIS)?(?P<u>WEEK|MONTH|YEAR|SEASON)(?P<r>CURRENT|GONE|COMING)?",
        "نخستین روز هفته",
    ),
    (
        "week_after_occasion",
        "after_occasion",
        "(?P<n>NTH)WEEK(?:LATER|PASTOF)FROM(?:FINISH|[.])?(?P<o>OCCASION)",
        "اولین هفته بعد از هفته دولت",
    ),
    ("end_of_plan", "plan", "FINISH PLAN(?P<o>ORD)", "پایان برنامه ششم"),
    ("performance", "performance", "(?<=PERFORMANCE)(?P<n>SMALL)(?P<u>YEARADJ|MONTHADJ|YEAR|MONTH)(?:RECENT|GONE)?", "عملکرد یک‌ساله"),
    ("since", "since", f"(?P<n>{_NUM})(?P<u>{_UNIT})", "دو سال است که"),
    (
        "duration",
        "duration",
        f"(?P<n>{_NUM}|SOME|HALF)(?P<u>{_UNIT})(?P<rest>(?:AND{_NUM}{_UNIT}){{0,3}})(?:AND(?P<h>HALF)|(?P<h2>ANDHALF))?",
        "دو سال و سه ماه",
    ),
    ("duration_half", "duration", f"(?P<n>{_NUM})(?:AND(?P<h>HALF)|(?P<h2>ANDHALF))(?P<u>{_UNIT})(?P<rest>)", "یک و نیم سال"),
    ("duration_span", "duration_span", f"(?P<n>{_NUM})TO(?P<n2>{_NUM})(?P<u>{_UNIT})", "دو تا سه ساعت"),
    ("duration_adjective", "duration", f"(?P<n>{_NUM}|SOME)(?P<u>{_ADJ})(?P<rest>)", "سه‌ماهه"),
    ("every", "every", f"EVERY(?P<n>{_NUM})?(?P<u>{_UNIT}|{_ADJ})(?:(?:SMALL|SOME)TIMES)?", "هر سال"),
    ("times_in", "times_in", "(?:SMALL|SOME)(?:TIMES|DAY|NIGHT|HOUR)IN(?P<u>DAY|NIGHT|WEEK|MONTH|YEAR)", "سه روز در هفته"),
]


class Rule(NamedTuple):
    """A rule of the grammar; ``reading`` names the method of `dates_values.Reader` that gives the value."""

    name: str
    reading: str
    pattern: re.Pattern[str]
    example: str


def _compiled(pattern: str) -> str:
    spelled = re.sub(r"[A-Z]{2,}", lambda m: CHARACTER[m.group()], pattern)
    return spelled.replace(" ", "")


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, compiled."""
    return tuple(Rule(name, reading, re.compile(_compiled(pattern)), example) for name, reading, pattern, example in _TABLE)


@cache
def rules_by_first() -> dict[str, tuple[tuple[int, Rule], ...]]:
    """For each class of atoms the rules that may begin with it, with their rank in the table."""
    firsts = [_firsts(_compiled(pattern)) for _, _, pattern, _ in _TABLE]
    ranked = list(enumerate(rules()))
    return {
        first: tuple((-rank, rule) for (rank, rule), known in zip(ranked, firsts, strict=True) if first in known)
        for first in CHARACTER.values()
    }


def _firsts(pattern: str) -> frozenset[str]:
    """The classes that a match of a pattern may begin with.

    It reads the part of the syntax of regular expressions that the table uses: groups, choices, sets, ``?``, ``{0,3}`` and looking around.
    """

    def choice(at: int) -> tuple[set[str], bool, int]:
        """Of a choice that begins at ``at``: its first characters, whether it may be empty, and where it ends."""
        found: set[str] = set()
        empty = False
        while True:
            first, void, at = sequence(at)
            found |= first
            empty |= void
            if at >= len(pattern) or pattern[at] != "|":
                return found, empty, at
            at += 1

    def sequence(at: int) -> tuple[set[str], bool, int]:
        found: set[str] = set()
        empty = True
        while at < len(pattern) and pattern[at] not in "|)":
            looks = pattern.startswith(("(?<=", "(?=", "(?!"), at)
            if looks:
                at = pattern.index(")", at) + 1  # none holds a group
                continue
            if pattern[at] == "(":
                first, void, at = choice(at + 3 if pattern[at + 2] == ":" else pattern.index(">", at) + 1)
            elif pattern[at] == "[":
                closed = pattern.index("]", at)
                first, void, at = set(pattern[at + 1 : closed]), False, closed
            else:
                first, void = {pattern[at]}, False
            at += 1
            if pattern.startswith("?", at):
                void, at = True, at + 1
            elif pattern.startswith("{", at):
                void, at = void or pattern[at + 1] == "0", pattern.index("}", at) + 1
            if empty:
                found |= first
            empty &= void
        return found, empty, at

    return frozenset(choice(0)[0])


@cache
def any_rule() -> re.Pattern[str]:
    """One expression that matches wherever some rule does, to skip quickly over the rest."""
    patterns = (re.sub(r"\(\?P<\w+>", "(?:", _compiled(pattern)) for _, _, pattern, _ in _TABLE)
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
