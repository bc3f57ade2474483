"""What ``doc._.pie`` and an extraction give beside facts."""

from __future__ import annotations

import persian_ie as pie

TEXT = (
    "فرماندار ابهر، علی رضایی گفت: اداره کل راه و شهرسازی زنجان ۲۰ کیلومتر راه در شهرستان ابهر و شهرستان خرمدره ساخت. "
    "این راه به استان قزوین می‌رسد."
)


def test_places_provinces_and_agencies() -> None:
    result = pie.extract(TEXT)
    assert {mention.place.full_name for mention in result.places if mention.place} >= {"شهرستان ابهر", "شهرستان خرم‌دره", "استان قزوین"}
    assert [(province.name, province.id) for province in result.provinces] == [("زنجان", "IR-19"), ("قزوین", "IR-26")]
    assert "اداره کل راه و شهرسازی" in {agency.name for agency in result.agencies}
    for record in (*result.places, *result.agencies):
        assert TEXT[record.start : record.end] == record.text


def test_a_document_gives_the_same() -> None:
    doc = pie.load()(TEXT)
    result = pie.extract(TEXT)
    assert tuple(doc._.pie.provinces) == result.provinces
    assert tuple(doc._.pie.agencies) == result.agencies
    assert doc._.pie.normalized == pie.normalize(TEXT)
