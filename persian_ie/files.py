"""Data files: where the compiled ones lie, and tables in TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from persian_ie.errors import DataError

_PACKAGE = Path(__file__).resolve().parent


def model_file(name: str) -> Path:
    """Path of a data file such as ``"gazetteer/places.tsv.gz"``.

    Raises
    ------
    DataError
        The file is in neither place; the installation is broken.
    """
    for root in (_PACKAGE / "models", _PACKAGE.parent / "models"):
        if (root / name).is_file():
            return root / name
    raise DataError(f"models/{name} is missing: the installation of persian-ie is broken, reinstall it")


def read_tables(path: str | Path, sections: Collection[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """Read a TOML file of ``[[section]]`` tables: units, indicator rules or places, of the package or of a user.

    Parameters
    ----------
    path : str or Path
        The file.
    sections : collection of str
        The sections that it may have.

    Returns
    -------
    list of (str, str, dict)
        The section of each table, where it stands (``units.toml, line 4``, for messages) and the table; section by section.

    Raises
    ------
    DataError
        The file cannot be read, is no TOML, has no tables or others than these; the message names the file.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp()) / "mine.toml"
    >>> _ = path.write_text("# mine\\n[[unit]]\\ncode = 'm'\\n", encoding="utf-8")
    >>> [(section, where.rpartition(", ")[2], table) for section, where, table in read_tables(path, ["unit"])]
    [('unit', 'line 2', {'code': 'm'})]
    """
    try:
        source = Path(path).read_bytes().decode("utf-8")
        content = tomllib.loads(source)
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: is not UTF-8 (byte {error.start})") from None
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: {error}") from None
    usual = " or ".join(f"[[{section}]]" for section in sections)
    if unknown := sorted(content.keys() - set(sections)):
        raise DataError(f"{path}: unknown section {unknown[0]!r}; write {usual} with two brackets")
    if not content:
        raise DataError(f"{path}: has no tables; write {usual} with two brackets")
    found = []
    for section in sections:
        tables = content.get(section, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise DataError(f"{path}: write [[{section}]] with two brackets")
        found += [(section, f"{path}, {_where(source, section, n)}", table) for n, table in enumerate(tables)]
    return found


def _where(source: str, section: str, n: int) -> str:
    """The line that the ``n``-th table ``[[section]]`` begins at, counted from 0; its number where it is written another way."""
    heads = [i for i, line in enumerate(source.splitlines(), 1) if line.split("#")[0].replace(" ", "").rstrip() == f"[[{section}]]"]
    return f"line {heads[n]}" if n < len(heads) else f"[[{section}]] number {n + 1}"
