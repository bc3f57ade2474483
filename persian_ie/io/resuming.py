"""Going on with an output file of JSON lines that an earlier run left unfinished."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TextIO

from persian_ie.errors import FileError
from persian_ie.io.files import reason
from persian_ie.io.jsonl import Line
from persian_ie.types import Article


class Done:
    """The articles that an output file has: those with a result by ``id`` and text, those with an error by ``id`` and line.

    Articles that are in the input twice are in the output twice; `has` counts them.

    Parameters
    ----------
    path : str
        The output of an earlier run; one that is not there has no articles.

    Raises
    ------
    FileError
        The file cannot be read, or is not what ``persian-ie extract`` writes.
    """

    def __init__(self, path: str) -> None:
        self._left: Counter[Hashable] = Counter()
        self.length = 0
        try:
            if not os.path.exists(path):  # noqa: PTH110  (os.path follows what open does)
                return
            if not Path(path).is_file():
                raise FileError(f"cannot go on with {path}: it is no file")
            with Path(path).open("rb") as source:
                for number, line in enumerate(source, 1):
                    if not line.endswith(b"\n"):
                        break  # the run ended in the middle of this line
                    self._left[_key(line, path, number)] += 1
                    self.length += len(line)
        except FileError:
            raise
        except OSError as error:
            raise FileError(f"cannot read {path}: {reason(error)}") from error

    def has(self, line: Line) -> bool:
        """Whether the output has the article of a line of the input; true as often as it has it."""
        keys: list[Hashable] = [(line.id, line.number)]
        if line.article is not None:
            keys.insert(0, digest(line.article))
        for key in keys:
            if self._left[key] > 0:
                self._left[key] -= 1
                return True
        return False


def _key(line: bytes, path: str, number: int) -> Hashable:
    try:
        data = json.loads(line)
        return (data["id"], data["line"]) if "error" in data else digest(Article.of(data["article"]))
    except (ValueError, KeyError, TypeError) as error:
        raise FileError(f"cannot go on with {path}: line {number} is no result of persian-ie extract") from error


def digest(article: Article) -> bytes:
    """What an article is known by: its id, title, abstract and text."""
    told = json.dumps([article.id, article.title, article.abstract, article.text])  # ASCII: lone surrogates have no UTF-8
    return blake2b(told.encode("ascii"), digest_size=16).digest()


@contextmanager
def appending(path: str, length: int) -> Iterator[TextIO]:
    """Open a text file to add to it what comes after its first `length` bytes; what was after them goes.

    Raises
    ------
    FileError
        The file cannot be written.
    """
    try:
        out = Path(path).open("a", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115  (closed below)
        out.truncate(length)
    except OSError as error:
        raise FileError(f"cannot write {path}: {reason(error)}") from error
    with out:
        yield out
