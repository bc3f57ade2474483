"""How the documentation is built: ``sphinx-build -W docs OUT`` with the extra ``docs`` installed."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import persian_ie
from persian_ie.values.explain import all_rules

project = "persian-ie"
author = "persian-ie contributors"
release = version = persian_ie.__version__
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
exclude_patterns = ["_build", "_benchmarks", "examples"]
nitpicky = True  # a reference to a name of ours that leads nowhere is an error …
nitpick_ignore_regex = [("py:.*", r"(?!persian_ie\.).*")]  # … names of other packages are not ours to link

html_theme = "furo"
html_title = "persian-ie"
html_static_path = ["_static"]
html_css_files = ["persian.css"]
templates_path: list[str] = []

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"  # what a page shows is what the code of this version gives
nb_execution_raise_on_error = True
nb_execution_timeout = 120

default_role = "code"  # single backticks in docstrings
autodoc_typehints = "description"
autodoc_member_order = "bysource"
napoleon_google_docstring = False
napoleon_use_rtype = False
python_use_unqualified_type_names = True
linkcheck_timeout = 20
linkcheck_workers = 4


class RuleTable(SphinxDirective):
    """``{rules} dates``: the rules of a grammar as a table, so that the page and the code cannot differ."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        rules = [rule for rule in all_rules() if rule.grammar == self.arguments[0]]
        if not rules:
            raise self.error(f"no grammar is called {self.arguments[0]!r}")
        rows = [f"| `{rule.name}` | {rule.doc} | {rule.example.replace('|', chr(92) + '|')} |" for rule in rules]
        return self.parse_text_to_nodes("\n".join(["| rule | what it reads | example |", "|---|---|---|", *rows]))


def turn_persian_pages(_app: Any, pagename: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """Pages in ``fa/`` run from right to left."""
    if pagename.startswith("fa/") and "body" in context:
        context["body"] = f'<div class="persian-page" dir="rtl" lang="fa">{context["body"]}</div>'


def setup(app: Any) -> None:
    app.add_directive("rules", RuleTable)
    app.connect("html-page-context", turn_persian_pages)
