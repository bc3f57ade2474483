"""The pipes of numbers and quantities, each alone and both together."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

import persian_ie.plugin.factories  # noqa: F401  (so that the factories are known without an installation)
from persian_ie.components.layers import get, put
from persian_ie.errors import DataError
from persian_ie.types import Number, Quantity, Timex

TEXT = "بیش از ۱۲ نفر در ۳ روستا از ۶ میلیارد تومان بهره بردند."


def test_numbers_alone() -> None:
    nlp = spacy.blank("fa")
    nlp.add_pipe("persian_ie_numbers")
    numbers = get(nlp(TEXT), "numbers", Number)
    assert [(n.text, n.value, n.bound) for n in numbers] == [("۱۲", 12, "at_least"), ("۳", 3, "exact"), ("۶ میلیارد", 6 * 10**9, "exact")]


@pytest.mark.parametrize("pipes", [["persian_ie_quantities"], ["persian_ie_numbers", "persian_ie_quantities"]])
def test_quantities_with_and_without_numbers(pipes: list[str]) -> None:
    nlp = spacy.blank("fa")
    for pipe in pipes:
        nlp.add_pipe(pipe)
    doc = nlp(TEXT)
    found = get(doc, "quantities", Quantity)
    assert [(q.text, q.value, q.unit) for q in found] == [
        ("۱۲ نفر", 12, "person"),
        ("۳", 3, "count"),
        ("۶ میلیارد تومان", 60 * 10**9, "IRR"),
    ]
    assert doc.text == TEXT


def test_dates_hide_their_numbers() -> None:
    nlp = spacy.blank("fa")
    pipe = nlp.add_pipe("persian_ie_quantities")
    doc = nlp.make_doc("مورد ۱۲ مورد")
    put(doc, "dates", [Timex(5, 7, "۱۲", "2019-01-12")])
    assert get(pipe(doc), "quantities", Quantity) == []


def test_own_units(tmp_path: Path) -> None:
    from persian_ie.components.quantities.component import Quantities

    path = tmp_path / "units.toml"
    path.write_text('[[unit]]\ncode = "kg"\nfactor = "3"\nwords = ["من"]\n', "utf-8")
    nlp = spacy.blank("fa")
    doc = Quantities(nlp, "q", units=path)(nlp.make_doc("۴ من گندم"))
    assert [(q.value, q.unit) for q in get(doc, "quantities", Quantity)] == [(12, "kg")]
    with pytest.raises(DataError):
        Quantities(nlp, "q", units=tmp_path / "none.toml")
    nlp.add_pipe("persian_ie_quantities", config={"units": str(path)})
    assert [(q.value, q.unit) for q in get(nlp("۴ من گندم"), "quantities", Quantity)] == [(12, "kg")]
    assert nlp.config["components"]["persian_ie_quantities"]["units"] == str(path)


@pytest.mark.parametrize(
    ("text", "label"),
    [("۱۵ شهریور ۱۴۰۴", "DATE"), ("ساعت ۱۷", "TIME"), ("سه ماه", "DATE"), ("دو ساعت", "TIME"), ("هر روز", "DATE"), ("هر ساعت", "TIME")],
)
def test_labels_of_times(text: str, label: str) -> None:
    nlp = spacy.blank("fa")
    nlp.add_pipe("persian_ie_dates")
    nlp.add_pipe("persian_ie_entities")
    doc = nlp(f"این کار {text} بود")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [(text, label)]
    durations = [t.text for t in doc._.pie.durations]
    assert durations == ([text] if text in ("سه ماه", "دو ساعت", "هر روز", "هر ساعت") else [])
    assert [t.text for t in doc._.pie.dates] == ([] if durations else [text])
