"""The command line: ``persian-ie extract``, ``report``, ``normalize``, ``dates``, ``convert-date``.

Results go to standard output (or ``-o``), everything else to standard error. Exit status: 0 all is well; 1 some articles
failed, each with a line that says why; 2 the call was wrong or a file could not be read or written; 130 interrupted.
spaCy and the package's data are imported when a command runs, so that ``--help`` is quick.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TextIO

import typer
from typer.core import TyperGroup

from persian_ie.errors import DateError, PersianIEError
from persian_ie.io.progress import Progress, say

if TYPE_CHECKING:
    from spacy.language import Language

    from persian_ie.io.jsonl import Format
    from persian_ie.io.resuming import Done
    from persian_ie.io.runs import Run
    from persian_ie.io.writers import Writer


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


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files: .txt (one article), .jsonl or .jsonl.gz (one a line), or - for standard input."),
]
Given = Annotated[InputFormat, typer.Option("--input", help="What the input is, where its name does not tell.")]
Workers = Annotated[int, typer.Option(min=0, metavar="N", help="Processes to work in; 0 is this one.")]
Timeout = Annotated[
    float | None, typer.Option(metavar="SECONDS", help="Give an article up that takes longer; needs --workers. [default: never]")
]
Indicators = Annotated[
    str | None, typer.Option(metavar="FILE", help="Indicator rules of your own (TOML), tried before those of the package.")
]
Places = Annotated[str | None, typer.Option(metavar="FILE", help="Places of your own (TOML), known beside those of the gazetteer.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")]


def _version(asked: bool) -> None:
    if asked:
        from persian_ie import __version__

        typer.echo(f"persian-ie {__version__}")
        raise typer.Exit


_EXAMPLES = """\b
Examples:
  persian-ie extract news.jsonl -o facts.jsonl
  persian-ie extract خبر.txt --published 1404-06-15 --format table
  persian-ie report news.jsonl -o report
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
    paths: Paths,
    output: Out = None,
    form: Annotated[
        OutputFormat, typer.Option("--format", help="JSON lines; a table to look at; or a file of the facts.")
    ] = OutputFormat.jsonl,
    published: Published = None,
    given: Given = InputFormat.auto,
    workers: Workers = 0,
    timeout: Timeout = None,
    indicators: Indicators = None,
    places: Places = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Write into OUT as results come, after those it has, and leave out their articles.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Extract the facts of news articles.

    واقعیت‌های عددی، مسئولان، تاریخ‌ها و موجودیت‌های خبر را به JSON می‌نویسد.
    """
    from persian_ie.io.resuming import Done
    from persian_ie.io.runs import Run

    to_file = output is not None and output != "-"
    if form is OutputFormat.parquet and not to_file:
        _stop("--format parquet needs a file to write: give it with -o", 2)
    if resume and (not to_file or form is not OutputFormat.jsonl or str(output).endswith(".gz")):
        _stop("--resume needs a file of JSON lines, not compressed, to go on with: give it with -o", 2)
    kind = _checked(paths, given, workers, timeout)
    day = _day(published)
    done = Done(str(output)) if resume else None
    with _writer(form, output, done) as writer:
        run = Run(writer, day, Progress(quiet), done)
        run.extract(paths, kind, workers, timeout, _pipeline(indicators, places))
    _end(run, str(output))


@app.command(
    epilog="""\b
Examples:
  persian-ie report news.jsonl -o report
  persian-ie report 1403.jsonl.gz 1404.jsonl.gz --workers 4 --timeout 60 -o report
  persian-ie report news.jsonl --resume -o report

\b
DIR/index.html lists the articles and those that failed; each has a page in DIR/articles.
The pages need no network; DIR can be moved, zipped and sent.
"""
)
def report(
    paths: Paths,
    output: Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="Folder for the pages; a report that is in it is replaced.")],
    published: Published = None,
    given: Given = InputFormat.auto,
    workers: Workers = 0,
    timeout: Timeout = None,
    indicators: Indicators = None,
    places: Places = None,
    resume: Annotated[bool, typer.Option("--resume", help="Keep the pages that DIR has, and leave out their articles.")] = False,
    quiet: Quiet = False,
) -> None:
    """Make web pages of news articles, with an index.

    برای هر خبر صفحه‌ای می‌سازد با متن برجسته، جدول آمارها، خط زمان و مسئولان؛ و فهرستی از همه.
    """
    from persian_ie.io.runs import Run
    from persian_ie.viz.report import Report

    kind = _checked(paths, given, workers, timeout)
    day = _day(published)
    with Report(output, resume=resume) as made:
        run = Run(made, day, Progress(quiet), made)
        run.extract(paths, kind, workers, timeout, _pipeline(indicators, places))
        index = made.finish()
    if index is None:
        _stop(f"no articles in {', '.join(map(_named, paths))}", 2)
    typer.echo(index)
    _end(run, output)


def _checked(paths: list[str], given: InputFormat, workers: int, timeout: float | None) -> Format | None:
    """What the input is; all files are looked at before the work begins: a wrong name among many should not cost an hour."""
    from persian_ie.io.files import reading
    from persian_ie.io.jsonl import format_of

    if timeout is not None and (timeout <= 0 or not workers):
        _stop("--timeout needs more than 0 seconds, and --workers", 2)
    kind: Format | None = None if given is InputFormat.auto else "text" if given is InputFormat.text else "jsonl"
    for path in paths:
        if kind is None:
            format_of(path)
        if path != "-":
            with reading(path):
                pass
    return kind


def _pipeline(indicators: str | None, places: str | None) -> Callable[[], Language]:
    """What makes the pipeline, in this process and in workers."""
    from persian_ie.pipelines.news import load

    return partial(load, indicators=indicators, places=places) if indicators or places else load


def _end(run: Run, output: str) -> None:
    """Say what a run did, and end with status 1 where articles failed."""
    run.progress.close(run.failures)
    if run.skipped and not run.progress.quiet:
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
