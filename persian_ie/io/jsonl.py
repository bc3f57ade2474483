"""Articles from text and JSON lines files, results as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from io import BufferedReader
from itertools import chain
from pathlib import PurePath
from typing import Any, Literal, NamedTuple

from persian_ie.errors import BrokenLineError, FileError, PersianIEError
from persian_ie.io.files import reading
from persian_ie.types import Article, Extraction

Format = Literal["text", "jsonl"]

SUFFIXES: dict[str, Format] = {".txt": "text", ".jsonl": "jsonl", ".ndjson": "jsonl"}
_LINES_LOOKED_AT = 5  # on standard input, to tell JSON lines with a broken first line from text


class Line(NamedTuple):
    """A line of the input: the article it holds, or why it holds none."""

    number: int
    id: str | None
    article: Article | None = None
    error: PersianIEError | None = None


def format_of(path: str) -> Format | None:
    """The format that a file's name tells; ``None`` for standard input, whose first lines tell.

    Raises
    ------
    FileError
        The name ends in nothing known.

    Examples
    --------
    >>> format_of("news.jsonl.gz"), format_of("خبر.txt"), format_of("-")
    ('jsonl', 'text', None)
    """
    if path == "-":
        return None
    name = PurePath(path).name.lower().removesuffix(".gz")
    found = SUFFIXES.get(PurePath(name).suffix)
    if found is None:
        raise FileError(f"cannot tell what {path} is: give a file that ends in .txt, .jsonl or .jsonl.gz, or say it with --input")
    return found


def read_articles(path: str, kind: Format | None = None) -> Iterator[Line]:
    """Read the articles of a file, or of standard input (``"-"``), one by one; the file is never held in memory as a whole.

    Parameters
    ----------
    path : str
        A ``.txt`` file (one article, its ``id`` the name without the ending) or a ``.jsonl`` file (one article a line), either
        compressed or not.
    kind : {"text", "jsonl"}, optional
        What the file is, where its name does not tell.

    Yields
    ------
    Line
        With an article, or with the error that a line has; blank lines are passed over.

    Raises
    ------
    FileError
        The file cannot be read, or is not UTF-8.
    """
    kind = kind or format_of(path)
    with reading(path) as source:
        if kind == "text":
            yield _whole(source.read(), path)
            return
        lines: Iterable[bytes] = source
        if kind is None:
            seen, kind = _sniffed(source)
            if kind == "text":
                yield _whole(b"".join([*seen, source.read()]), path)
                return
            lines = chain(seen, source)
        for number, line in enumerate(lines, 1):
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            if text.strip():
                yield read_line(text, number)


def _sniffed(source: BufferedReader) -> tuple[list[bytes], Format]:
    """The first lines of a stream, and whether they are JSON objects; stops at the first line that is."""
    seen: list[bytes] = []
    filled = 0
    for line in source:
        seen.append(line)
        start = line.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        filled += bool(start)
        if start == b"{":
            return seen, "jsonl"
        if filled == _LINES_LOOKED_AT:
            break
    return seen, "text"


def _whole(data: bytes, path: str) -> Line:
    name = None if path == "-" else PurePath(PurePath(path).name.removesuffix(".gz")).stem
    return Line(1, name, Article(text=data.decode("utf-8-sig"), id=name))


def read_line(text: str, number: int) -> Line:
    """Make an article of a line of JSON.

    >>> read_line('{"id": 7, "text": "خبر"}', 1).article
    Article(text='خبر', id='7', title=None, abstract=None, published=None, url=None, source=None)
    >>> read_line('{"id": 7}', 2).error
    ArticleError("the article has no 'text' (a string)")
    """
    name = None
    try:
        found = _parsed(text)
        given = found.get("id")
        name = str(given) if isinstance(given, (str, int)) and not isinstance(given, bool) else None
        return Line(number, name, Article.of(found))
    except PersianIEError as error:
        return Line(number, name, error=error)


def _parsed(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise BrokenLineError(f"broken JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, or brackets nested without end
        raise BrokenLineError("broken JSON: a number too long or brackets nested too deep") from None
    if not isinstance(found, dict):
        raise BrokenLineError(f"a line must be a JSON object with 'text', not {_JSON_NAMES.get(type(found), 'null')}")
    return found


_JSON_NAMES: dict[type, str] = {list: "an array", str: "a string", int: "a number", float: "a number", bool: "a boolean"}


def result_line(extraction: Extraction) -> str:
    """A result as one line of JSON, with the article's ``id`` first; ``Extraction.from_dict(json.loads(line))`` gives it back."""
    data = extraction.to_dict()
    keys = ("facts", "officials", "dates", "entities")
    return _line({"id": extraction.article.id, **{key: data.pop(key) for key in keys}, **data})


def error_line(name: str | None, line: int, code: str, message: str) -> str:
    """A failure as one line of JSON.

    >>> error_line("a7", 3, "not_an_article", "the article has no 'text' (a string)")
    '{"id": "a7", "line": 3, "error": {"code": "not_an_article", "message": "the article has no \\'text\\' (a string)"}}'
    """
    return _line({"id": name, "line": line, "error": {"code": code, "message": message}})


def _line(data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")  # a lone surrogate becomes its JSON escape
