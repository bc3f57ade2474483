"""Results as pandas frames (extra ``frames``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from persian_ie.errors import MissingExtraError
from persian_ie.io.rows import COLUMNS, SCHEMA_VERSION, Column, Row, RowKind, row_kind, rows, storable
from persian_ie.types import Extraction, ExtractionError

if TYPE_CHECKING:
    import pandas

# Days to the second, not the nanosecond, so that dates before 1678 fit too.
_DTYPES = {"string": "string", "integer": "Int64", "number": "float64", "day": "datetime64[s]"}


def to_frame(extractions: Extraction | Iterable[Extraction | ExtractionError], kind: RowKind = "facts") -> pandas.DataFrame:
    """Make a pandas frame, one row a fact (or entity, official, date) of all the articles.

    Columns and types are the same whatever was found, also when nothing was: those of `persian_ie.io.rows.COLUMNS`.

    Parameters
    ----------
    extractions : Extraction or iterable of Extraction
        What `persian_ie.extract` returned, or `persian_ie.extract_many` gave.
    kind : {"facts", "entities", "officials", "dates"}
        What the rows are about.

    Returns
    -------
    pandas.DataFrame
        ``frame.attrs["schema_version"]`` is the version of the columns.

    Raises
    ------
    MissingExtraError
        pandas is not installed: ``pip install 'persian-ie[frames]'``.

    Examples
    --------
    >>> from persian_ie.types import Article, Extraction, Fact
    >>> result = Extraction(Article("۵۳۷ تعاونی ثبت شد."), facts=(Fact(0, 10, "۵۳۷ تعاونی", 537, "count", item="تعاونی"),))
    >>> to_frame(result)[["value", "unit", "item"]].to_dict("records")
    [{'value': 537.0, 'unit': 'count', 'item': 'تعاونی'}]
    """
    kind = row_kind(kind)
    found = list(rows([extractions] if isinstance(extractions, Extraction) else extractions, kind))
    return frame_of(found, COLUMNS[kind])


def frame_of(found: Sequence[Row], columns: Iterable[Column]) -> pandas.DataFrame:
    """Make a pandas frame of rows, with these columns and their types."""
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("pandas", "frames") from error
    series = {}
    for column in columns:
        cells = [row[column.name] for row in found]
        if column.type == "string":
            cells = [cell and storable(cell) for cell in cells]
        series[column.name] = pd.Series(cells, dtype=_DTYPES[column.type])
    frame = pd.DataFrame(series)
    frame.attrs["schema_version"] = SCHEMA_VERSION
    return frame


def facts_frame(results: Extraction | Iterable[Extraction | ExtractionError]) -> pandas.DataFrame:
    """Make one frame of the facts of many articles, one row a fact: `to_frame` with ``kind="facts"``.

    Numbers told twice in an article stay, marked in the column ``same_as``.

    Examples
    --------
    >>> import persian_ie as pie
    >>> results = [pie.extract(text) for text in ("۲۰ مدرسه ساخته شد.", "۵۳۷ تعاونی ثبت شد.")]
    >>> pie.facts_frame(results)[["value", "item", "indicator"]].to_dict("records")
    [{'value': 20.0, 'item': 'مدرسه', 'indicator': 'facility_count'}, {'value': 537.0, 'item': 'تعاونی', 'indicator': 'cooperative_count'}]
    """
    return to_frame(results, "facts")
