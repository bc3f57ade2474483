"""Data files: where the compiled ones lie, and where in a user's own something is wrong."""

from __future__ import annotations

from pathlib import Path

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


def table_line(source: str, name: str, n: int) -> int | str:
    """The line that the ``n``-th table ``[[name]]`` of a TOML file begins at, counted from 0; ``?`` where it is written another way.

    >>> table_line("[[unit]]\\ncode = 'm'\\n\\n[[unit]] # mine", "unit", 1)
    4
    """
    heads = [i for i, line in enumerate(source.splitlines(), 1) if line.split("#")[0].replace(" ", "").rstrip() == f"[[{name}]]"]
    return heads[n] if n < len(heads) else "?"
