"""Where the compiled data files lie: inside the installed package, or in ``models/`` of a checkout."""

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
