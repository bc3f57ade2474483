"""One run of a command over files: what it reads, passes on, leaves out, and says."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Protocol

from persian_ie.io.files import named
from persian_ie.io.jsonl import Format, Line, read_articles
from persian_ie.io.progress import Progress, say
from persian_ie.io.writers import Writer
from persian_ie.pipelines.batches import Load, extract_many
from persian_ie.types import Article, ExtractionError

_FAILURES_SHOWN = 10


class Known(Protocol):
    """What knows the articles that are done already."""

    def has(self, line: Line) -> bool:
        """Whether the article of a line of the input is done."""


@dataclass
class Run:
    """One run over all files of a command: their articles in, results to a writer, failures told on standard error."""

    writer: Writer
    day: str | None
    progress: Progress
    done: Known | None = None
    failures: int = 0
    skipped: int = 0
    given: deque[tuple[str, int]] = field(default_factory=deque)  # path and line of what is being worked on

    def extract(self, paths: list[str], kind: Format | None, workers: int, timeout: float | None, load: Load) -> None:
        """Write the results of all files."""
        with closing(extract_many(self._articles(paths, kind), workers=workers, timeout_s=timeout, load=load)) as results:
            for result in results:
                path, line = self.given.popleft()
                if isinstance(result, ExtractionError):
                    self.failures += 1
                    self._tell(result, path, line)
                    self.writer.error(result, line, path)
                    self.progress.step(0)
                else:
                    self.writer.result(result)
                    self.progress.step(len(result.facts))

    def _articles(self, paths: list[str], kind: Format | None) -> Iterator[Article | ExtractionError]:
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
            say(f"{named(path)}, line {line}: {error.code}: {error.message}")
        elif self.failures == _FAILURES_SHOWN + 1:
            say("more failures are in the output only")
