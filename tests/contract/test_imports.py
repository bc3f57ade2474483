"""What importing costs, and which way imports go."""

from __future__ import annotations

import inspect
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy

import persian_ie as pie
from persian_ie.pipelines.news import PIPES

HEAVY = {"spacy", "thinc", "numpy", "pandas", "rich", "typer"}
WALK = """
import importlib, pkgutil, sys
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(getattr(package, "__path__", ()), package.__name__ + "."):
        importlib.import_module(module.name)
print(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def _loaded_by(code: str, *arguments: str) -> set[str]:
    return set(subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True).stdout.split())


def test_importing_the_package_is_light() -> None:
    loaded = _loaded_by("import persian_ie, sys; dir(persian_ie); print(*{name.partition('.')[0] for name in sys.modules})")
    assert not loaded & HEAVY


def test_what_lies_below_spacy_does_not_import_it() -> None:
    packages = [f"persian_ie.{name}" for name in ("errors", "types", "text", "lexicons", "values", "articles")]
    assert not _loaded_by(WALK, *packages) & {"spacy", "thinc", "pandas", "trafilatura"}


def test_any_pipeline_of_spacy_stays_light() -> None:
    """SpaCy imports our factories whenever anybody makes a pipeline; our data must not come with them."""
    loaded = _loaded_by("import spacy, sys; spacy.blank('en'); print(*[name for name in sys.modules if name.startswith('persian_ie')])")
    assert not {name for name in loaded if name.endswith(".component")}


def test_public_names_are_there_and_documented() -> None:
    for name in pie.__all__:
        value = getattr(pie, name)
        assert name.startswith("__") or inspect.getdoc(value), name
    assert set(pie.__all__) <= set(dir(pie))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = pie.nothing_of_the_kind


def test_every_factory_is_declared_for_spacy() -> None:
    """Entry points of the package metadata name exactly the factories that there are."""
    import persian_ie.plugin.factories as factories

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    declared = project["entry-points"]["spacy_factories"]
    registered = {name for name in spacy.Language.factories if name.startswith("persian_ie_")}
    assert set(declared) == registered >= set(PIPES)
    for target in declared.values():
        module, _, attribute = target.partition(":")
        assert module == "persian_ie.plugin.factories"
        assert callable(getattr(factories, attribute))
