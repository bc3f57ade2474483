"""Files: read whatever way they are packed, written complete or not at all."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from persian_ie.errors import FileError
from persian_ie.io.files import reading, writing
from persian_ie.io.jsonl import format_of, read_articles, read_line

ARTICLE = '{"id": "a1", "text": "۱۲ نفر"}'


def test_a_written_file_is_there_in_full(tmp_path: Path) -> None:
    target = tmp_path / "نتیجه.jsonl"
    with writing(str(target)) as out:
        out.write("یک\n")
        assert not target.exists()
    assert target.read_text("utf-8") == "یک\n"
    assert os.listdir(tmp_path) == [target.name]  # noqa: PTH208
    assert target.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz"])
def test_a_failure_leaves_what_was_there(tmp_path: Path, name: str, fault: type[BaseException]) -> None:
    target = tmp_path / name
    with pytest.raises(fault), writing(str(target)) as out:
        out.write("half")
        raise fault
    assert list(tmp_path.iterdir()) == []
    target.write_text("before")
    with pytest.raises(fault), writing(str(target)) as out:
        out.write("half" * 100_000)
        raise fault
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_text() == "before"


def test_gzip_by_name(tmp_path: Path) -> None:
    with writing(str(tmp_path / "out.jsonl.gz")) as out:
        out.write("تعاونی\n")
    assert gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()).decode() == "تعاونی\n"


def test_a_link_is_followed_and_permissions_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("before")
    real.chmod(0o640)
    link.symlink_to(real)
    with writing(str(link)) as out:
        out.write("after")
    assert link.is_symlink()
    assert real.read_text() == "after"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_device_stays_a_device() -> None:
    with writing(os.devnull) as out:
        out.write("x")
    assert not Path(os.devnull).is_file()


def test_what_utf8_cannot_hold_is_escaped(tmp_path: Path) -> None:
    with writing(str(tmp_path / "out.txt")) as out:
        out.write("\ud800\n")
    assert (tmp_path / "out.txt").read_bytes() == b"\\ud800\n"


def test_what_cannot_be_written(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no" / "out.txt", tmp_path / ("x" * 300)):
        with pytest.raises(FileError, match="cannot write"), writing(str(path)):
            pass
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no.txt"):
        with pytest.raises(FileError, match="cannot read"), reading(str(path)) as source:
            source.read()


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "A.TXT"])
def test_a_text_file_is_one_article(tmp_path: Path, name: str) -> None:
    text = "عنوان\r\n\n۱۲ نفر\u2028 ادامه  \n"
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbf" + text.encode() if "gz" not in name else gzip.compress(text.encode()))
    [line] = read_articles(str(path))
    assert line.article is not None
    assert (line.article.text, line.article.id) == (text, name[0])


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(f'\ufeff{ARTICLE}\n\n{{"id": 7, "text": 3}}\r\n{{"id": "x"\n["text"]\n{{"id": "l", "text": "a\u2028b"}}', "utf-8")
    lines = list(read_articles(str(path)))
    assert [(line.number, line.id, line.article is not None) for line in lines] == [
        (1, "a1", True),
        (3, "7", False),
        (4, None, False),
        (5, None, False),
        (6, "l", True),
    ]
    assert [line.error.code for line in lines if line.error] == ["not_an_article", "broken_json", "broken_json"]


def test_gzip_whatever_the_name(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(gzip.compress(ARTICLE.encode()))
    [line] = read_articles(str(path))
    assert line.article is not None
    assert line.article.text == "۱۲ نفر"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("not json", "broken_json"),
        ('"a string"', "broken_json"),
        ("null", "broken_json"),
        ("[1]", "broken_json"),
        ("[" * 100_000, "broken_json"),
        ('{"text": ' + "9" * 5000 + "}", "broken_json"),
        ("{}", "not_an_article"),
        ('{"text": null}', "not_an_article"),
        ('{"text": "t", "title": 5}', "not_an_article"),
        ('{"text": "t", "id": [1]}', "not_an_article"),
        ('{"text": "t", "published": "دیروز"}', "not_a_date"),
        ('{"text": "t", "published": 20250906}', "not_a_date"),
    ],
)
def test_a_line_that_is_no_article(line: str, code: str) -> None:
    found = read_line(line, 3)
    assert found.article is None
    assert found.error is not None
    assert (found.number, found.error.code) == (3, code)
    assert len(str(found.error)) < 200


@pytest.mark.parametrize(("data", "why"), [("خبر".encode("cp1256"), "not UTF-8"), ("خبر".encode("utf-16"), "not UTF-8")])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_another_encoding_is_an_error(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(FileError, match=why):
        list(read_articles(str(tmp_path / name)))


def test_cut_off_gzip_is_an_error(tmp_path: Path) -> None:
    data = gzip.compress(("\n".join([ARTICLE] * 1000)).encode())
    for cut in (5, len(data) // 2, len(data) - 3):
        (tmp_path / "a.jsonl.gz").write_bytes(data[:cut])
        with pytest.raises(FileError, match="gzip"):
            list(read_articles(str(tmp_path / "a.jsonl.gz")))


def test_names_tell_formats() -> None:
    assert [format_of(name) for name in ("a.txt", "a.b.jsonl", "a.JSONL.gz", "a.ndjson", "-")] == ["text", "jsonl", "jsonl", "jsonl", None]
    for name in ("a.csv", "a", "a.gz", "jsonl"):
        with pytest.raises(FileError, match=r"\.jsonl"):
            format_of(name)
