"""Everything that persian_ie raises on purpose, each with what to do about it.

Text is data: no string raises. These errors are for wrong types, missing packages and broken files.
"""

from __future__ import annotations


class PersianIEError(Exception):
    """Base of all errors of this package; ``code`` is a stable name for programs."""

    code = "error"


class ArticleError(PersianIEError, ValueError):
    """What was given is no article: wrong type, or no text. Give a string, an `Article` or a mapping with ``text``."""

    code = "not_an_article"


class BrokenLineError(ArticleError):
    """A line of a JSON lines file is no JSON object. Mend the line; one article is one line."""

    code = "broken_json"


class DateError(PersianIEError, ValueError):
    """A date argument is no date. Give ``datetime.date`` or an ISO string such as ``"2025-09-06"``."""

    code = "not_a_date"


class ColumnError(PersianIEError, LookupError):
    """A frame of articles lacks a column, or a column holds what an article cannot have there; the message names the column."""

    code = "bad_column"


class UnknownRuleError(PersianIEError, LookupError):
    """`persian_ie.explain` was asked for a rule that does not exist. Give it a result, or the ``rule`` of one."""

    code = "unknown_rule"


class UnknownNormalizerError(PersianIEError, ValueError):
    """`persian_ie.load` was asked for a normalizer that does not exist; the message names those there are."""

    code = "unknown_normalizer"


class DataError(PersianIEError):
    """A data file of the package or of the user is missing or broken; the message names the file and the line."""

    code = "bad_data"


class FileError(PersianIEError, OSError):
    """A file cannot be read or written: not there, no right to it, not UTF-8, broken gzip; the message names the file and why."""

    code = "bad_file"


class BatchError(PersianIEError):
    """`persian_ie.extract_many` met an article that fails and was told to raise, or could not start its workers.

    Parameters
    ----------
    message : str
        What happened.
    code : str
        The code that `ExtractionError` would have: ``internal_error``, ``timed_out``, ``worker_died`` …
    """

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type[BatchError], tuple[str, str]]:
        return type(self), (str(self), self.code)


class MissingExtraError(PersianIEError, ImportError):
    """An optional package is needed for what was called.

    Parameters
    ----------
    package : str
        The package that could not be imported.
    extra : str
        The extra of ``persian-ie`` that brings it.
    """

    code = "missing_package"

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed. Install it with: pip install 'persian-ie[{extra}]'")
        self.package = package
        self.extra = extra


class TextTypeError(PersianIEError, TypeError):
    """What was given is no text. Give a ``str``; decode bytes first, and fill missing values with ``""``."""

    code = "not_a_text"


def require_text(value: object) -> None:
    """Raise `TextTypeError` unless a value is a string: text is data, and every string is welcome, but nothing else is."""
    if not isinstance(value, str):
        raise TextTypeError(f"a text is a str, not {type(value).__name__}")
