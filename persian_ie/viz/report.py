"""A folder with a page for each of many articles and an index of them: what ``persian-ie report`` writes.

Beside ``index.html`` and ``articles/`` the folder has a record, ``report.jsonl``, with a line for each article. It grows as articles
are done; the index is made of it at the end, and a later run knows from it what there is. So memory holds no pages, only their names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self, TextIO
from unicodedata import normalize
from urllib.parse import quote

from persian_ie.errors import FileError
from persian_ie.io.files import reason, writing
from persian_ie.io.jsonl import Line
from persian_ie.io.resuming import digest
from persian_ie.io.tables import shown
from persian_ie.types import Article, Extraction, ExtractionError
from persian_ie.viz.document import document_around, line, when
from persian_ie.viz.marks import escaped
from persian_ie.viz.page import TABLE_END, agency_of, page, table_head, title_of
from persian_ie.viz.wording import digits, label, whole_number

INDEX, RECORD, PAGES = "index.html", "report.jsonl", "articles"

_NAME_LETTERS = 40  # of an id in a file name: also with four bytes each they stay below the 255 bytes of file systems
_OWN_NAME = re.compile(r"[^/\\]+-[0-9a-f]{16}\.html")
_PAGE_KEYS = frozenset({"page", "digest", "id", "title", "published", "agency", "province", "facts"})
_FAILURE_KEYS = frozenset({"id", "path", "line", "code", "message"})


class Report:
    """Takes the results of articles one by one, and writes a page for each; `finish` writes the index.

    Parameters
    ----------
    folder : str
        It is made with the first result. A report that is in it is replaced, but for what `resume` keeps.
    resume : bool
        Keep the pages of a run before, also of one that a break ended.

    Raises
    ------
    FileError
        The folder is a file, holds something else than a report, or, later, cannot be written.
    """

    keeps_errors = True

    def __init__(self, folder: str, *, resume: bool = False) -> None:
        self._root = Path(folder)
        self._known: dict[str, str] = {}  # name of a page: digest of its article
        self._record: TextIO | None = None
        if self._root.exists() and not self._root.is_dir():
            raise FileError(f"cannot write {folder}: it is a file, and a report is a folder")
        if (self._root / INDEX).exists() and not (self._root / RECORD).exists():
            raise FileError(f"cannot write {folder}: it has an {INDEX} that is no report's; give another folder")
        for entry in _entries(self._root):
            if resume and "page" in entry and (self._root / PAGES / entry["page"]).is_file():
                self._known[entry["page"]] = entry["digest"]
        self._kept = frozenset(self._known)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._record is not None:
            self._record.close()

    def has(self, line: Line) -> bool:
        """Whether the report has the article of a line of the input, from a run before or because it came already."""
        if line.article is None:
            return False
        name, known = self._page(line.article), digest(line.article).hex()
        had = self._known.get(name) == known
        self._known[name] = known
        return had

    def result(self, extraction: Extraction) -> None:
        """Write the page of an article."""
        article = extraction.article
        entry = {
            "page": self._page(article),
            "digest": digest(article).hex(),
            "id": article.id,
            "title": title_of(extraction),
            "published": article.published,
            "agency": agency_of(extraction),
            "province": extraction.provinces[0].name if extraction.provinces else None,
            "facts": len(extraction.facts),
        }
        record = self._begun()
        with writing(str(self._root / PAGES / self._page(article))) as out:
            out.write(page(extraction, home=f"../{INDEX}"))
        record.write(_json(entry))
        record.flush()

    def error(self, error: ExtractionError, line: int, path: str) -> None:
        """Note that an article failed."""
        record = self._begun()
        record.write(_json({"id": error.id, "path": path, "line": line, "code": error.code, "message": error.message}))
        record.flush()

    def finish(self) -> str | None:
        """Write the index, and take away pages of an earlier report that are not in this one.

        Returns
        -------
        str or None
            The path of the index; nothing is written where there was no article.
        """
        if self._record is None and not self._kept:
            return None
        self._begun().close()
        _write_index(self._root)
        pages = {entry.get("page") for entry in _entries(self._root)}
        for path in (self._root / PAGES).iterdir():
            if _OWN_NAME.fullmatch(path.name) and path.name not in pages:
                path.unlink()
        return str(self._root / INDEX)

    def _begun(self) -> TextIO:
        """The record, with what is kept of the one before."""
        if self._record is None:
            try:
                (self._root / PAGES).mkdir(parents=True, exist_ok=True)
                with writing(str(self._root / RECORD)) as record:
                    record.writelines(_json(entry) for entry in _entries(self._root) if entry.get("page") in self._kept)
                self._record = (self._root / RECORD).open("a", encoding="utf-8", newline="\n")
            except OSError as error:
                raise error if isinstance(error, FileError) else FileError(f"cannot write {self._root}: {reason(error)}") from error
        return self._record

    def _page(self, article: Article) -> str:
        """The name of an article's page: that of its id, or of its text where it has none or another article has the same id."""
        known = digest(article).hex()
        name = file_name(article.id, "" if article.id else known)
        return name if self._known.get(name, known) == known else file_name(article.id, known)


