"""The page of an article: what a reader finds on it, by a parser of HTML; hostile text stays text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_ie.types import Article, Entity, Extraction, Fact, Timex, Zone
from tests.viz.examples import ARTICLE, HOSTILE, example, hostile
from tests.viz.reading import parsed, pick, words


@pytest.fixture(scope="module")
def page():
    return parsed(example().to_html())


def test_it_is_a_persian_page_with_landmarks_and_headings(page) -> None:
    assert example().to_html().startswith("<!doctype html>\n")
    assert (page.get("lang"), page.get("dir")) == ("fa", "rtl")
    assert page.findtext(".//title") == "ثبت ۱۲۰ تعاونی در بافق"
    assert [element.tag for element in page.find("body") if element.tag in ("header", "main", "footer")] == ["header", "main", "footer"]
    assert [words(element) for element in page.iter("h1")] == ["ثبت ۱۲۰ تعاونی در بافق"]
    assert [words(element) for element in page.find(".//main").iter("h2")] == ["آمارها ۵ مورد", "خط زمان ۲ زمان", "مسئولان ۱ نفر"]
    for section in page.iter("article", "section"):
        assert section.get("id") or page.get_element_by_id(section.get("aria-labelledby")) is not None


def test_agency_day_and_address_stand_above_the_text(page) -> None:
    assert [words(item) for item in pick(page, "ul.meta li")] == ["خبرگزاری نمونه", "۲۰ مهر ۱۴۰۴، ساعت ۰۹:۳۰", "خبر در وبگاه رسانه"]
    assert pick(page, "ul.meta a")[0].get("href") == "https://news.example/1?a=b&c=d"


def test_the_text_is_whole_and_the_title_is_the_heading(page) -> None:
    lines = ["".join(block.itertext()) for block in pick(page, ".text")[0]]
    assert lines == [line for line in ARTICLE.raw.split("\n") if line]
    assert [block.get("class") for block in pick(page, ".text")[0]] == [None, "abstract", None, None, None]
    assert words(pick(page, ".text mark.furniture")[0]) == "انتهای پیام"


def test_each_kind_has_a_switch_with_its_number(page) -> None:
    assert [words(label) for label in pick(page, "fieldset.kinds label")] == ["آمار ۵", "زمان ۳", "شخص ۱", "مکان ۱", "نهاد ۱"]


def test_every_highlight_can_be_reached_and_tells_its_value_and_where_it_comes_from(page) -> None:
    stops = page.xpath("//mark[@tabindex='0']")
    assert [mark.get("id") for mark in stops if "fact" in mark.get("id")] == [f"fact-{number}" for number in range(1, 6)]
    assert set(page.xpath("//mark/@data-card")) == {mark.get("aria-describedby") for mark in stops}
    told = {mark.get("id"): words(page.get_element_by_id(mark.get("aria-describedby"))) for mark in stops}
    for part in (
        "۱۲۰ تعاونی", "شاخص شمار تعاونی‌ها", "وضع برنامه", "کجا شهرستان بافق از « بافق » · same_list_item", "موضوع تعاونی از « تعاونی » · noun_after",
        "کی ۳۰ دی ۱۴۰۴", "گوینده ناهید کاظمی مدیرکل تعاون یزد", "درستی ۸۲٪", "ردیف ۳ جدول",
    ):  # fmt: skip
        assert part in told["fact-3"]
    assert "دست‌کم ۱۲٬۰۰۰ نفر" in told["fact-4"]
    assert "۲٬۵۰۰٬۰۰۰" in told["fact-5"]
    assert "2024-03-20/2025-03-20" in told["date-2"]
    assert "سال ۱۴۰۳" in told["date-2"]
    assert "date_unknown" in told["date-3"]
    assert "مدیرکل" in told["official-1"]
    assert "شهرستان" in told["entity-1"]


def test_the_table_of_facts(page) -> None:
    table = page.get_element_by_id("facts-table")
    heads = [words(head) for head in pick(table, "thead th")]
    rows = [[words(cell) for cell in row] for row in pick(table, "tbody tr")]
    assert heads == ["در متن", "مقدار", "یکا", "موضوع", "شاخص", "کجا", "کی", "گوینده", "درستی"]
    assert rows == [
        ["۱. ۱۲۰ تعاونی", "۱۲۰", "عدد", "تعاونی برنامه", "شمار تعاونی‌ها", "شهرستان بافق", "", "", "۸۲٪"],
        ["۲. ۱۲۰ تعاونی", "۱۲۰", "عدد", "تعاونی برنامه تکرار ۱", "شمار تعاونی‌ها", "شهرستان بافق", "", "", "۸۲٪"],
        ["۳. ۱۲۰ تعاونی", "۱۲۰", "عدد", "تعاونی برنامه تکرار ۱", "شمار تعاونی‌ها", "شهرستان بافق", "۳۰ دی ۱۴۰۴", "ناهید کاظمی مدیرکل تعاون یزد", "۸۲٪"],
        ["۴. ۱۲ هزار نفر", "دست‌کم ۱۲٬۰۰۰", "نفر", "", "شمار شاغلان", "", "سال ۱۴۰۳", "ناهید کاظمی مدیرکل تعاون یزد", "۹۰٪"],
        ["۵. دو میلیون و ۵۰۰ هزار ریال وام", "۲ میلیون و ۵۰۰ هزار", "ریال برای هر نفر", "وام", "شمار وام‌ها", "", "", "مدیرکل", ""],
    ]  # fmt: skip
    assert all(head.get("scope") == "col" for head in pick(table, "thead th"))
    assert all(head.get("scope") == "row" for head in pick(table, "tbody th"))
    assert table.find("caption") is not None
    assert [float(row[1].get("data-key")) for row in pick(table, "tbody tr")] == [120, 120, 120, 12000, 2_500_000]


def test_officials_and_time_line(page) -> None:
    [row] = pick(page.get_element_by_id("officials-table"), "tbody tr")
    assert [words(cell) for cell in row] == ["ناهید کاظمی", "مدیرکل", "تعاون", "یزد", "۳"]
    times = pick(page, "ol.times")[0].findall("li")
    assert [words(time.find("time")) for time in times] == ["سال ۱۴۰۳", "۳۰ دی ۱۴۰۴"]
    assert [[link.get("href") for link in time.iter("a")] for time in times] == [["#fact-4", "#date-2"], ["#fact-3", "#date-1"]]


def test_time_runs_from_right_to_left(page) -> None:
    ends = [tuple(map(float, re.findall(r"[\d.]+", path.get("d").replace(" 10H", " ")))) for path in pick(page, ".times .span")]
    [(year_start, year_end), (day_start, day_end)] = ends
    assert 1000 >= year_start > year_end > day_start == day_end >= 0
    [published] = {path.get("d") for path in pick(page, ".times .now")}
    assert year_end > float(re.findall(r"M([\d.]+)", published)[0]) > day_start


def test_a_single_time_has_no_scale_to_stand_on() -> None:
    text = "در سال ۱۴۰۳ باران بارید."
    dates = (Timex(3, 11, "سال ۱۴۰۳", "2024-03-20/2025-03-20"),)
    assert pick(parsed(Extraction(Article(text), dates=dates).to_html()), "svg") == []
    assert len(pick(parsed(Extraction(Article(text, published="2025-10-12"), dates=dates).to_html()), "svg")) == 1


def test_every_link_and_reference_has_its_target(page) -> None:
    ids = [element.get("id") for element in page.iter() if isinstance(element.tag, str) and element.get("id")]
    assert len(ids) == len(set(ids))
    named = {element.get("href")[1:] for element in page.iter("a") if element.get("href").startswith("#")}
    for attribute in ("aria-labelledby", "aria-describedby", "for", "data-card"):
        named |= {element.get(attribute) for element in page.iter() if isinstance(element.tag, str) and element.get(attribute)}
    assert {"fact-1", "row-1", "official-1", "official-1-row", "facts"} <= named <= set(ids)


def test_it_loads_nothing(page) -> None:
    assert page.xpath("//link | //img | //iframe | //object | //embed | //form | //*[@src or @srcset or @style]") == []
    style = page.find(".//style").text
    assert not re.search(r"url\(|@import|@font-face", style)
    assert not re.search(r"\b(fetch|XMLHttpRequest|import|eval|innerHTML|localStorage)\b", page.findall(".//script")[0].text)
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_it_reads_in_light_and_dark() -> None:
    """Contrast of text and of the lines under highlights, by the formula of WCAG 2."""
    style = parsed(example().to_html()).find(".//style").text
    schemes = [dict(re.findall(r"--(\w+): ([^;]+);", block)) for block in re.findall(r":root \{([^}]*)\}", style)]
    assert len(schemes) == 3  # light, dark, print

    def luminance(colour: str) -> float:
        digits = colour.removeprefix("#")
        channels = [int(digits[i : i + len(digits) // 3] * (2 if len(digits) == 3 else 1), 16) for i in range(0, len(digits), len(digits) // 3)] if "#" in colour else map(int, colour.split())  # fmt: skip
        linear = [c / 3294.6 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in channels]
        return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))

    for scheme in schemes:
        for name in ("ink", "soft", "link", "fact", "date", "person", "place", "agency"):
            light, dark = sorted((luminance(scheme[name]), luminance(scheme["paper"])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, scheme[name])


def test_an_article_with_nothing_in_it() -> None:
    page = parsed(Extraction(Article("باران بارید.")).to_html())
    assert words(page.find(".//h1")) == "خبر بی‌عنوان"
    assert words(pick(page, ".text p")[0]) == "باران بارید."
    assert words(page.find(".//section")) == "آمارها در این متن آماری یافت نشد."
    assert page.xpath("//table | //ol | //fieldset | //nav | //ul") == []
    parsed(Extraction(Article("")).to_html())


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_stays_text(text: str) -> None:
    source = hostile(text).to_html()
    page = parsed(source.encode("utf-8"))
    clean = parsed(example().to_html())
    assert {element.tag for element in page.iter()} <= {element.tag for element in clean.iter()} | {"nav"}
    known = {name for element in clean.iter() for name in element.attrib}
    assert {name for element in page.iter() for name in element.attrib} <= known
    assert [element.text for element in page.iter("script", "style")] == [element.text for element in clean.iter("script", "style")]
    assert {address.partition("#")[0] for address in page.xpath("//a/@href")} == {""}
    assert page.xpath("//base | //body[@onload] | //comment()") == []
    for outside in page.xpath("//text()[not(ancestor::*[contains(@class, 'text')])] | //@*[name() != 'title']"):
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\u2029\x00\x1b]", outside), outside


def test_only_addresses_of_the_web_become_links() -> None:
    for url, linked in (
        ("https://a.ir/x", 1),
        ("http://a.ir", 1),
        ("javascript:alert(1)", 0),
        ("data:text/html,x", 0),
        ("//a.ir", 0),
        (" https://a.ir", 0),
    ):
        assert len(pick(parsed(Extraction(Article("خبر", url=url)).to_html()), ".meta a")) == linked, url


def test_latin_first_words_do_not_turn_a_persian_line(page) -> None:
    shown = parsed(Extraction(Article("متن", title=None, id="x"), zones=()).to_html())
    assert pick(shown, "h1 bdi")[0].get("dir") is None
    titled = parsed(Extraction(Article("متن", source="IRNA خبرگزاری")).to_html())
    assert pick(titled, ".meta bdi")[0].get("dir") == "rtl"


KINDS = st.sampled_from(["title", "abstract", "body", "menu", "subhead", "odd"])


@given(st.text(alphabet="اب ۱\n\r\u200c<&\"'", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), KINDS), max_size=6))
def test_no_character_of_a_line_is_lost(text: str, zones: list[tuple[int, int, str]]) -> None:
    spans = sorted((start, end) for start, end, _ in zones)
    found = Extraction(
        Article(text),
        facts=tuple(Fact(start, end, "", 1, "count") for start, end in spans),
        dates=tuple(Timex(start, end, "", None) for start, end in pairwise(sorted({at for each in spans for at in each}))),
        zones=tuple(Zone(start, end, kind) for start, end, kind in zones),
    )
    page = parsed(found.to_html())
    blocks = ["".join(block.itertext()) for block in pick(page, ".text")[0] if block.get("id") != "title" or not pick(block, "bdi")]
    assert blocks == [line.replace("\r", "\n") for line in text.split("\n") if line.strip()]


def test_a_very_long_article_is_quick() -> None:
    """Every line its marks, and a zone over many lines: the work is linear."""
    line = "تا پایان سال ۱۲۰ تعاونی در بافق ثبت شد و کار ادامه دارد.\n"
    text = line * 15_000
    starts = range(0, len(text), len(line))
    found = Extraction(
        Article(text),
        entities=tuple(Entity(start + 24, start + 28, "بافق", "LOC") for start in starts),
        zones=(Zone(0, len(text) // 2, "body"), Zone(len(text) // 2, len(text), "menu")),
    )
    assert found.to_html().count('class="place"') > 15_000
