"""Ready pipelines: `load` gives a spaCy ``Language``, `extract` runs it on one article."""

from persian_ie.pipelines.news import extract, load

__all__ = ["extract", "load"]
