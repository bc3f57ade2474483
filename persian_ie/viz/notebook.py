"""Results in notebooks: an extraction as right-to-left HTML, with the codes and values that programs see.

The view is one fragment without scripts or anything loaded from elsewhere. Whatever the article says is escaped. Colours are
see-through over the notebook's own, so that it reads well in light and dark.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any

from persian_ie.types import Entity, Extraction, Fact, Official, Timex, Zone
from persian_ie.values.amounts import amount
from persian_ie.viz.marks import Found, Mark, escaped, highlight, marks
from persian_ie.viz.wording import label

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS = ("fact", "date", "person", "place", "agency")


def show(what: Extraction | Doc) -> None:
    """Show the text with its highlights and the tables of what was found, below the cell of a notebook.

    Outside of notebooks it prints one line; for a browser there is `Extraction.to_html`.

    Parameters
    ----------
    what : Extraction or spacy.tokens.Doc
        What `persian_ie.extract` returned, or a document of a pipeline with components of this package.

    Raises
    ------
    TypeError
        It is neither.

    Examples
    --------
    >>> import persian_ie as pie
    >>> nlp = pie.load()
    >>> pie.show(nlp("۵۳۷ تعاونی در شهرستان سلسله ثبت شد."))
    <Extraction of an article: 1 facts, 0 officials, 0 dates, ...>
    """
    extraction = what if isinstance(what, Extraction) else _extraction(what)
    if "IPython" in sys.modules:
        import_module("IPython.display").display(extraction)  # notebooks bring it
    else:
        print(extraction)


def _extraction(doc: Any) -> Extraction:
    from spacy.tokens import Doc

    from persian_ie.components.layers import KEY

    if not isinstance(doc, Doc) or KEY not in doc.user_data:
        told = "a document that no component of persian_ie has seen" if isinstance(doc, Doc) else type(doc).__name__
        raise TypeError(f"show takes what extract returned, or a document of persian_ie.load(), not {told}")
    import persian_ie.plugin.view  # noqa: F401  (registers doc._.pie, also on a document that was read from disk)

    extraction: Extraction = doc._.pie.extraction
    return extraction


def render(extraction: Extraction) -> str:
    """Render an extraction as a fragment of HTML, as notebooks show it.

    Parameters
    ----------
    extraction : Extraction
        What `persian_ie.extract` returned.

    Returns
    -------
    str
        A style sheet and one ``<div dir="rtl">``; safe to put into any page.

    Examples
    --------
    >>> from persian_ie.types import Article, Extraction, Fact
    >>> page = render(Extraction(Article("۵۳۷ تعاونی ثبت شد."), facts=(Fact(0, 10, "۵۳۷ تعاونی", 537, "count", item="تعاونی"),)))
    >>> '<mark class="fact" title="537 count · تعاونی · other">۵۳۷ تعاونی</mark> ثبت شد.' in page
    True
    """
    found = list(marks(extraction))
    present = {mark.kind for mark in found}
    legend = "".join(f'<mark class="{kind}">{label("kinds", kind)}</mark>\n' for kind in KINDS if kind in present)
    return _template().substitute(
        legend=f'<div class="legend">{legend}</div>\n' if legend else "",
        text=highlight(extraction.text, found, _opening),
        tables=_facts_table(extraction.facts) + _officials_table(extraction),
    )


@cache
def _template() -> Template:
    return Template(files("persian_ie.viz").joinpath("notebook.html").read_text(encoding="utf8"))


def _opening(mark: Mark) -> str:
    return f'<mark class="{mark.kind}" title="{escaped(_title(mark.found))}">'


def _title(found: Found | None) -> str:
    """What the pointer shows when it rests on a mark."""
    match found:
        case Zone():
            return found.kind
        case Fact():
            return _told(amount(found) + " " + found.unit, found.item, *_codes(found), *_circumstances(found))
        case Timex():
            return _told(found.value or "؟", *found.flags)
        case Official():
            return _told(found.name, found.role, found.organization, found.place)
        case Entity():
            return _told(found.kind, found.id)
    return ""


def _codes(fact: Fact) -> list[str]:
    """The kind of statistic, and what is not as usual about it."""
    usual = {"actual", "level"}
    return [code for code in (fact.indicator, fact.modality, fact.change) if code not in usual]


def _circumstances(fact: Fact) -> list[str | None]:
    place = fact.place.full_name if fact.place else None
    speaker = fact.speaker.name or fact.speaker.role if fact.speaker else None
    return [place, fact.time, speaker]


def _told(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _facts_table(facts: Sequence[Fact]) -> str:
    header = ("مقدار", "یکا", "چه", "شاخص", "کجا", "کی", "گوینده")
    rows = (
        (amount(fact), fact.unit + (f" / {fact.per}" if fact.per else ""), fact.item, _told(*_codes(fact)), *_circumstances(fact))
        for fact in facts
    )
    return _table("آمارها", header, rows)


def _officials_table(extraction: Extraction) -> str:
    rows = ((person.name, person.role, person.organization, person.place) for person in extraction.officials)
    return _table("مسئولان", ("نام", "سمت", "نهاد", "حوزه"), rows)


def _table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    """A table in which each cell keeps its own direction; nothing where there are no rows."""
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)
    head = "".join(f'<th scope="col">{name}</th>' for name in header)
    return f"<table>\n<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n" if body else ""


def _cell(content: str | None) -> str:
    """A cell; dates and codes break nowhere but at the slash of an interval."""
    plain = ' class="plain"' if content and content.isascii() else ""
    return f"<td{plain}><bdi>{escaped(content).replace('/', '/<wbr>')}</bdi></td>"
