"""Articles out of pages: zones of a raw text, what a page tells of itself, articles of text and HTML.

`zone` cuts a raw text into title, lead, body and furniture; `page` reads the page's date, agency, section, code and tags;
`article_from_text` and `article_from_html` make an `Article`.
"""

from __future__ import annotations

from persian_ie.articles.html import article_from_html
from persian_ie.articles.page import Page, Part, article_from_text, page
from persian_ie.articles.zoning import CONTENT_KINDS, zone

__all__ = ["CONTENT_KINDS", "Page", "Part", "article_from_html", "article_from_text", "page", "zone"]
