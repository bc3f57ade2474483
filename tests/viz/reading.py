"""Pages as a parser sees them."""

from __future__ import annotations

from typing import Any

import pytest

html = pytest.importorskip("lxml.html", reason="lxml comes with the extra html")


def parsed(page: str | bytes) -> Any:
    """The root element of a page."""
    return html.document_fromstring(page)


def words(element: Any) -> str:
    """The words in an element, one space between any two pieces."""
    return " ".join(" ".join(element.itertext()).split())


def pick(root: Any, path: str) -> list[Any]:
    """The elements of a path such as ``ul.meta li``, by tag or class, each somewhere below the one before."""
    steps = []
    for step in path.split():
        tag, _, name = step.partition(".")
        steps.append((tag or "*") + (f"[contains(concat(' ', @class, ' '), ' {name} ')]" if name else ""))
    return root.xpath(".//" + "//".join(steps))
