"""Zones of an article: what is title, lead and body, and what is furniture of the page.

Lines are labelled by their own words (`labels`), then read as head, body and tail. Where in doubt a line is body: a real sentence
lost costs facts.
"""

from __future__ import annotations

from persian_ie.articles.datelines import find_dateline, place_name
from persian_ie.articles.labels import Piece, inline_tail, is_editor_mark, label
from persian_ie.articles.lines import Line, has_letter, lines
from persian_ie.types import Article, Zone

CONTENT_KINDS = frozenset({"title", "kicker", "abstract", "dateline", "body", "subhead", "caption"})
"""Kinds of zones that facts, dates and names come from; the rest is furniture of the page."""

_SENTENCE_END = '.؟!…؛:»"”'
# Neighbours of these kinds are one zone.
_JOINED = frozenset({"body", "related", "comments", "menu", "furniture", "tags", "captcha", "abstract"})
_LONG_HEAD, _LONG = 150, 90
_REPORTS = ("بهگزارش",)


def _prose(line: Line, *, head: bool = False) -> bool:
    """Whether a line is a paragraph, not a headline or a list item."""
    text = line.text
    if len(text) > (_LONG_HEAD if head else _LONG) or line.key.lstrip("*_#>").startswith(_REPORTS):
        return True
    if len(text) < 40:
        return False
    bare = text.rstrip(' \u200c»"”)')
    return bare[-1:] == "." or (not head and text[-1] in _SENTENCE_END)


def _wrapped(found: list[Line], i: int) -> bool:
    """Whether a line begins a paragraph that a converter cut at some column: no longer line follows, and the next goes on at once."""
    if i + 1 >= len(found) or found[i + 1].gap:
        return False
    near = [len(line.text) for line in found[i : i + 14]]
    width = max(near)
    if not 60 <= width <= 100 or near[0] < width - 22:
        return False
    return any(line.gap for line in found[i + 2 : i + 14]) or (len(near) > 3 and min(near[:-1]) >= width - 22)


