"""The command line: ``persian-ie extract``, ``normalize``, ``dates``, ``convert-date``.

Results go to standard output (or ``-o``), everything else to standard error. Exit status: 0 all is well; 1 some articles
failed, each with a line that says why; 2 the call was wrong or a file could not be read or written; 130 interrupted.
spaCy and the package's data are imported when a command runs, so that ``--help`` is quick.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from io import TextIOWrapper
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TextIO

import typer
from typer.core import TyperGroup

from persian_ie.errors import DataError, DateError, MissingExtraError, PersianIEError

if TYPE_CHECKING:
    from persian_ie.io.jsonl import Format, Line
    from persian_ie.types import Article, Extraction


class _Commands(TyperGroup):
    """Turns what may go wrong outside of us into one clear line and an exit status."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except PersianIEError as error:
            _stop(str(error), 2)
        except BrokenPipeError:  # whoever read our output has enough, as in «| head»
            _stop(None, 128 + signal.SIGPIPE)
        except KeyboardInterrupt:
            _stop("interrupted", 128 + signal.SIGINT)
        except OSError as error:
            _stop(f"cannot write the output: {error.strerror or error}", 2)


def _stop(message: str | None, status: int) -> NoReturn:
    """End with a message, and with nothing more to standard output, which may be gone."""
    if message is not None:
        _say(message)
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(status)


app = typer.Typer(
    cls=_Commands,
    name="persian-ie",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: quick, and boxes do not mix with right-to-left text
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class OutputFormat(StrEnum):
    """How results are written."""

    jsonl = "jsonl"
    table = "table"


class InputFormat(StrEnum):
    """What the input is."""

    auto = "auto"
    text = "text"
    jsonl = "jsonl"


class Calendar(StrEnum):
    """A calendar to write a date in."""

    gregorian = "gregorian"
    jalali = "jalali"
    hijri = "hijri"


Out = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="OUT", help="File for the results, complete or absent; .gz compresses. [default: standard output]"
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Day of publication, for texts that do not carry their own: 2025-09-06, or Jalali ۱۴۰۴/۰۶/۱۵. "
        "Relative dates (امروز, سال گذشته) count from it.",
    ),
]


def _version(asked: bool) -> None:
    if asked:
        from persian_ie import __version__

        typer.echo(f"persian-ie {__version__}")
        raise typer.Exit


_EXAMPLES = """\b
Examples:
  persian-ie extract news.jsonl -o facts.jsonl
  persian-ie extract خبر.txt --published 1404-06-15 --format table
  persian-ie normalize "تعاونیها میشود"
  persian-ie dates "۱۵ شهریور ۱۴۰۴ ساعت ۱۷"
  persian-ie convert-date ۱۴۰۴/۰۶/۱۵

\b
«persian-ie COMMAND --help» tells more about a command.
"""


@app.callback(epilog=_EXAMPLES)
def persian_ie(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")] = False,
) -> None:
    """Facts out of Persian news: numbers, dates, places, officials and who said what.

    عددها، تاریخ‌ها، مکان‌ها و مسئولان را از خبر فارسی بیرون می‌کشد؛ هر یافته جای خود را در متن نشان می‌دهد.
    """


@app.command(
    epilog="""\b
Examples:
  persian-ie extract news.jsonl -o facts.jsonl
  persian-ie extract خبر.txt --published ۱۴۰۴/۰۶/۱۵ --format table
  zcat news.jsonl.gz | persian-ie extract - | head -1
  echo "۵۳۷ تعاونی در لرستان ثبت شده است." | persian-ie extract -

\b
Each line of the output is one article: id, facts, officials, dates, entities, article.
A line of the input that holds no article becomes {"id", "line", "error": {"code", "message"}};
the others go on, and the exit status is 1.
"""
)
def extract(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files: .txt (one article), .jsonl or .jsonl.gz (one a line), or - for standard input."),
    ],
    output: Out = None,
    form: Annotated[OutputFormat, typer.Option("--format", help="JSON lines, or a table of the facts to look at.")] = OutputFormat.jsonl,
    published: Published = None,
    given: Annotated[InputFormat, typer.Option("--input", help="What the input is, where its name does not tell.")] = InputFormat.auto,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")] = False,
) -> None:
    """Extract the facts of news articles.

    واقعیت‌های عددی، مسئولان، تاریخ‌ها و موجودیت‌های خبر را به JSON می‌نویسد.
    """
    from persian_ie.io.files import reading
    from persian_ie.io.jsonl import format_of

    kind: Format | None = None if given is InputFormat.auto else "text" if given is InputFormat.text else "jsonl"
    day = _day(published)
    for path in paths:  # all of them before the work begins: a wrong name among many files should not cost an hour
        if kind is None:
            format_of(path)
        if path != "-":
            with reading(path):
                pass
    with _results(output) as out:
        run = _Run(out, form, day, progress=_Progress(quiet))
        for path in paths:
            run.file(path, kind)
        run.progress.close(run.failures)
    if run.failures:
        articles = "article" if run.count == 1 else "articles"
        _say(f"{run.failures} of {run.count} {articles} failed")
        raise typer.Exit(1)


