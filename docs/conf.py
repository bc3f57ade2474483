"""How the documentation is built: ``sphinx-build -W docs OUT`` with the extra ``docs`` installed."""

from __future__ import annotations

import json
import re
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import persian_ie
from persian_ie import cli
from persian_ie.values.explain import all_rules

project = "persian-ie"
author = project_copyright = "persian-ie contributors"
release = version = persian_ie.__version__
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
exclude_patterns = ["_build", "_benchmarks", "examples"]
nitpicky = True  # a reference to a name of ours that leads nowhere is an error …
nitpick_ignore_regex = [("py:.*", r"(?!persian_ie\.).*")]  # … names of other packages are not ours to link

html_theme = "furo"
html_title = "persian-ie"
html_static_path = ["_static"]
html_css_files = ["persian.css"]
_extra = tempfile.TemporaryDirectory()  # gone at the end of the build, when its files are in the site
html_extra_path = [_extra.name]  # the report that pages.md shows, made below
templates_path: list[str] = []

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"  # what a page shows is what the code of this version gives
nb_execution_raise_on_error = True
nb_execution_timeout = 300  # a busy machine reads the thousand articles of a notebook in one

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
        found = self.parse_text_to_nodes("\n".join(["| rule | what it reads | example |", "|---|---|---|", *rows]))
        for table in found:
            table["classes"].append("rules")
        return found


class FloorTable(SphinxDirective):
    """``{floors}``: the figures that the quality gate holds, out of its own file."""

    def run(self) -> list[nodes.Node]:
        held = json.loads((Path(__file__).parents[1] / "tests/quality/baseline.json").read_text("utf-8"))
        counts = ", ".join(f"{held['corpus'][name]} {name}" for name in ("articles", "facts", "officials", "dates"))
        rows = [f"| {name} | {floor:.3f} |" for name, floor in held["floors"].items()]
        return self.parse_text_to_nodes("\n".join([f"Measured on {counts}.", "", "| figure | at least |", "|---|---:|", *rows]))


_PERSIAN = "\u0600-\u06ff\u200c\ufb50-\ufdff\ufe70-\ufeff"
_RUN = re.compile(f"[«(]?[{_PERSIAN}]+(?:[ .:/()«»\\[\\]-]+[{_PERSIAN}]+)*[.:»)…]*")
_APART = re.compile(r'<pre>.*?</pre>|<table class="rules.*?</table>', re.DOTALL)
_INLINE = re.compile(rf"<code (?=[^>]*>(?:<(?!/code)[^>]*>|[^<{_PERSIAN}])*?[{_PERSIAN}])")
_TEXT = re.compile(r">[^<]+<")


def set_apart(code: re.Match[str]) -> str:
    """Persian words inside code run from right to left on their own and leave the order of the code around them as it is.

    They are marked as Persian, for fonts have other shapes of ۴, ۶ and ۷ for other languages.
    """
    return _TEXT.sub(lambda text: _RUN.sub(lambda run: f'<bdi lang="fa">{run.group()}</bdi>', text.group()), code.group())


def turn_persian(_app: Any, pagename: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """Persian in code is set apart; pages in ``fa/`` run from right to left."""
    if "body" not in context:
        return
    context["body"] = _INLINE.sub('<code lang="fa" ', _APART.sub(set_apart, context["body"]))
    if pagename.startswith("fa/"):
        context["body"] = f'<div class="persian-page" dir="rtl" lang="fa">{context["body"]}</div>'


def make_example_report(app: Any) -> None:
    """What ``persian-ie report docs/examples/news.jsonl`` gives in this version."""
    news = Path(app.srcdir, "examples", "news.jsonl")
    with redirect_stdout(StringIO()):
        cli.app(["report", str(news), "-o", str(Path(_extra.name, "example-report"))], standalone_mode=False)


def setup(app: Any) -> None:
    app.connect("builder-inited", make_example_report)
    app.add_directive("rules", RuleTable)
    app.add_directive("floors", FloorTable)
    app.connect("html-page-context", turn_persian)
