"""``persian-ie report``: a page for each article and an index, made anew or gone on with, and nothing of others touched."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from persian_ie.viz.report import file_name
from tests.speed.articles import articles
from tests.test_cli import COMMAND, GOOD, TEXT, fails, ran
from tests.viz.examples import HOSTILE
from tests.viz.reading import parsed, pick, words

MADE = [json.dumps(article, ensure_ascii=False) for article in articles(12)]


def given(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def index(folder: Path) -> Any:
    return parsed((folder / "index.html").read_bytes())


def listed(folder: Path) -> list[list[str]]:
    """The cells of the index."""
    return [[words(cell) for cell in row] for row in pick(index(folder), "tbody")[0]]


def pages(folder: Path) -> list[str]:
    """The pages that the index links to, all of them there, and no other file beside them."""
    found = [unquote(link) for link in pick(index(folder), "tbody")[0].xpath(".//a/@href")]
    assert sorted(path.name for path in (folder / "articles").iterdir()) == sorted(page.removeprefix("articles/") for page in found)
    return found


def test_a_page_for_each_and_an_index(tmp_path: Path) -> None:
    news = given(
        tmp_path / "news.jsonl", GOOD, "{broken",
        json.dumps({"id": "b/2", "title": "بارش <b>برف</b>", "text": "برف بارید.", "source": "ایسنا"}), '{"id": "c"}',
    )  # fmt: skip
    out = tmp_path / "new" / "report"
    result = ran("report", news, "-o", out)
    assert (result.status, result.out) == (1, f"{out / 'index.html'}\n")
    assert f"{news}, line 2: broken_json" in result.err
    assert result.err.splitlines()[-1] == "persian-ie: 2 of 4 articles failed"
    assert listed(out) == [["a1", "۱۵ شهریور ۱۴۰۴", "", "لرستان", "۱"], ["بارش <b>برف</b>", "", "ایسنا", "", "۰"]]
    page = parsed((out / pages(out)[0]).read_bytes())
    assert words(pick(page, ".text p")[0]) == TEXT
    assert [link.get("href") for link in pick(page, "nav a")] == ["../index.html"]
    failures = index(out).get_element_by_id("failures")
    assert [[words(cell) for cell in row][:4] for row in pick(failures, "tbody tr")] == [
        [str(news), "۲", "", "قالب JSON نادرست است"], [str(news), "۴", "c", "خبر نیست"],
    ]  # fmt: skip
    assert "۲ خبر، ۲ ناموفق" in words(pick(index(out), "header")[0])


def test_the_same_inputs_as_extract(tmp_path: Path) -> None:
    text = tmp_path / "خبر شیلات.txt"
    text.write_text(TEXT, "utf-8")
    out = tmp_path / "report"
    assert ran("report", text, "-", "--published", "۱۴۰۴/۰۶/۱۵", "-q", "-o", out, given=GOOD).err == ""
    assert [row[:2] for row in listed(out)] == [["خبر شیلات", "۱۵ شهریور ۱۴۰۴"], ["a1", "۱۵ شهریور ۱۴۰۴"]]
    assert pages(out)[0].startswith("articles/خبر-شیلات-")


def test_workers_make_the_same_report(tmp_path: Path) -> None:
    news = given(tmp_path / "news.jsonl", *MADE, "{broken")
    for name, options in (("one", []), ("two", ["--workers", "2", "--timeout", "60"])):
        assert ran("report", news, "-o", tmp_path / name, *options).status == 1
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.html")} for name in ("one", "two")
    )
    assert one == two
    assert len(one) == 13


@pytest.mark.parametrize("name", [*HOSTILE, "CON", "a" * 3000, "𐎠" * 200, ".", "..", "", "الف/ب\\ج", "a.html"], ids=ascii)
def test_file_names_are_safe(tmp_path: Path, name: str) -> None:
    made = file_name(name, "")
    assert not set(made) & set('/\\:*?"<>|\0\n ')
    assert len(made.encode("utf-8")) < 200
    assert not made.startswith((".", "-"))
    (tmp_path / made).write_text("")


def test_names_are_those_of_the_id_and_differ_where_ids_do(tmp_path: Path) -> None:
    ids = ["a", "A", "a ", "a/", "a-", "آ", "ا\u0653", "1", "۱"]
    assert len({file_name(name, "").lower() for name in ids}) == len(ids)
    lines = [json.dumps({"id": name, "text": "خبر"}) for name in ids]
    ran("report", given(tmp_path / "1.jsonl", *lines), "-o", tmp_path / "one")
    ran("report", given(tmp_path / "2.jsonl", *reversed(lines), MADE[0]), "-o", tmp_path / "two")
    assert set(pages(tmp_path / "one")) < set(pages(tmp_path / "two"))


def test_articles_without_an_id_or_with_the_same_one_have_pages_of_their_own(tmp_path: Path) -> None:
    texts = [
        {"text": "یک"},
        {"text": "دو"},
        {"text": "یک"},
        {"id": "x", "text": "یک"},
        {"id": "x", "text": "دو"},
        {"id": "x", "text": "یک"},
    ]
    out = tmp_path / "report"
    result = ran("report", given(tmp_path / "news.jsonl", *map(json.dumps, texts)), "-o", out)
    assert [words(pick(parsed((out / page).read_bytes()), ".text p")[0]) for page in pages(out)] == ["یک", "دو", "یک", "دو"]
    assert "2 of the articles were in" in result.err  # those that came before, word for word


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    out = tmp_path / "report"
    ran("report", given(tmp_path / "1.jsonl", *MADE[:3], "{broken"), "-o", out)
    before = pages(out)
    (out / "articles" / "mine.html").write_text("mine")
    (out / "notes.txt").write_text("mine")
    changed = {**json.loads(MADE[1]), "text": "۷۷ تعاونی ثبت شد."}
    assert ran("report", given(tmp_path / "2.jsonl", json.dumps(changed), MADE[5]), "-o", out).status == 0
    assert [path.read_text() for path in (out / "articles" / "mine.html", out / "notes.txt")] == ["mine", "mine"]
    (out / "articles" / "mine.html").unlink()
    after = pages(out)
    assert after[0] == before[1]  # a page keeps its name when its text is mended
    assert "۷۷ تعاونی" in (out / after[0]).read_text("utf-8")
    assert len(after) == 2
    assert "ناموفق" not in words(index(out))


def test_resume_makes_only_what_is_new_and_tries_failures_again(tmp_path: Path) -> None:
    out = tmp_path / "report"
    news = given(tmp_path / "news.jsonl", *MADE[:3], "{broken")
    ran("report", news, "-o", out)
    first, second, third = pages(out)
    (out / first).write_text("kept", "utf-8")
    (out / second).unlink()
    result = ran("report", given(news, *MADE[:3], "{broken", MADE[4]), "--resume", "-o", out)
    assert result.status == 1
    assert "2 of the articles were in" in result.err
    assert (out / first).read_text("utf-8") == "kept"
    assert sorted(pages(out)) == sorted({first, second, third, *pages(out)})
    assert len(pages(out)) == 4
    assert words(pick(index(out), "header")[0]) == "گزارش خبرها ۴ خبر، ۱ ناموفق"
    again = ran("report", given(news, *MADE[:3]), "--resume", "-o", out, "-q")
    assert (again.status, again.err) == (0, "")
    assert len(pages(out)) == 4
    assert "ناموفق" not in words(index(out))


def test_killed_and_called_again_it_is_whole(tmp_path: Path) -> None:
    news = given(tmp_path / "news.jsonl", *MADE)
    out = tmp_path / "report"
    with subprocess.Popen([*COMMAND, "report", news, "-o", out], stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 60
        while len(list(out.glob("articles/*.html"))) < 3 and time.monotonic() < deadline:
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 130
    assert not (out / "index.html").exists()
    assert list(out.rglob("*.part")) == []
    with (out / "report.jsonl").open("a", encoding="utf-8") as record:
        record.write('{"page": "cut o')
    result = ran("report", news, "--resume", "-o", out)
    assert result.status == 0
    assert "of the articles were in" in result.err
    assert len(set(pages(out))) == 12
    whole = tmp_path / "whole"
    ran("report", news, "-o", whole)
    assert [(out / page).read_bytes() for page in pages(out)] == [(whole / page).read_bytes() for page in pages(whole)]
    assert listed(out) == listed(whole)


def test_what_is_no_report_is_left_alone(tmp_path: Path) -> None:
    news = given(tmp_path / "news.jsonl", GOOD)
    assert "it is a file, and a report is a folder" in fails("report", news, "-o", news)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("mine")
    assert "has an index.html that is no report's; give another folder" in fails("report", news, "-o", site)
    for record in (GOOD, '{"page": "../../x.html", "digest": "0"}', "[]", "{", '"code"', '{"page": 7}'):
        given(site / "report.jsonl", record)
        assert "line 1 of its report.jsonl is no report's" in fails("report", news, "--resume", "-o", site), record
    assert sorted(path.name for path in site.iterdir()) == ["index.html", "report.jsonl"]
    assert (site / "index.html").read_text() == "mine"


def test_no_articles_no_folder(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text("\n\n")
    assert fails("report", news, "-o", tmp_path / "report") == f"persian-ie: no articles in {news}"
    assert [path.name for path in tmp_path.iterdir()] == ["news.jsonl"]
    given(news, GOOD)
    ran("report", news, "-o", tmp_path / "report")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    news.write_text("")
    fails("report", news, "-o", tmp_path / "report")
    assert {**before, news: b""} == {path: path.read_bytes() for path in tmp_path.rglob("*.*")}


def test_wrong_calls(tmp_path: Path) -> None:
    news = given(tmp_path / "news.jsonl", GOOD)
    assert "--output" in ran("report", news).err
    assert "--workers" in fails("report", news, "-o", tmp_path / "r", "--timeout", "5")
    assert "cannot read" in fails("report", tmp_path / "none.jsonl", "-o", tmp_path / "r")
    assert "cannot tell what" in fails("report", tmp_path, "-o", tmp_path / "r")
    locked = tmp_path / "news.jsonl" / "below"
    assert "cannot write" in fails("report", news, "-o", locked)
    assert [path.name for path in tmp_path.iterdir()] == ["news.jsonl"]
