"""Facts of the articles in a Spark data frame (extra ``spark``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from persian_ie.errors import ColumnError, MissingExtraError
from persian_ie.io.batch import OnError, article_columns, batch_columns, run_batch
from persian_ie.io.rows import RowKind
from persian_ie.pipelines import load
from persian_ie.pipelines.batches import Load

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import Column, DataFrame
    from pyspark.sql.types import DataType, StructType

_PIECE = 200  # articles whose rows a worker holds before it gives them to Spark, which hands it 10,000 articles at once


def schema(kind: RowKind = "facts") -> StructType:
    """Return the schema of what `extract_facts` gives; the comments of its columns say what they hold.

    Raises
    ------
    MissingExtraError
        pyspark is not installed: ``pip install 'persian-ie[spark]'``.

    Examples
    --------
    >>> from persian_ie.io.spark import schema
    >>> schema().simpleString()  # doctest: +SKIP
    'struct<article_id:string,published:date,start:bigint,end:bigint,text:string,value:double,...
    """
    types = _types()
    made = {"string": types.StringType(), "integer": types.LongType(), "number": types.DoubleType(), "day": types.DateType()}
    return types.StructType(
        [types.StructField(column.name, made[column.type], metadata={"comment": column.about}) for column in batch_columns(kind)]
    )


def extract_facts(
    df: DataFrame,
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
) -> DataFrame:
    """Extract the facts of the articles in a Spark data frame, one row a fact.

    The work is done where the partitions are, when Spark is asked for the result. Each Python worker makes one pipeline and keeps
    it. An article without a fact has no row; one that fails has a row with its id, ``error_code`` and ``error_message``.

    Parameters
    ----------
    df : pyspark.sql.DataFrame
        One article a row.
    text : str
        The column of the text.
    id, title, abstract, published, url, source : str, optional
        Columns of what else is known of the articles. Where none is named, the column of that name is taken, if there is one.
        The id may be of any simple type; ``published`` a date, a timestamp or an ISO string; the others are strings.
    kind : {"facts", "entities", "officials", "dates"}
        What the rows are about.
    on_error : {"row", "raise", "skip"}
        Whether an article that fails gives a row, fails the job, or is left out.
    load : callable
        Makes the pipeline: a function of a module that the workers have, or a `functools.partial` of one.

    Returns
    -------
    pyspark.sql.DataFrame
        With the schema of `schema`: the columns of `persian_ie.facts_frame` and two for articles that failed.

    Raises
    ------
    ColumnError
        A column that was named is not there, or holds what an article cannot have there.
    MissingExtraError
        pyspark, pandas or pyarrow is not installed: ``pip install 'persian-ie[spark]'``.

    Examples
    --------
    >>> from persian_ie.io.spark import extract_facts
    >>> df = spark.createDataFrame([("a1", "۲۰ مدرسه در ابهر ساخته شد.")], "id string, text string")  # doctest: +SKIP
    >>> extract_facts(df).select("article_id", "value", "item", "place").show()  # doctest: +SKIP
    +----------+-----+-----+-----+
    |article_id|value| item|place|
    +----------+-----+-----+-----+
    |        a1| 20.0|مدرسه| ابهر|
    +----------+-----+-----+-----+
    """
    made = schema(kind)
    wanted = {
        "text": text, "id": id, "title": title, "abstract": abstract, "published": published, "url": url, "source": source,
    }  # fmt: skip
    taken = article_columns(df.columns, wanted)
    fields = [_field(df, column, field) for field, column in taken.items()]
    return df.select(*fields).mapInPandas(partial(_pieces, kind=kind, on_error=on_error, load=load), made)


def _types() -> Any:
    """The types of pyspark, where all is there that ``mapInPandas`` needs."""
    for package in ("pyspark", "pandas", "pyarrow"):
        try:
            __import__(package)
        except ImportError as error:
            raise MissingExtraError(package, "spark") from error
    from pyspark.sql import types

    return types


def _field(df: DataFrame, column: str, field: str) -> Column:
    """A column as the field of an article."""
    types = _types()
    held: DataType = df.schema[column].dataType
    right: Any = {"id": types.AtomicType, "published": (types.StringType, types.DateType, types.TimestampType, types.TimestampNTZType)}
    if not isinstance(held, right.get(field, types.StringType)):
        raise ColumnError(f"the column {column!r} holds {held.simpleString()}, which the {field} of an article cannot be")
    found = df[f"`{column.replace('`', '``')}`"]
    return (found.cast("string") if field == "id" else found).alias(field)


def _pieces(frames: Iterable[pandas.DataFrame], kind: RowKind, on_error: OnError, load: Load) -> Iterator[pandas.DataFrame]:
    for frame in frames:
        for start in range(0, len(frame), _PIECE):
            yield run_batch(frame.iloc[start : start + _PIECE], kind=kind, on_error=on_error, load=load)
