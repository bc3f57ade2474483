"""Pages in a real browser, headless Chromium where there is one: direction, cards, sorting, filtering, nothing on the console.

A page's policy lets no script run but its own, so the script that tries it out goes into a copy without the policy.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from persian_ie.io.jsonl import Line
from persian_ie.types import Article, Extraction, ExtractionError, Fact, Place
from persian_ie.viz.report import Report
from tests.viz.examples import HOSTILE, example, hostile

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

POLICY = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')
TRIED = '<pre id="tried">'

Browse = Callable[..., tuple[str, list[str]]]


@pytest.fixture
def browse(tmp_path: Path) -> Browse:
    """Load a page; gives its document after its scripts ran, and the lines of the console."""

    def load(page: str | Path, *options: str) -> tuple[str, list[str]]:
        path = page if isinstance(page, Path) else tmp_path / "page.html"
        if isinstance(page, str):
            path.write_text(page, "utf-8")
        call = [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--window-size=1200,900", "--virtual-time-budget=3000",
            f"--user-data-dir={tmp_path / 'profile'}", *options, "--dump-dom", path.as_uri(),
        ]  # fmt: skip
        run = subprocess.run(call, capture_output=True, encoding="utf-8", timeout=120)
        return run.stdout, [line for line in run.stderr.splitlines() if "CONSOLE" in line]

    return load


def tried(browse: Browse, page: str, script: str, *options: str) -> dict[str, Any]:
    """What a script finds that is put into a page: the object ``found`` that it fills."""
    page, policies = POLICY.subn("", page)
    assert policies == 1
    write = f"document.body.insertAdjacentHTML('beforeend', '{TRIED}</pre>'); document.getElementById('tried').textContent = JSON.stringify(found);"
    document, console = browse(
        page.replace("</body>", f"<script>(async () => {{ const found = {{}}; {script}; {write} }})();</script></body>"), *options
    )
    assert console == []
    return json.loads(unescape(document.rpartition(TRIED)[2].partition("</pre>")[0]))


def test_its_own_script_runs_under_its_policy_and_no_other(browse: Browse) -> None:
    page = example().to_html()
    document, console = browse(page)
    assert console == []
    assert len(re.findall('<th scope="col"[^>]*><button type="button">', document)) == 14
    injected = page.replace("</main>", "<script>document.title = 'stolen'</script><img src=x onerror=\"document.title = 'stolen'\"></main>")
    document, console = browse(injected)
    assert "<title>ثبت ۱۲۰ تعاونی در بافق</title>" in document
    assert console != []


def test_it_runs_from_right_to_left(browse: Browse) -> None:
    script = """
    const box = (path) => document.querySelector(path).getBoundingClientRect();
    found.direction = getComputedStyle(document.body).direction;
    found.heads = Array.from(document.querySelectorAll("#facts-table thead th"), (head) => head.getBoundingClientRect().left);
    const words = document.createRange(); words.selectNodeContents(document.querySelector("h1"));
    found.margin = box("main").right - words.getBoundingClientRect().right;
    found.wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    found.unseen = document.getElementById("card").hidden;
    """
    for width in (1200, 500):
        found = tried(browse, example().to_html(), script, f"--window-size={width},900")
        assert found["direction"] == "rtl"
        assert found["heads"] == sorted(found["heads"], reverse=True)
        assert 0 <= found["margin"] < 3
        assert found["wide"] <= 0
        assert found["unseen"]


def test_pointer_and_keyboard_show_the_card(browse: Browse) -> None:
    script = """
    const card = document.getElementById("card"), mark = document.getElementById("fact-3"), place = document.getElementById("entity-1");
    const seen = () => card.hidden ? null : card.innerText.replace(/\\s+/g, " ");
    const over = (element) => element.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, clientX: 600 }));
    const press = (element, key) => element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const later = () => new Promise((done) => setTimeout(done, 400));
    over(mark); found.hovered = seen();
    const at = card.getBoundingClientRect(), line = mark.getBoundingClientRect();
    found.beside = at.top >= line.bottom && at.top < line.bottom + 20 || at.bottom <= line.top;
    found.inside = at.left >= 0 && at.right <= document.documentElement.clientWidth;
    press(document.body, "Escape"); found.escaped = seen();
    found.hidden = document.getElementById("fact-3-card").closest("[hidden]") !== null;
    mark.focus(); found.focused = seen(); found.onto = document.activeElement.id;
    place.focus(); found.next = seen();
    press(mark, "Enter"); found.row = location.hash;
    document.querySelector("#row-4 a").click(); found.back = location.hash;
    await later(); found.arrived = document.activeElement.id; found.told = seen();
    const box = document.querySelector("input[data-kind=fact]"); box.click();
    found.stops = document.querySelectorAll("mark.fact[tabindex='0']").length;
    press(document.body, "Escape"); over(mark); found.off = seen();
    box.click(); document.activeElement.blur(); over(mark); await later(); found.pointed = seen();
    document.querySelector(".text").dispatchEvent(new PointerEvent("pointerleave")); await later(); found.left = seen();
    mark.focus(); document.querySelector(".text").dispatchEvent(new PointerEvent("pointerleave")); await later(); found.kept = seen();
    mark.blur(); await later(); found.blurred = seen();
    document.body.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, clientX: 600 })); over(mark); found.scrolled = seen();
    """
    found = tried(browse, example().to_html(), script)
    for shown in (found["hovered"], found["focused"]):
        assert "۱۲۰ تعاونی" in shown
        assert "شمار تعاونی‌ها" in shown
        assert "شهرستان بافق" in shown
        assert "noun_after" in shown
        assert "۸۲٪" in shown
    assert "شهرستان" in found["next"]
    assert "نرخ" not in found["next"]
    assert (found["beside"], found["inside"], found["escaped"], found["hidden"]) == (True, True, None, True)
    assert (found["onto"], found["row"], found["back"]) == ("fact-3", "#row-3", "#fact-4")
    assert found["arrived"] == "fact-4"
    assert "۱۲٬۰۰۰ نفر" in found["told"]
    assert (found["stops"], found["off"]) == (0, None)
    assert (found["left"], found["blurred"], found["scrolled"]) == (None, None, None)
    assert found["pointed"] == found["kept"] == found["hovered"]


def test_a_card_in_a_card_tells_of_both(browse: Browse) -> None:
    found = tried(
        browse,
        Extraction(
            Article("۱۲ مدرسه بافق"),
            facts=(Fact(0, 13, "۱۲ مدرسه بافق", 12, "count", item="مدرسه"), Fact(3, 8, "مدرسه", 7, "person")),
        ).to_html(),
        "document.getElementById('fact-2').focus(); found.heads = Array.from(document.querySelectorAll('#card h3'), (head) => head.innerText)",
    )
    assert [head.split("\n")[-1] for head in found["heads"]] == ["۷ نفر", "۱۲ مدرسه"]


def test_tables_sort_by_value_time_and_words(browse: Browse) -> None:
    script = """
    const table = document.getElementById("facts-table"), heads = table.tHead.rows[0].cells;
    const order = () => Array.from(table.tBodies[0].rows, (row) => Number(row.id.split("-")[1]));
    const sorted = (column) => { heads[column].querySelector("button").click(); return [order(), heads[column].getAttribute("aria-sort")]; };
    found.value = [sorted(1), sorted(1)];
    found.only = table.querySelectorAll("th[aria-sort]").length;
    found.time = [sorted(6), sorted(6)];
    found.unit = sorted(2);
    found.text = sorted(0);
    found.told = document.getElementById("status").textContent;
    found.focusable = heads[0].querySelector("button").tabIndex;
    """
    found = tried(browse, example().to_html(), script)
    assert found["value"] == [[[1, 2, 3, 4, 5], "ascending"], [[5, 4, 1, 2, 3], "descending"]]
    assert found["time"] == [[[4, 3, 5, 1, 2], "ascending"], [[3, 4, 5, 1, 2], "descending"]]  # those without one stay last
    assert found["unit"] == [[5, 3, 1, 2, 4], "ascending"]  # ریال, عدد, نفر; equal ones stay as they were
    assert found["text"] == [[1, 2, 3, 4, 5], "ascending"]
    assert (found["only"], found["focusable"]) == (1, 0)
    assert "در متن" in found["told"]


def test_dark_mode_and_print(browse: Browse) -> None:
    script = "found.paper = getComputedStyle(document.body).backgroundColor; found.ink = getComputedStyle(document.body).color"
    light = tried(browse, example().to_html(), script)
    dark = tried(browse, example().to_html(), script, "--blink-settings=preferredColorScheme=0")
    assert light != dark

    def brightness(colour: str) -> int:
        return sum(map(int, re.findall(r"\d+", colour)))

    assert brightness(light["paper"]) > brightness(light["ink"])
    assert brightness(dark["paper"]) < brightness(dark["ink"])


def test_hostile_text_runs_nothing(browse: Browse) -> None:
    """All of it in one page, without the policy that would stop it anyway."""
    page = hostile(" ".join(HOSTILE)).to_html()
    script = """
    for (const mark of document.querySelectorAll("mark")) mark.focus();
    for (const head of document.querySelectorAll("th button")) head.click();
    found.scripts = document.scripts.length; found.images = document.images.length; found.title = document.title.length > 0;
    """
    calls = "<script>window.alert = () => console.error('alerted');</script>"
    found = tried(browse, page.replace("<body>", f"<body>{calls}"), script)
    assert found == {"scripts": 3, "images": 0, "title": True}  # the page's own and the two of this test


def test_the_index_filters_and_sorts(browse: Browse, tmp_path: Path) -> None:
    with Report(str(tmp_path / "report")) as report:
        for number, (title, source, facts) in enumerate([("طرح‌های يزد", "ایسنا", 2), ("کتاب ۱۲ شهر", "مهر", 10), ("باران", None, 0)]):
            article = Article("متن", str(number), title, None, f"2025-10-{12 - number}", None, source)
            assert not report.has(Line(number, article.id, article))
            report.result(
                Extraction(article, facts=(Fact(0, 3, "متن", 1, "count"),) * facts, provinces=(Place("یزد", "province"),) * (number == 0))
            )
        report.error(ExtractionError("e", "timed_out", "not done after 5 s"), 4, "news.jsonl")
        index = Path(str(report.finish()))
    document, console = browse(index)
    assert console == []
    assert "<button" in document
    script = """
    const table = document.getElementById("articles"), box = document.getElementById("filter");
    const rows = () => Array.from(table.tBodies[0].rows).filter((row) => row.offsetHeight).map((row) => row.cells[0].innerText.trim());
    const typed = (words) => { box.value = words; box.dispatchEvent(new Event("input")); return [rows(), document.querySelector("output").innerText]; };
    found.typed = ["طرحهای یزد", "مهر 12", "نیست", ""].map(typed);
    const click = (column) => { table.tHead.rows[0].cells[column].querySelector("button").click(); return rows(); };
    found.sorted = [click(4), click(4), click(1)];
    found.links = Array.from(table.querySelectorAll("a"), (link) => link.getAttribute("href"));
    """
    found = tried(browse, index.read_text("utf-8"), script)
    first, second, third = "طرح‌های يزد", "کتاب ۱۲ شهر", "باران"
    assert found["typed"] == [[[first], "۱ خبر از ۳"], [[second], "۱ خبر از ۳"], [[], "۰ خبر از ۳"], [[first, second, third], ""]]
    assert found["sorted"] == [[third, first, second], [second, first, third], [third, second, first]]
    assert all((index.parent / link).is_file() for link in found["links"])
