"""The command line: ``persian-ie extract``, ``normalize``, ``dates``, ``convert-date``.

Results go to standard output (or ``-o``), everything else to standard error. Exit status: 0 all is well; 1 some articles
failed, each with a line that says why; 2 the call was wrong or a file could not be read or written; 130 interrupted.
spaCy and the package's data are imported when a command runs, so that ``--help`` is quick.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TextIO

import typer
from typer.core import TyperGroup

from persian_ie.errors import DateError, PersianIEError
from persian_ie.io.progress import Progress, say

if TYPE_CHECKING:
    from persian_ie.io.jsonl import Format
    from persian_ie.io.resuming import Done
    from persian_ie.io.writers import Writer
    from persian_ie.types import Article, ExtractionError


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
        say(message)
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
    csv = "csv"
    parquet = "parquet"


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
  persian-ie extract 1403.jsonl.gz 1404.jsonl.gz --workers 4 --format parquet -o facts.parquet
  persian-ie extract news.jsonl --workers 4 --timeout 60 --resume -o facts.jsonl
  zcat news.jsonl.gz | persian-ie extract - | head -1
  echo "۵۳۷ تعاونی در لرستان ثبت شده است." | persian-ie extract -

\b
Each line of the output is one article: id, facts, officials, dates, entities, article.
A line of the input that holds no article becomes {"id", "line", "error": {"code", "message"}};
the others go on, and the exit status is 1. CSV and Parquet hold one fact a row, and
failures are told on standard error only.
"""
)
def extract(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files: .txt (one article), .jsonl or .jsonl.gz (one a line), or - for standard input."),
    ],
    output: Out = None,
    form: Annotated[
        OutputFormat, typer.Option("--format", help="JSON lines; a table to look at; or a file of the facts.")
    ] = OutputFormat.jsonl,
    published: Published = None,
    given: Annotated[InputFormat, typer.Option("--input", help="What the input is, where its name does not tell.")] = InputFormat.auto,
    workers: Annotated[int, typer.Option(min=0, metavar="N", help="Processes to work in; 0 is this one.")] = 0,
    timeout: Annotated[
        float | None, typer.Option(metavar="SECONDS", help="Give an article up that takes longer; needs --workers. [default: never]")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Write into OUT as results come, after those it has, and leave out their articles.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")] = False,
) -> None:
    """Extract the facts of news articles.

    واقعیت‌های عددی، مسئولان، تاریخ‌ها و موجودیت‌های خبر را به JSON می‌نویسد.
    """
    from persian_ie.io.files import reading
    from persian_ie.io.jsonl import format_of
    from persian_ie.io.resuming import Done

    to_file = output is not None and output != "-"
    if form is OutputFormat.parquet and not to_file:
        _stop("--format parquet needs a file to write: give it with -o", 2)
    if resume and (not to_file or form is not OutputFormat.jsonl or str(output).endswith(".gz")):
        _stop("--resume needs a file of JSON lines, not compressed, to go on with: give it with -o", 2)
    if timeout is not None and (timeout <= 0 or not workers):
        _stop("--timeout needs more than 0 seconds, and --workers", 2)
    kind: Format | None = None if given is InputFormat.auto else "text" if given is InputFormat.text else "jsonl"
    day = _day(published)
    for path in paths:  # all of them before the work begins: a wrong name among many files should not cost an hour
        if kind is None:
            format_of(path)
        if path != "-":
            with reading(path):
                pass
    done = Done(str(output)) if resume else None
    with _writer(form, output, done) as writer:
        run = _Run(writer, day, Progress(quiet), done)
        run.extract(paths, kind, workers, timeout)
        run.progress.close(run.failures)
    if run.skipped and not quiet:
        say(f"{run.skipped:,} of the articles were in {output} already")
    if run.failures:
        articles = "article" if run.progress.count == 1 else "articles"
        say(f"{run.failures} of {run.progress.count} {articles} failed")
        raise typer.Exit(1)


@contextmanager
def _writer(form: OutputFormat, output: str | None, done: Done | None) -> Iterator[Writer]:
    """What writes the results."""
    from persian_ie.io import writers
    from persian_ie.io.files import writing_bytes
    from persian_ie.io.resuming import appending

    if form is OutputFormat.parquet:
        parquet = writers.Parquet()
        with writing_bytes(str(output)) as raw, parquet.to(raw):
            yield parquet
    elif done is not None:
        with appending(str(output), done.length) as out:
            yield writers.JsonLines(out)
    else:
        kinds: dict[OutputFormat, Callable[[TextIO], Writer]] = {
            OutputFormat.jsonl: writers.JsonLines,
            OutputFormat.table: writers.Tables,
            OutputFormat.csv: writers.Csv,
        }
        with _results(output) as out:
            yield kinds[form](out)


@dataclass
class _Run:
    """One run of ``extract`` over all files."""

    writer: Writer
    day: str | None
    progress: Progress
    done: Done | None = None
    failures: int = 0
    skipped: int = 0
    given: deque[tuple[str, int]] = field(default_factory=deque)  # path and line of what is being worked on

    def extract(self, paths: list[str], kind: Format | None, workers: int, timeout: float | None) -> None:
        """Write the results of all files."""
        from persian_ie.pipelines.batches import extract_many
        from persian_ie.types import ExtractionError

        with closing(extract_many(self._articles(paths, kind), workers=workers, timeout_s=timeout)) as results:
            for result in results:
                path, line = self.given.popleft()
                if isinstance(result, ExtractionError):
                    self.failures += 1
                    self._tell(result, path, line)
                    self.writer.error(result, line)
                    self.progress.step(0)
                else:
                    self.writer.result(result)
                    self.progress.step(len(result.facts))

    def _articles(self, paths: list[str], kind: Format | None) -> Iterator[Article | ExtractionError]:
        from persian_ie.io.jsonl import read_articles
        from persian_ie.types import ExtractionError

        for path in paths:
            for line in read_articles(path, kind):
                if self.done is not None and self.done.has(line):
                    self.skipped += 1
                    continue
                self.given.append((path, line.number))
                if line.article is None:
                    assert line.error is not None
                    yield ExtractionError(line.id, line.error.code, str(line.error))
                elif self.day is not None and line.article.published is None:
                    yield replace(line.article, published=self.day)
                else:
                    yield line.article

    def _tell(self, error: ExtractionError, path: str, line: int) -> None:
        """Say on standard error what failed, as long as that helps."""
        self.progress.clear()
        if self.failures <= _FAILURES_SHOWN or not self.writer.keeps_errors:
            say(f"{_named(path)}, line {line}: {error.code}: {error.message}")
        elif self.failures == _FAILURES_SHOWN + 1:
            say("more failures are in the output only")


_FAILURES_SHOWN = 10


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
            say(str(error))
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


def main() -> None:
    """Run the command line."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever called us, as by «>&-»: nothing comes from it, what goes to it is lost
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w"))  # noqa: PTH123, SIM115  (open until the end)
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