@dataclass
class _Run:
    """One run of ``extract`` over all files."""

    out: TextIO
    format: OutputFormat
    day: str | None
    progress: _Progress
    count: int = 0
    failures: int = 0

    def file(self, path: str, kind: Format | None) -> None:
        """Write the results of one file."""
        from persian_ie.io.jsonl import read_articles

        for line in read_articles(path, kind):
            self.count += 1
            result, error = self._extracted(line)
            if error is not None:
                self.failures += 1
                self.progress.clear()
                if self.failures <= _FAILURES_SHOWN:
                    _say(f"{_named(path)}, line {line.number}: {error[0]}: {error[1]}")
                elif self.failures == _FAILURES_SHOWN + 1:
                    _say("more failures are in the output only")
            self._write(line, result, error)
            self.progress.step(self.count, len(result.facts) if result else 0)

    def _extracted(self, line: Line) -> tuple[Extraction | None, tuple[str, str] | None]:
        """The result of a line, or the code and message of what went wrong."""
        if line.article is None:
            assert line.error is not None
            return None, (line.error.code, str(line.error))
        try:
            return _extract(line.article, self.day), None
        except (DataError, MissingExtraError):
            raise
        except PersianIEError as error:
            return None, (error.code, str(error))
        except Exception as error:  # a fault of ours in one article must not lose the others
            return None, ("internal_error", f"{type(error).__name__}: {error}")

    def _write(self, line: Line, result: Extraction | None, error: tuple[str, str] | None) -> None:
        from persian_ie.io.jsonl import error_line, result_line

        if self.format is OutputFormat.table:
            self._write_table(line, result, error)
        elif result is not None:
            self.out.write(result_line(result) + "\n")
        elif error is not None:
            self.out.write(error_line(line.id, line.number, *error) + "\n")
        self.out.flush()

    def _write_table(self, line: Line, result: Extraction | None, error: tuple[str, str] | None) -> None:
        from rich.console import Console

        from persian_ie.io.tables import facts_table, shown

        terminal = self.out.isatty()
        console = Console(
            file=self.out, width=None if terminal else _TABLE_WIDTH, color_system="auto" if terminal else None, highlight=False
        )
        if result is not None:
            console.print(facts_table(result))
        elif error is not None:
            console.print(shown(f"{line.id or ''} line {line.number}: {error[0]}: {error[1]}"), markup=False)


_FAILURES_SHOWN = 10
_TABLE_WIDTH = 200  # where there is no terminal to fit into


def _extract(article: Article, day: str | None) -> Extraction:
    from persian_ie.pipelines import extract

    return extract(replace(article, published=day) if day is not None and article.published is None else article)


@app.command(
    epilog="""\b
Examples:
  persian-ie normalize "تعاونیها میشود"
  persian-ie normalize < raw.txt > clean.txt
"""
)
def normalize(
    text: Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="Texts; none: the lines of standard input.")] = None,
    output: Out = None,
) -> None:
    """Unify letters, digits and half-spaces.

    نویسه‌ها، رقم‌ها و نیم‌فاصله‌ها را یکدست می‌کند.
    """
    from persian_ie.text import normalize

    with _results(output) as out:
        for line in _texts(text):
            out.write(normalize(line) + "\n")
            out.flush()


@app.command(
    epilog="""\b
Examples:
  persian-ie dates "۱۵ شهریور ۱۴۰۴ ساعت ۱۷"
  persian-ie dates --published 2025-09-06 "هفته گذشته و امروز"
"""
)
def dates(
    text: Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="Texts; none: the lines of standard input.")] = None,
    published: Published = None,
    output: Out = None,
) -> None:
    """Find dates, times and durations.

    تاریخ‌ها، ساعت‌ها و مدت‌ها را با مقدار ISO 8601 می‌نویسد.
    """
    import json
    from datetime import date

    from persian_ie.values.dates import find_dates

    day = _day(published)
    anchor = None if day is None else date.fromisoformat(day[:10])
    with _results(output) as out:
        for line in _texts(text):
            for timex in find_dates(line, anchor=anchor):
                out.write(json.dumps(timex.to_dict(), ensure_ascii=False) + "\n")
            out.flush()