class _Page:
    """The lines of one stretch of text, their labels, and the kinds they get."""

    def __init__(self, raw: str, start: int, title: str | None, *, titled: bool) -> None:
        self.raw = raw
        self.lines = lines(raw, start)
        self.title = " ".join(title.split()) if title else None
        self.titled = titled
        self.labels = [label(line) for line in self.lines]
        self.kinds: list[str | list[Piece] | None] = [None] * len(self.lines)
        self.first = self._first_prose()
        self.stop = self._tail()
        self._head()
        self._body()

    def _text(self, i: int) -> bool:
        return self.labels[i] is None

    def _first_prose(self) -> int:
        """Index of the line that the body begins with."""
        seen = 0
        fallback: int | None = None
        for i, line in enumerate(self.lines):
            if not self._text(i):
                continue
            seen += 1
            if _prose(line, head=True) or find_dateline(line.text) is not None:
                return i
            if (seen > 1 and len(line.text) > _LONG) or _wrapped(self.lines, i):
                return i
            if fallback is None:
                fallback = i
        return len(self.lines) if fallback is None else fallback

    def _tail(self) -> int:
        """Index of the first line after the article."""
        size = [0] * (len(self.lines) + 1)  # characters of prose from a line on
        for i in range(len(self.lines) - 1, -1, -1):
            size[i] = size[i + 1] + (len(self.lines[i].text) if self._text(i) and _prose(self.lines[i]) else 0)
        total = size[self.first] if self.first < len(size) else 0
        hard = len(self.lines)
        for i in range(self.first + 1, len(self.lines)):
            if self.labels[i] in ("comments", "captcha", "related"):
                before = total - size[i]
                if before >= 200 or before >= size[i]:
                    hard = i
                    break
        for i in range(self.first + 1, hard):
            kind = self.labels[i]
            soft = isinstance(kind, list) or kind in ("end_mark", "tags")
            if soft and size[i] == size[hard]:
                return self._before_marks(i)
        return self._before_marks(hard)

    def _before_marks(self, stop: int) -> int:
        """The tail begins with the editors' marks and buttons that stand before its first sure line."""
        i = stop
        while i - 1 > self.first:
            line, kind = self.lines[i - 1], self.labels[i - 1]
            mark = isinstance(kind, list) or kind in ("menu", "rule", "furniture", "more", "end_mark", "crumbs")
            if not mark and not (kind is None and is_editor_mark(line)):
                break
            i -= 1
        # A number under a table is a cell, not a mark: the line before marks must end a sentence.
        if i < stop and self.labels[i] is None and self.labels[i - 1] is None:
            before = self.lines[i - 1]
            if not (_prose(before) or before.text[-1] in _SENTENCE_END + "/)"):
                while i < stop and self.labels[i] is None:
                    i += 1
        return i

    def _head(self) -> None:
        """Kinds of the lines before the body: furniture, kicker, title and its repeats, lead."""
        texts = []
        for i in range(self.first):
            kind = self.labels[i]
            if kind is None and i and self.labels[i - 1] == "crumbs" and place_name(self.lines[i].text) is not None:
                self.labels[i] = kind = "crumbs"  # a province under «استان‌ها»
            if kind is None:
                texts.append(i)
            elif kind == "crumbs":
                self.kinds[i] = "breadcrumb"
            elif kind in ("rule", "more", "related"):
                self.kinds[i] = "furniture"
            else:
                self.kinds[i] = kind
        # The body's own first line is the title of a text whose only prose follows further down
        first = self.first
        if not self.titled and not texts and first < len(self.lines) and self._headline(first) and self._more_text(first):
            texts, self.first = [first], first + 1
        if self.titled:
            for i in texts:
                self.kinds[i] = "furniture" if self._same(i) else "body"
            return
        keys = [self.lines[i].key for i in texts]
        title = next((n for n, key in enumerate(keys) if key in keys[n + 1 :] or key == self._key_of(self.first)), None)
        if title is None and texts:
            title = 0
            if len(texts) > 1:
                a, b = self.lines[texts[0]].text, self.lines[texts[1]].text
                if a[-1] in ":؛" or (len(a) <= 45 and len(a) < 0.6 * len(b) and len(b) <= 110):
                    title = 1
        for n, i in enumerate(texts):
            if title is None or n < title:
                self.kinds[i] = "kicker"
            elif n == title:
                self.kinds[i] = "title"
                self.title = " ".join(self.lines[i].text.split())
            elif keys[n] == keys[title]:
                self.kinds[i] = "furniture"  # the title again: its numbers must not count twice
            else:
                self.kinds[i] = "abstract" if len(self.lines[i].text) >= 60 else "kicker"
        self.titled = title is not None

    def _headline(self, i: int) -> bool:
        line = self.lines[i]
        return not _prose(line, head=True) and find_dateline(line.text) is None and not _wrapped(self.lines, i)

    def _more_text(self, i: int) -> bool:
        return any(self._text(j) for j in range(i + 1, min(self.stop, i + 12)))

    def _key_of(self, i: int) -> str | None:
        return self.lines[i].key if i < len(self.lines) else None

    def _same(self, i: int) -> bool:
        return self.title is not None and " ".join(self.lines[i].text.split()) == self.title

    def _body(self) -> None:
        """Kinds of the body's lines and of the tail's."""
        related = 0  # headlines that may still follow «بیشتر بخوانید»
        for i in range(self.first, self.stop):
            kind, line = self.labels[i], self.lines[i]
            if related and kind is None and not _prose(line, head=True):
                self.kinds[i] = "related"
                related -= 1
                continue
            related = 0
            if kind is None:
                self.kinds[i] = "subhead" if self._subhead(i) else "body"
            elif kind == "more":
                self.kinds[i] = "related"
                related = 8 if line.text.rstrip(" :\u200c").endswith(("بخوانید", "بخوانیم", "بدانید", "زمینه", "بیشتر")) else 0
            elif kind == "crumbs" and (i <= self.first + 2 or line.text[0] == "-"):
                self.kinds[i] = "breadcrumb"
            elif kind in ("rule", "crumbs") or (kind == "date_line" and i > self.first + 2):
                self.kinds[i] = "body"
            elif isinstance(kind, list) and not any(piece.kind in ("code", "date_line") for piece in kind):
                self.kinds[i] = "body"  # «نویسنده: …» inside an article is its own text
            elif kind == "related":
                self.kinds[i] = "subhead"  # a heading too early to end the article
            else:
                self.kinds[i] = kind
        self._lead()
        section = "furniture"
        for i in range(self.stop, len(self.lines)):
            kind, line = self.labels[i], self.lines[i]
            if isinstance(kind, list):
                self.kinds[i], section = kind, "furniture"
            elif kind in ("tags", "related", "comments", "captcha"):
                self.kinds[i] = section = kind
            elif kind == "more":
                self.kinds[i] = section = "related"
            elif kind is None:
                if is_editor_mark(line) and section not in ("comments", "related"):
                    self.kinds[i] = "editor_mark"
                else:
                    self.kinds[i] = "related" if section == "tags" and _prose(line) else section
            elif kind in ("rule", "crumbs"):
                self.kinds[i] = section if section != "captcha" else "furniture"
            else:
                self.kinds[i] = kind
                if kind in ("end_mark", "date_line"):
                    section = "furniture" if kind == "date_line" else "related"

    def _subhead(self, i: int) -> bool:
        """A short line between paragraphs, no list item and no row of numbers."""
        text = self.lines[i].text
        if i == self.first or len(text) > 75 or text[-1] in ".،,»؛" or not has_letter(text) or any(c.isdigit() for c in text):
            return False
        if i + 1 >= self.stop or not self._text(i - 1) or not self._text(i + 1):
            return False
        before = self.lines[i - 1].text
        return len(before) > _LONG and before[-1] in _SENTENCE_END and len(self.lines[i + 1].text) > _LONG

    def _lead(self) -> None:
        """The first paragraph is the lead where the next one opens the report: ``به گزارش …``."""
        first = self.first
        if first >= self.stop or self.kinds[first] != "body" or "abstract" in self.kinds[:first] or not self.titled:
            return
        if self.kinds[:first].count("title") == 0 or find_dateline(self.lines[first].text) is not None or len(self.lines[first].text) > 600:
            return
        following = next((i for i in range(first + 1, self.stop) if self._text(i)), None)
        if following is None:
            return
        opening = find_dateline(self.lines[following].text)
        between = any(not self._text(i) for i in range(first + 1, following))
        if between or (opening is not None and opening.rule == "report"):
            self.kinds[first] = "abstract"

    def pieces(self) -> list[Piece]:
        """The zones in order, datelines and marks inside lines cut out."""
        found: list[Piece] = []
        paragraphs = 0
        for i, line in enumerate(self.lines):
            kind = self.kinds[i] or "furniture"
            if isinstance(kind, list):
                found += kind
                continue
            start, end = line.start, line.end
            tail: list[Piece] = []
            if kind in ("body", "abstract"):
                if paragraphs < 3:
                    paragraphs += 1
                    opening = find_dateline(line.text)
                    if opening is not None:
                        found.append(Piece(start + opening.start, start + opening.end, "dateline"))
                        start += opening.end
                if i + 3 >= self.stop or len(self.lines) < 4:
                    tail = inline_tail(line)
                    end = tail[0].start if tail else end
            stretch = self.raw[start:end]
            body = stretch.strip()
            if body:
                at = start + stretch.index(body[0])
                found.append(Piece(at, at + len(body), kind))
            found += tail
        return found


