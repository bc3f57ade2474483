"""The command line's contract: what goes where, and what the exit status says."""

from __future__ import annotations

import gzip
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from persian_ie import __version__, cli
from persian_ie.pipelines import batches
from persian_ie.types import Extraction
from tests.speed.articles import articles

TEXT = "به گزارش خبرنگار ما، علی رضایی مدیرکل تعاون لرستان امروز گفت: ۵۳۷ تعاونی در شهرستان سلسله ثبت شده است."
GOOD = json.dumps({"id": "a1", "text": TEXT, "published": "2025-09-06"}, ensure_ascii=False)
COMMAND = [sys.executable, "-m", "persian_ie.cli"]


class Ran:
    """What a call gave."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def ran(*arguments: str | Path, given: str | bytes | None = None) -> Ran:
    result = CliRunner().invoke(cli.app, [str(argument) for argument in arguments], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.stderr
    return Ran(result.exit_code, result.stdout, result.stderr)


def fails(*arguments: str | Path, given: str | bytes | None = None) -> str:
    """The one line that a call with exit status 2 says."""
    result = ran(*arguments, given=given)
    assert (result.status, result.out) == (2, ""), result.err
    [line] = result.err.splitlines()
    assert line.startswith("persian-ie: ")
    return line


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text(
        "\n".join([GOOD, '{"id": "b2"}', "{broken", "", '{"text": "۱۲ نفر آمدند.", "published": "پریروز"}', GOOD]) + "\n", "utf-8"
    )
    return path


def test_one_object_an_article(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(GOOD + "\n" + GOOD.replace("a1", "a2"), "utf-8")
    result = ran("extract", path)
    assert (result.status, result.err) == (0, "")
    first, second = result.lines
    assert (first["id"], second["id"]) == ("a1", "a2")
    assert list(first)[:6] == ["id", "facts", "officials", "dates", "entities", "article"]
    [fact] = first["facts"]
    assert TEXT[fact["start"] : fact["end"]] == fact["text"]
    slots = {
        "start",
        "end",
        "text",
        "value",
        "high",
        "unit",
        "item",
        "bound",
        "modality",
        "change",
        "indicator",
        "place",
        "time",
        "speaker",
        "per",
        "rule",
    }
    assert slots <= set(fact)
    assert (fact["value"], fact["unit"], fact["place"]["name"]) == (537, "count", "سلسله")
    [official] = first["officials"]
    assert (official["name"], official["role"], official["place"]) == ("علی رضایی", "مدیرکل", "لرستان")
    assert {"start": 51, "value": "2025-09-06"}.items() <= first["dates"][0].items()
    assert {"start", "end", "text", "label", "kind", "id"} <= set(first["entities"][0])
    assert first["article"]["text"] == TEXT
    assert Extraction.from_dict(first).to_dict() == {key: value for key, value in first.items() if key != "id"}


def test_the_result_is_the_librarys(tmp_path: Path) -> None:
    import persian_ie as pie

    made = next(articles(1))
    (tmp_path / "a.jsonl").write_text(json.dumps(made), "utf-8")
    [line] = ran("extract", tmp_path / "a.jsonl").lines
    assert Extraction.from_dict(line) == pie.extract(made)


def test_bad_lines_become_errors_and_the_rest_goes_on(news: Path) -> None:
    result = ran("extract", news)
    assert result.status == 1
    assert [(line["id"], line.get("line"), line.get("error", {}).get("code")) for line in result.lines] == [
        ("a1", None, None),
        ("b2", 2, "not_an_article"),
        (None, 3, "broken_json"),
        (None, 5, "not_a_date"),
        ("a1", None, None),
    ]
    assert all(
        set(line) == {"id", "line", "error"} and set(line["error"]) == {"code", "message"} for line in result.lines if "error" in line
    )
    assert "3 of 5 articles failed" in result.err.splitlines()[-1]
    assert f"{news}, line 3: broken_json" in result.err


def test_an_error_inside_becomes_a_line_too(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Extraction:
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(batches, "extract", broken)
    result = ran("extract", news)
    assert result.status == 1
    assert result.lines[0] == {"id": "a1", "line": 1, "error": {"code": "internal_error", "message": "ZeroDivisionError: a fault of ours"}}
    assert len(result.lines) == 5


def test_many_failures_do_not_flood_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("x\n" * 1000)
    result = ran("extract", tmp_path / "a.jsonl")
    assert (result.status, len(result.lines)) == (1, 1000)
    assert len(result.err.splitlines()) < 20
    assert "1000 of 1000 articles failed" in result.err


def test_output_file_is_written_also_when_lines_fail(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = ran("extract", news, "-o", out)
    assert (result.status, result.out) == (1, "")
    assert len(out.read_text("utf-8").splitlines()) == 5
    zipped = tmp_path / "out.jsonl.gz"
    ran("extract", news, "--output", zipped)
    assert gzip.decompress(zipped.read_bytes()).decode() == out.read_text("utf-8")


def test_a_file_may_be_rewritten_in_place(news: Path) -> None:
    assert ran("extract", news, "-o", news).status == 1
    assert len(news.read_text("utf-8").splitlines()) == 5


@pytest.mark.parametrize("option", [(), ("--input", "text")])
def test_text_files_and_standard_input(tmp_path: Path, option: tuple[str, ...]) -> None:
    path = tmp_path / "خبر.txt"
    path.write_text(TEXT, "utf-8")
    [from_file] = ran("extract", path, *option).lines
    [from_input] = ran("extract", "-", *option, given=TEXT).lines
    assert (from_file["id"], from_input["id"]) == ("خبر", None)
    assert from_file["facts"] == from_input["facts"]
    assert from_file["facts"][0]["value"] == 537


def test_json_lines_on_standard_input() -> None:
    assert [line["id"] for line in ran("extract", "-", given=GOOD + "\n" + GOOD).lines] == ["a1", "a1"]
    assert [line["id"] for line in ran("extract", "-", given=gzip.compress(GOOD.encode())).lines] == ["a1"]
    late = ran("extract", "-", given="broken\n" + GOOD)
    assert (late.status, [line["id"] for line in late.lines]) == (1, [None, "a1"])
    assert ran("extract", "-", "--input", "jsonl", given="broken").lines[0]["error"]["code"] == "broken_json"


def test_several_files_in_order(tmp_path: Path, news: Path) -> None:
    text = tmp_path / "t.txt"
    text.write_text(TEXT, "utf-8")
    assert [line["id"] for line in ran("extract", text, news, text).lines] == ["t", "a1", "b2", None, None, "a1", "t"]


@pytest.mark.parametrize("day", ["2025-09-06", "۱۴۰۴/۰۶/۱۵", "1404-06-15", "1404/6/15", "۱۵ شهریور ۱۴۰۴"])
def test_publication_date(day: str) -> None:
    [line] = ran("extract", "-", "--published", day, given=TEXT).lines
    assert line["article"]["published"] == "2025-09-06"
    assert line["dates"][0]["value"] == "2025-09-06"


def test_an_article_keeps_its_own_date() -> None:
    [line] = ran("extract", "-", "--published", "2020-01-01", given=GOOD).lines
    assert line["article"]["published"] == "2025-09-06"


def test_empty_input_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n\n")
    result = ran("extract", tmp_path / "a.jsonl")
    assert (result.status, result.out, result.err) == (0, "", "")


def test_lone_surrogates_pass_through() -> None:
    [line] = ran("extract", "-", given='{"id": "\\udcff", "text": "۱۲ نفر \\ud800 آمدند"}').lines
    assert (line["id"], line["article"]["text"]) == ("\udcff", "۱۲ نفر \ud800 آمدند")


def test_a_table(news: Path) -> None:
    result = ran("extract", news, "--format", "table")
    assert result.status == 1
    shown = result.out.replace("\u200e", "")
    for part in ("۵۳۷ تعاونی", "537", "cooperative_count", "شهرستان سلسله", "b2 line 2: not_an_article"):
        assert part in shown


# What is wrong with the call or the files: one line, exit status 2.


def test_unknown_files(tmp_path: Path, news: Path) -> None:
    assert "no.jsonl: No such file" in fails("extract", tmp_path / "no.jsonl")
    out = tmp_path / "out.jsonl"
    assert "no.jsonl" in fails("extract", news, tmp_path / "no.jsonl", "-o", out)
    assert not out.exists()
    (tmp_path / "a.csv").write_text("x")
    assert "--input" in fails("extract", tmp_path / "a.csv")
    assert "directory" in fails("extract", tmp_path, "--input", "text")


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_unreadable_encoding(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes("خبر".encode("cp1256"))
    out = tmp_path / "out.jsonl"
    assert "not UTF-8" in fails("extract", tmp_path / name, "-o", out)
    assert not out.exists()
    assert "standard input: not UTF-8" in fails("extract", "-", given=b"\xff\xfe\x00")
    assert "not UTF-8" in fails("normalize", given=b"\xff\xfe\x00")


def test_an_encoding_that_breaks_later_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(GOOD.encode() + b"\n" + b'{"text": "\xff"}\n')
    assert "not UTF-8" in fails("extract", tmp_path / "a.jsonl", "-o", tmp_path / "out.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_unwritable_output(tmp_path: Path, news: Path) -> None:
    assert "cannot write" in fails("extract", news, "-o", tmp_path)
    assert "cannot write" in fails("extract", news, "-o", tmp_path / "no" / "out.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["news.jsonl"]


@pytest.mark.parametrize("day", ["yesterday", "2025-02-30", "1404-12-30", "شهریور ۱۴۰۴", ""])
def test_what_is_no_day(news: Path, day: str) -> None:
    assert "--published" in fails("extract", news, "--published", day)


@pytest.mark.parametrize(
    "arguments", [("extract",), ("extract", "-", "--format", "xml"), ("no-such-command",), ("extract", "-", "--no-such")]
)
def test_wrong_calls(arguments: tuple[str, ...]) -> None:
    result = ran(*arguments)
    assert (result.status, result.out) == (2, "")
    assert "Usage" in result.err


# The other commands.


def test_normalize() -> None:
    assert ran("normalize", "تعاونیها", "مي شود").out == "تعاونی‌ها\nمی‌شود\n"
    assert ran("normalize", given="تعاونیها\n\nكتاب\r\n").out == "تعاونی‌ها\n\nکتاب\n"


def test_dates() -> None:
    [first, second] = ran("dates", "--published", "2025-09-06", "۱۵ شهریور ۱۴۰۴", "دیروز باران آمد").lines
    assert (first["start"], first["end"], first["value"]) == (0, 14, "2025-09-06")
    assert (second["text"], second["value"]) == ("دیروز", "2025-09-05")
    assert ran("dates", given="هیچ\n۱۵ شهریور ۱۴۰۴\n").lines[0]["value"] == "2025-09-06"


@pytest.mark.parametrize(
    ("arguments", "converted"),
    [
        (["۱۴۰۴/۰۶/۱۵"], "2025-09-06"),
        (["1404-06-15"], "2025-09-06"),
        (["۱۵ شهریور ۱۴۰۴"], "2025-09-06"),
        (["2025-09-06", "--to", "jalali"], "1404-06-15"),
        (["۶ سپتامبر ۲۰۲۵", "--to", "jalali"], "1404-06-15"),
        (["۱۴۰۳/۱۲/۳۰", "--to", "gregorian"], "2025-03-20"),
    ],
)
def test_convert_date(arguments: list[str], converted: str) -> None:
    result = ran("convert-date", *arguments)
    assert (result.status, result.out, result.err) == (0, converted + "\n", "")


def test_convert_date_says_what_it_cannot() -> None:
    result = ran("convert-date", "۱۴۰۴/۱۲/۳۰", "۱۴۰۴/۰۶/۱۵", "سلام")
    assert (result.status, result.out) == (1, "2025-09-06\n")
    assert [("۱۴۰۴/۱۲/۳۰" in line, "سلام" in line) for line in result.err.splitlines()] == [(True, False), (False, True)]


@pytest.mark.parametrize("arguments", [(), ("extract",), ("normalize",), ("dates",), ("convert-date",)])
def test_help_has_examples(arguments: tuple[str, ...]) -> None:
    result = ran(*arguments, "--help")
    assert (result.status, result.err) == (0, "")
    assert "Examples:\n" in result.out
    assert "  persian-ie " in result.out
    assert any("\u0600" <= letter <= "\u06ff" for letter in result.out)


def test_version() -> None:
    assert ran("--version").out == f"persian-ie {__version__}\n"


# A real process: pipes, signals, streams.


def spent_by_children() -> float:
    """Seconds of processor time."""
    times = os.times()
    return times.children_user + times.children_system


def test_help_is_quick_and_loads_no_spacy() -> None:
    began = spent_by_children()
    run = subprocess.run([*COMMAND, "--help"], capture_output=True, text=True, check=True, encoding="utf-8")
    assert spent_by_children() - began < 1  # 0.1 s on an idle machine
    assert "extract" in run.stdout
    code = "import sys, persian_ie.cli; print(*sys.modules)"
    assert not {"spacy", "pandas", "rich"} & set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )


def test_utf8_whatever_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    run = subprocess.run([*COMMAND, "extract", "-"], input=TEXT.encode(), capture_output=True, check=True, env=environment)
    assert json.loads(run.stdout.decode("utf-8"))["article"]["text"] == TEXT


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_empty_ones(tmp_path: Path, closed: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    command = shlex.join([*COMMAND, "extract", "-", str(path), "--input", "text"])
    run = subprocess.run(["bash", "-c", f"echo | {command} {closed}"], capture_output=True, text=True, encoding="utf-8", check=True)
    assert run.stderr == ""
    assert len(run.stdout.splitlines()) == (0 if ">&-" in closed.split() else 2)


def test_a_reader_that_has_enough(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps(article) for article in articles(300)))
    with subprocess.Popen([*COMMAND, "extract", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["id"] == "made-0"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_told_to_stop_it_leaves_no_half_file(tmp_path: Path, number: signal.Signals, status: int) -> None:
    """The run reads a pipe that stays open, so that it is surely in the middle of its work."""
    out = tmp_path / "out.jsonl"
    with subprocess.Popen(
        [*COMMAND, "extract", "-", "-o", out], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        process.stdin.write((GOOD + "\n").encode() * 3)
        process.stdin.flush()
        deadline = time.monotonic() + 60
        while not any(path.stat().st_size for path in tmp_path.glob(".out.jsonl.*")) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert list(tmp_path.glob(".out.jsonl.*"))
        process.send_signal(number)
        assert process.wait(timeout=60) == status
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run([*COMMAND, "normalize", "سلام"], stdout=full, stderr=subprocess.PIPE, text=True, check=False, encoding="utf-8")
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1


@pytest.fixture
def own(tmp_path: Path) -> list[str | Path]:
    indicators, places = tmp_path / "indicators.toml", tmp_path / "places.toml"
    indicators.write_text('[[rule]]\ncode = "library_count"\nitem = ["کتابخانه"]\n', encoding="utf-8")
    places.write_text('[[place]]\nname = "شهرک صنعتی ویان"\nid = "IND-041"\n', encoding="utf-8")
    return ["--indicators", indicators, "--places", places]


@pytest.mark.parametrize("more", [[], ["--workers", "1"]])
def test_indicators_and_places_of_ones_own(own: list[str | Path], more: list[str]) -> None:
    [line] = ran("extract", "-", *own, *more, given="در شهرک صنعتی ویان ۱۴ کتابخانه گشایش یافت.").lines
    [fact] = line["facts"]
    assert (fact["value"], fact["indicator"], fact["place"]["id"]) == (14, "library_count", "IND-041")


@pytest.mark.parametrize("more", [[], ["--workers", "1"]])
def test_a_broken_table_of_ones_own_ends_the_run(tmp_path: Path, more: list[str]) -> None:
    places = tmp_path / "places.toml"
    places.write_text('[[place]]\nname = "ویان"\nprovince = "همدون"\n', encoding="utf-8")
    assert "places.toml: ویان: there is no province 'همدون'" in fails("extract", "-", "--places", places, *more, given="۱۴ نفر آمدند.")
    assert "nowhere.toml" in fails("extract", "-", "--indicators", tmp_path / "nowhere.toml", *more, given="۱۴ نفر آمدند.")
