"""A batch of articles in, a batch of rows out: what Spark, Ray and Dask run on each of their workers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from persian_ie.errors import ColumnError
from persian_ie.io.frames import frame_of
from persian_ie.io.rows import COLUMNS, Column, Row, RowKind, row_kind, rows
from persian_ie.pipelines import load
from persian_ie.pipelines.batches import Load, Outcome, extract_many
from persian_ie.types import ExtractionError

if TYPE_CHECKING:
    from spacy.language import Language

Batch = TypeVar("Batch", "pandas.DataFrame", "list[dict[str, Any]]")  # type: ignore[name-defined]  # noqa: F821
OnError = Literal["row", "raise", "skip"]

_LOAD = load  # its pipeline is kept by `persian_ie.extract`

_ERROR = (
    Column("error_code", "string", "why the article failed, a stable name; such a row has an article_id and no fact"),
    Column("error_message", "string", "what happened"),
)


def batch_columns(kind: RowKind = "facts") -> tuple[Column, ...]:
    """Return the columns of what `run_batch` gives: those of `persian_ie.io.rows.COLUMNS`, then two for articles that failed.

    Examples
    --------
    >>> [column.name for column in batch_columns()][-3:]
    ['score', 'error_code', 'error_message']
    """
    return COLUMNS[row_kind(kind)] + _ERROR


def article_columns(present: Iterable[str], wanted: dict[str, str | None]) -> dict[str, str]:
    """Find which column of a frame holds which field of an article.

    Parameters
    ----------
    present : iterable of str
        The columns that there are.
    wanted : dict
        A column for each field of an article; where it is ``None``, the column of the field's own name, if there is one.

    Raises
    ------
    ColumnError
        A column that was named is not there.

    Examples
    --------
    >>> article_columns(["key", "title", "text"], {"text": "text", "id": "key", "title": None, "url": None})
    {'text': 'text', 'id': 'key', 'title': 'title'}
    """
    present = list(present)
    for field, column in wanted.items():
        if column is not None and column not in present:
            raise ColumnError(f"there is no column {column!r} for the {field} of the articles; there are: {', '.join(map(str, present))}")
    return {field: column or field for field, column in wanted.items() if column or field in present}


def run_batch(
    batch: Batch,
    text: str = "text",
    *,
    id: str | None = None,  # noqa: A002  (the name that an article's id has everywhere)
    title: str | None = None,
    abstract: str | None = None,
    published: str | None = None,
    url: str | None = None,
    source: str | None = None,
    kind: RowKind = "facts",
    on_error: OnError = "row",
    load: Load = load,
) -> Batch:
    """Extract the facts of a batch of articles: a frame gives a frame, a list of dicts a list of dicts.

    The pipeline is made once in a process, at the first batch. An article without a fact has no row; one that fails has a row
    with its id, ``error_code`` and ``error_message``.

    Parameters
    ----------
    batch : pandas.DataFrame or list of dict
        One article a row.
    text : str
        The column (or key) of the text.
    id, title, abstract, published, url, source : str, optional
        Columns of what else is known of the articles. Where none is named, the column of that name is taken, if there is one.
    kind : {"facts", "entities", "officials", "dates"}
        What the rows are about.
    on_error : {"row", "raise", "skip"}
        Whether an article that fails gives a row, raises a `BatchError`, or is left out.
    load : callable
        Makes the pipeline: a function of a module, or a `functools.partial` of one, as in `persian_ie.extract_many`.

    Returns
    -------
    pandas.DataFrame or list of dict
        One row a fact, with the columns of `batch_columns`, whatever was found.

    Raises
    ------
    ColumnError
        A frame lacks a column that was named.
    BatchError
        An article failed and `on_error` is ``"raise"``.
    MissingExtraError
        pandas is not installed: ``pip install 'persian-ie[frames]'``; lists do not need it.

    Examples
    --------
    >>> from persian_ie.io.batch import run_batch
    >>> for row in run_batch([{"id": 1, "text": "۲۰ مدرسه در ابهر ساخته شد."}, {"id": 2, "text": None}, {"id": 3, "text": "بی عدد"}]):
    ...     print(row["article_id"], row["value"], row["item"], row["place"], row["error_code"])
    1 20.0 مدرسه ابهر None
    2 None None None not_an_article
    """
    if not isinstance(batch, list) and not hasattr(batch, "columns"):
        raise TypeError(f"a batch is a pandas frame or a list of dicts, not {type(batch).__name__}")
    columns = batch_columns(kind)
    wanted = {
        "text": text, "id": id, "title": title, "abstract": abstract, "published": published, "url": url, "source": source,
    }  # fmt: skip
    if isinstance(batch, list):
        taken = {field: column or field for field, column in wanted.items()}
        articles: Iterable[Any] = ({field: _cell(row.get(column)) for field, column in taken.items()} for row in batch)
    else:
        taken = article_columns(batch.columns, wanted)
        cells = [batch[column].astype(object).where(batch[column].notna(), None) for column in taken.values()]
        articles = (dict(zip(taken, map(_cell, row), strict=True)) for row in zip(*cells, strict=True))
    outcomes = extract_many(articles, on_error=on_error, load=load if load is _LOAD else partial(_pipeline, load))
    found = [row for outcome in outcomes for row in _rows(outcome, kind, columns)]
    return found if isinstance(batch, list) else frame_of(found, columns)


def _rows(outcome: Outcome, kind: RowKind, columns: tuple[Column, ...]) -> Iterator[Row]:
    if isinstance(outcome, ExtractionError):
        told = {"article_id": outcome.id, "error_code": outcome.code, "error_message": outcome.message}
        yield {column.name: told.get(column.name) for column in columns}
    else:
        for row in rows([outcome], kind):
            yield {**row, "error_code": None, "error_message": None}


def _cell(value: Any) -> Any:
    """A cell as an article takes it: no NaN or NaT, and 7 for 7.0, which pandas makes of the id 7 where another is missing."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None if isinstance(value, (float, date)) and value != value else value


def _pipeline(load: Load) -> Language:
    """The pipeline of this process; workers get a new copy of a `partial` with each batch, so what is in it is compared."""
    return _made(load.func, load.args, tuple(load.keywords.items())) if isinstance(load, partial) else _made(load, (), ())


@lru_cache(maxsize=1)
def _made(load: Any, given: tuple[Any, ...], named: tuple[tuple[str, Any], ...]) -> Language:
    return load(*given, **dict(named))  # type: ignore[no-any-return]
