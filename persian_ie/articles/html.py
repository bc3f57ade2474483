"""Web pages as articles: the main text by trafilatura, with the page's own metadata. Needs the extra ``html``."""

from __future__ import annotations

import re
from typing import Any

from persian_ie.articles.page import page
from persian_ie.articles.stamps import parse_stamp
from persian_ie.errors import ArticleError, MissingExtraError
from persian_ie.types import Article, iso_date

# trafilatura deletes characters that print nothing, so every half-space: «می‌شود» comes out as «میشود». They cross it as
# letters that no news has.
_HALF_SPACES = (
    (re.compile(r"\u200c|&zwnj;|&#0*8204;|&#[xX]0*200[cC];"), "\u200c"),
    (re.compile(r"\u200d|&zwj;|&#0*8205;|&#[xX]0*200[dD];"), "\u200d"),
)
_STAND_INS = "ꙮꙬꝎꝌꞱꞲ"


def _protected(html: str) -> tuple[str, dict[int, str]]:
    """The page with stand-ins for its half-spaces and joiners, and the table that brings them back."""
    free = [c for c in _STAND_INS if c not in html]
    back: dict[int, str] = {}
    for (pattern, character), stand_in in zip(_HALF_SPACES, free, strict=False):
        html = pattern.sub(stand_in, html)
        back[ord(stand_in)] = character
    return html, back


def _metadata(html: str) -> dict[str, str]:
    """What the page's head says: title, description, time of publication, site, address."""
    from lxml import html as parser  # type: ignore[import-untyped]

    try:
        tree = parser.fromstring(html.encode("utf-8", "replace"), parser=parser.HTMLParser(encoding="utf-8"))
    except Exception:  # lxml raises a dozen kinds on odd input; a page without metadata is still a page
        return {}
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    for time in tree.iter("time"):
        if (stamp := time.get("datetime")) is not None:
            found.setdefault("time", stamp)
    return found


def _published(metadata: dict[str, str], fallback: str | None) -> str | None:
    for name in ("article:published_time", "datepublished", "dc.date", "dc.date.issued", "pubdate", "publishdate", "date", "time"):
        value = metadata.get(name)
        if not value:
            continue
        try:
            return iso_date(value)[:16]  # the page's own clock: an offset is dropped
        except ValueError:
            if (stamp := parse_stamp(value)) is not None:
                return stamp.iso
    return fallback


def article_from_html(html: str, url: str | None = None) -> Article:
    """Make an article of a web page.

    Parameters
    ----------
    html : str
        The page's source.
    url : str, optional
        Its address, kept in ``Article.url``.

    Returns
    -------
    Article
        ``text`` is the main text, ``abstract`` the page's description where it is not the text's own beginning; ``title``, ``published``
        and ``source`` are those of the page's head, else of its text.

    Raises
    ------
    MissingExtraError
        trafilatura is not installed.
    ArticleError
        ``html`` is no string, or the page has no text.
    """
    if not isinstance(html, str):
        raise ArticleError(f"a page is a string of HTML, not {type(html).__name__}")
    try:
        import trafilatura
    except ImportError:
        raise MissingExtraError("trafilatura", "html") from None
    html, back = _protected(html)
    document = trafilatura.bare_extraction(html, url=url, include_comments=False, include_tables=True, with_metadata=True)
    fields: dict[str, Any] = {} if document is None else document if isinstance(document, dict) else document.as_dict()
    fields = {name: value.translate(back) for name, value in fields.items() if isinstance(value, str)}
    text = fields.get("text", "").strip()
    if not text:
        raise ArticleError("the page has no main text: give the article's own page, not a list or an error page")
    metadata = {name: value.translate(back) for name, value in _metadata(html).items()}
    title = metadata.get("og:title") or fields.get("title")
    abstract = metadata.get("og:description") or metadata.get("description") or fields.get("description")
    if abstract is not None and " ".join(abstract.split())[:60] in " ".join(text.split())[:400]:
        abstract = None  # the lead stands in the text already: its numbers must not count twice
    if title is not None and text.startswith(title):
        text = text[len(title) :].lstrip() or text
    found = page(text)
    published = _published(metadata, found.published.value if found.published else fields.get("date"))
    return Article(
        text=text,
        title=title or None,
        abstract=abstract or None,
        published=published,
        url=url or metadata.get("og:url") or None,
        source=(found.agency.value if found.agency else None) or metadata.get("og:site_name") or fields.get("sitename") or None,
    )