def file_name(name: str | None, more: str) -> str:
    """A file name for any id: its letters and digits, and a hash, so that no two ids share one on any file system.

    >>> file_name("خبر ۱۲/۳", ""), file_name("../../etc/passwd", "")
    ('خبر-۱۲-۳-....html', 'etc-passwd-....html')
    """
    mark = blake2b(json.dumps([name, more]).encode("ascii"), digest_size=8).hexdigest()
    letters = re.sub(r"[\W_]+", "-", normalize("NFC", name or "")).strip("-")[:_NAME_LETTERS]
    return f"{letters or 'article'}-{mark}.html"


def _json(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False).encode("utf-8", "backslashreplace").decode() + "\n"


def _entries(root: Path) -> Iterator[dict[str, Any]]:
    """What the record holds, line by line; a last line that a break cut off is passed over."""
    if not (root / RECORD).exists():
        return
    with (root / RECORD).open("rb") as record:
        for number, text in enumerate(record, 1):
            if not text.endswith(b"\n"):
                return
            entry = _entry(text)
            if entry is None:
                raise FileError(f"cannot write {root}: line {number} of its {RECORD} is no report's; give another folder")
            yield entry


def _entry(text: bytes) -> dict[str, Any] | None:
    """What a line of the record holds; ``None`` where it is none of ours."""
    try:
        entry = json.loads(text)
    except ValueError:
        return None
    if not isinstance(entry, dict):
        return None
    if entry.keys() == _PAGE_KEYS:
        return entry if _OWN_NAME.fullmatch(str(entry["page"])) else None
    return entry if entry.keys() == _FAILURE_KEYS else None


def _write_index(root: Path) -> None:
    """Make the index of the record, line by line."""
    title = "گزارش خبرها"
    head, tail = document_around(title)
    with writing(str(root / INDEX)) as out:
        done = sum(1 for entry in _entries(root) if "page" in entry)
        failed = sum(1 for entry in _entries(root) if "code" in entry)
        told = f"{whole_number(done)} خبر" + (f"، {whole_number(failed)} ناموفق" if failed else "")
        out.write(f'{head}<header>\n<h1>{title}</h1>\n<p class="note">{told}</p>\n</header>\n<main>\n')
        out.write('<p id="status" class="unseen" role="status"></p>\n')
        if done:
            out.write(
                '<p class="tools" hidden><label for="filter">جست‌وجو در فهرست</label> '
                '<input type="search" id="filter" data-filters="articles" autocomplete="off"> <output for="filter"></output></p>\n'
            )
            heads = (("عنوان", False), ("انتشار", False), ("رسانه", False), ("استان", False), ("آمار", True))
            out.write(table_head("articles", "هر سطر یک خبر است؛ عنوان به صفحهٔ آن می‌رود.", heads))
            out.writelines(_row(entry) for entry in _entries(root) if "page" in entry)
            out.write(TABLE_END)
        if failed:
            out.write('<section aria-labelledby="failed">\n<h2 id="failed">خبرهایی که خوانده نشدند</h2>\n')
            heads = (("پرونده", False), ("خط", True), ("شناسه", False), ("خطا", False), ("شرح", False))
            out.write(table_head("failures", "این‌ها در فهرست بالا نیستند.", heads))
            out.writelines(_failure(entry) for entry in _entries(root) if "code" in entry)
            out.write(f"{TABLE_END}</section>\n")
        out.write(f"</main>\n{tail}")


def _row(entry: dict[str, Any]) -> str:
    published = entry["published"]
    return (
        f'<tr><th scope="row"><a href="{quote(PAGES + "/" + entry["page"])}">{line(entry["title"])}</a></th>'
        f'<td class="nowrap" data-key="{escaped(published)}">{when(published)}</td>'
        f"<td>{line(entry['agency'])}</td><td>{line(entry['province'])}</td>"
        f'<td class="number" data-key="{entry["facts"]}">{digits(entry["facts"])}</td></tr>\n'
    )


def _failure(entry: dict[str, Any]) -> str:
    number, message = entry["line"], escaped(shown(entry["message"]))
    return (
        f'<tr><td>{line(entry["path"])}</td><td data-key="{number}">{digits(number)}</td><td>{line(entry["id"])}</td>'
        f'<td>{line(label("failures", entry["code"]))}</td><td><bdi lang="en">{message}</bdi></td></tr>\n'
    )
