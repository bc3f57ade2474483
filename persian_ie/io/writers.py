"""How the results of many articles are written as they come: JSON lines, CSV, Parquet, tables to look at."""

from __future__ import annotations

import csv
from types import TracebackType
from typing import IO, Any, Protocol, Self, TextIO

from persian_ie.errors import MissingExtraError
from persian_ie.io.jsonl import error_line, result_line
from persian_ie.io.rows import COLUMNS, SCHEMA_VERSION, Row, rows, storable
from persian_ie.types import Extraction, ExtractionError

_TABLE_WIDTH = 200  # where there is no terminal to fit into
_GROUP = 20_000  # rows that Parquet holds together, and that are in memory until they are written


class Writer(Protocol):
    """What takes the results of articles, one by one."""

    keeps_errors: bool

    def result(self, extraction: Extraction) -> None:
        """Write what was found in an article."""

    def error(self, error: ExtractionError, line: int, path: str) -> None:
        """Write that the article in a line of an input file failed, if there is a place for that."""


class JsonLines:
    """One JSON object an article; errors too."""

    keeps_errors = True

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def result(self, extraction: Extraction) -> None:
        """Write a line."""
        self._out.write(result_line(extraction) + "\n")
        self._out.flush()

    def error(self, error: ExtractionError, line: int, path: str) -> None:
        """Write a line with the error."""
        self._out.write(error_line(error.id, line, error.code, error.message) + "\n")
        self._out.flush()


class Tables:
    """A table of its facts for each article, to look at in a terminal."""

    keeps_errors = True

    def __init__(self, out: TextIO) -> None:
        from rich.console import Console

        terminal = out.isatty()
        width = None if terminal else _TABLE_WIDTH
        self._console = Console(file=out, width=width, color_system="auto" if terminal else None, highlight=False)

    def result(self, extraction: Extraction) -> None:
        """Show a table."""
        from persian_ie.io.tables import facts_table

        self._console.print(facts_table(extraction))
        self._console.file.flush()

    def error(self, error: ExtractionError, line: int, path: str) -> None:
        """Show a line with the error."""
        from persian_ie.io.tables import shown

        self._console.print(shown(f"{error.id or ''} line {line}: {error.code}: {error.message}"), markup=False)
        self._console.file.flush()


class Csv:
    """One row a fact, with the columns of `persian_ie.io.rows`; empty cells are unknown.

    Examples
    --------
    >>> import sys
    >>> from persian_ie.types import Article, Extraction, Fact
    >>> Csv(sys.stdout).result(Extraction(Article("۵۳۷ تعاونی", "a1"), facts=(Fact(0, 10, "۵۳۷ تعاونی", 537, "count"),)))
    article_id,published,start,end,text,value,high,unit,...
    a1,,0,10,۵۳۷ تعاونی,537.0,,count,...
    """

    keeps_errors = False

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._rows = csv.writer(out, lineterminator="\n")
        self._rows.writerow(column.name for column in COLUMNS["facts"])

    def result(self, extraction: Extraction) -> None:
        """Write the rows of an article."""
        self._rows.writerows(_cells(row).values() for row in rows([extraction]))
        self._out.flush()

    def error(self, error: ExtractionError, line: int, path: str) -> None:
        """Nothing: a table of facts has no place for it."""


class Parquet:
    """One row a fact, with the columns and types of `persian_ie.io.rows`; the file is whole at the end of the ``with``.

    Raises
    ------
    MissingExtraError
        pyarrow is not installed: ``pip install 'persian-ie[frames]'``.
    """

    keeps_errors = False

    def __init__(self) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError as error:
            raise MissingExtraError("pyarrow", "frames") from error
        self._arrow = pyarrow
        types = {"string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "day": pyarrow.date32()}
        self._schema = pyarrow.schema(
            [(column.name, types[column.type]) for column in COLUMNS["facts"]], {"schema_version": str(SCHEMA_VERSION)}
        )
        self._rows: list[Row] = []

    def to(self, out: IO[bytes]) -> Self:
        """Say where to write."""
        self._file = self._arrow.parquet.ParquetWriter(out, self._schema)
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self._write()
        self._file.close()

    def result(self, extraction: Extraction) -> None:
        """Take the rows of an article."""
        self._rows.extend(map(_cells, rows([extraction])))
        if len(self._rows) >= _GROUP:
            self._write()

    def error(self, error: ExtractionError, line: int, path: str) -> None:
        """Nothing: a table of facts has no place for it."""

    def _write(self) -> None:
        self._file.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []


def _cells(row: Row) -> dict[str, Any]:
    return {name: storable(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