def _field(raw: str, start: int, text: str, kind: str) -> list[Piece]:
    """Zones of a field that the mapping gave: an abstract may open with a dateline."""
    body = text.strip()
    if not body:
        return []
    at = start + text.index(body[0])
    end = at + len(body)
    pieces = []
    opening = find_dateline(body) if kind == "abstract" else None
    if opening is not None:
        pieces.append(Piece(at, at + opening.end, "dateline"))
        rest = raw[at + opening.end : end]
        if not rest.strip():
            return pieces
        at = at + opening.end + len(rest) - len(rest.lstrip())
    return [*pieces, Piece(at, end, kind)]


def _joined(pieces: list[Piece]) -> list[Zone]:
    zones: list[Piece] = []
    for piece in pieces:
        last = zones[-1] if zones else None
        if last is not None and last.kind == piece.kind and piece.kind in _JOINED:
            zones[-1] = Piece(last.start, piece.end, piece.kind)
        else:
            zones.append(piece)
    return [Zone(*piece) for piece in zones]


def zone(raw: str, article: Article | None = None) -> list[Zone]:
    """Cut a raw article into zones.

    The zones come in order and do not overlap; what lies between them is white space and separators. Title and abstract that the article
    gives are taken as they are; without them the text is read as a page.

    Parameters
    ----------
    raw : str
        The raw text, that of ``article.raw`` where an article is given.
    article : Article, optional
        Tells which part of ``raw`` is title and which abstract.

    Returns
    -------
    list of Zone
        Kinds: ``breadcrumb date_line title kicker dateline abstract body subhead caption end_mark code editor_mark tags related comments
        captcha menu furniture``. Facts and names come from those of `CONTENT_KINDS`.

    Examples
    --------
    >>> raw = "طرح پایش تعاونی‌ها\\n\\nساری - فرماندار ساری از آغاز طرح پایش خبر داد.\\n\\nکد خبر ۱۲۳۴۵۶"
    >>> [(z.kind, raw[z.start : z.end]) for z in zone(raw)][1:]
    [('dateline', 'ساری -'), ('body', 'فرماندار ساری از آغاز طرح پایش خبر داد.'), ('code', 'کد خبر ۱۲۳۴۵۶')]
    """
    pieces: list[Piece] = []
    at = 0
    title = None
    given = False
    if article is not None and raw == article.raw:
        for kind, text in (("title", article.title), ("abstract", article.abstract)):
            if text:
                pieces += _field(raw, at, text, kind)
                at += len(text) + 1
                given = True
        title = article.title
    return _joined(pieces + _Page(raw, min(at, len(raw)), title, titled=given).pieces())
