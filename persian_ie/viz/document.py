"""What all pages for readers share: one file with its style and script inside, right to left, that loads nothing."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template

from persian_ie import __version__
from persian_ie.io.tables import shown
from persian_ie.viz.marks import escaped
from persian_ie.viz.wording import moment


def document(title: str, body: str) -> str:
    """A whole page. The browser runs and applies only the script and the style that are in here, whatever else should get in.

    >>> page = document("خبر </title>", "<main>۵۳۷ تعاونی</main>")
    >>> "<title>خبر &lt;/title&gt;</title>" in page, "<body>\\n<main>۵۳۷ تعاونی</main>\\n<script>" in page
    (True, True)
    """
    head, tail = document_around(title)
    return head + body + tail


def document_around(title: str) -> tuple[str, str]:
    """What stands before and after the body of a page, for one that is written piece by piece."""
    head, tail = (part.substitute(title=escaped(shown(title)), **_assets()) for part in _templates())
    return head, tail


@cache
def _templates() -> tuple[Template, Template]:
    head, tail = _file("page.html").split("$body")
    return Template(head), Template(tail)


@cache
def _assets() -> dict[str, str]:
    style, script = _file("page.css"), _file("page.js")
    return {"style": style, "style_hash": _hash(style), "script": script, "script_hash": _hash(script), "version": __version__}


def _file(name: str) -> str:
    return files("persian_ie.viz").joinpath(name).read_text(encoding="utf8")


def _hash(source: str) -> str:
    return "sha256-" + b64encode(sha256(source.encode()).digest()).decode()


def line(text: object) -> str:
    """Words for one line of a page, in a direction of their own: what they hold turns or breaks nothing around them.

    >>> line("a\\u202eb <i>"), line("GDP ایران")
    ('<bdi>a b &lt;i&gt;</bdi>', '<bdi dir="rtl">GDP ایران</bdi>')
    """
    words = shown(text)
    turned = ' dir="rtl"' if _PERSIAN.search(words) and not _PERSIAN.match(words) else ""  # else the first letter tells
    return f"<bdi{turned}>{escaped(words)}</bdi>"


def when(value: str | None) -> str:
    """A time as readers say it, with its ISO value for programs; nothing where there is none.

    >>> when("2025-09-06")
    '<time datetime="2025-09-06"><bdi dir="rtl">۱۵ شهریور ۱۴۰۴</bdi></time>'
    """
    return f'<time datetime="{escaped(shown(value))}">{line(moment(value))}</time>' if value else ""


_PERSIAN = re.compile("[\u0600-\u06ef\u06fa-\u06ff]")