@app.command(
    "convert-date",
    epilog="""\b
Examples:
  persian-ie convert-date ۱۴۰۴/۰۶/۱۵
  persian-ie convert-date "۱۵ شهریور ۱۴۰۴" --to hijri
  persian-ie convert-date 2025-09-06 --to jalali
""",
)
def convert_date(
    text: Annotated[list[str] | None, typer.Argument(metavar="DATE", help="Dates; none: the lines of standard input.")] = None,
    to: Annotated[Calendar, typer.Option(help="The calendar to write them in.")] = Calendar.gregorian,
) -> None:
    """Convert dates between three calendars.

    تاریخ را میان گاه‌شماری‌های خورشیدی، میلادی و قمری برمی‌گرداند.
    """
    from persian_ie.values.calendars import convert_date

    failures = 0
    for line in _texts(text):
        try:
            print(convert_date(line, to=to.value), flush=True)
        except DateError as error:
            failures += 1
            _say(str(error))
    if failures:
        raise typer.Exit(1)


def _texts(given: list[str] | None) -> Iterator[str]:
    """The texts of the call, or the lines of standard input."""
    if given:
        yield from given
        return
    from persian_ie.io.files import reading

    with reading("-") as source:
        for number, line in enumerate(source, 1):
            yield line.decode("utf-8-sig" if number == 1 else "utf-8").removesuffix("\n").removesuffix("\r")


def _day(published: str | None) -> str | None:
    """The ISO date of ``--published``: ISO, or a day of any calendar that `parse_date` reads; a year from 1200 to 1500 is Jalali."""
    if published is None:
        return None
    from persian_ie.types import iso_date
    from persian_ie.values.dates import parse_date

    try:
        day = iso_date(published)
        if not "1200" <= day[:4] <= "1500":
            return day
    except DateError:
        pass
    parsed = parse_date(published)
    found = None if parsed is None or parsed.day is None else parsed.interval()
    if found is None:
        raise DateError(f"--published {published!r} is no day; give one such as 2025-09-06 or ۱۴۰۴/۰۶/۱۵")
    return found[0].isoformat()


def _named(path: str) -> str:
    from persian_ie.io.files import named

    return named(path)


@contextmanager
def _results(output: str | None) -> Iterator[TextIO]:
    """Where results go: the file, complete or absent, or standard output."""
    if output is None or output == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    from persian_ie.io.files import writing

    with writing(output) as out:
        yield out


def _say(message: str) -> None:
    """A line on standard error."""
    print(f"persian-ie: {message}", file=sys.stderr)


@dataclass
class _Progress:
    """How far a run is: a line that renews itself on a terminal, a line now and then in a log; nothing for a few articles."""

    quiet: bool
    started: float = field(default_factory=monotonic)
    told: float = field(default_factory=monotonic)
    count: int = 0
    facts: int = 0
    live: bool = False

    def step(self, count: int, facts: int) -> None:
        """Count an article."""
        self.count = count
        self.facts += facts
        now = monotonic()
        terminal = sys.stderr.isatty()
        if self.quiet or now - self.told < (0.5 if terminal else 30):
            return
        self.told = now
        if terminal:
            print(f"\r\x1b[K{self}", end="", file=sys.stderr, flush=True)
            self.live = True
        else:
            _say(str(self))

    def clear(self) -> None:
        """Wipe the live line, so that another can be written."""
        if self.live:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self.live = False

    def close(self, failures: int) -> None:
        """Say what was done, after a run of many articles."""
        self.clear()
        if not self.quiet and self.count >= _MANY:
            _say(f"{self}, {failures} failures")

    def __str__(self) -> str:
        rate = self.count / max(monotonic() - self.started, 0.001)
        return f"{self.count:,} articles, {self.facts:,} facts, {rate:,.0f} articles a second"


_MANY = 100


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # Persian needs UTF-8, whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for name in ("SIGTERM", "SIGHUP"):  # leave no half file behind when told to stop
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _terminated)
    app()


def _terminated(number: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    main()
