"""Many articles, one after another or in several processes: `extract_many`.

Each worker is a process of its own with its own pipeline and its own pipe, and has one article at a time. So when a worker dies or
hangs it is known which article did it, and nothing that the others hold is lost, as it could be in the shared queues of a pool.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import connection, get_context, parent_process, resource_tracker
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal

from persian_ie.errors import BatchError, DataError, MissingExtraError, PersianIEError
from persian_ie.pipelines.news import extract, load
from persian_ie.types import Article, Extraction, ExtractionError

if TYPE_CHECKING:
    from spacy.language import Language

Source = str | Article | Mapping[str, Any] | ExtractionError
Outcome = Extraction | ExtractionError
Load = Callable[[], "Language"]

_AHEAD = 8  # articles a worker that may be read before the oldest of them is done: what others do while one article takes long
_PROCESSES = get_context("spawn")  # the same everywhere, and no lock that a thread of the caller holds is copied


def extract_many(
    articles: Iterable[Source],
    *,
    workers: int = 0,
    on_error: Literal["row", "raise", "skip"] = "row",
    timeout_s: float | None = None,
    ordered: bool = True,
    load: Load = load,
) -> Generator[Outcome, None, None]:
    """Extract the facts of many articles, one by one, in this process or in several.

    Articles are read as they are needed and results given as they come, so the input may be longer than memory holds. An article
    that fails, kills its worker or takes too long becomes an error record in its place, and the others go on.

    Parameters
    ----------
    articles : iterable
        What `extract` takes: strings, articles or mappings. An `ExtractionError`, such as one that your reader made of a broken line, is
        given on in its place.
    workers : int
        Processes to work in; 0 is this one. A script that uses workers needs ``if __name__ == "__main__":`` around what it runs.
    on_error : {"row", "raise", "skip"}
        Whether an article that fails gives an `ExtractionError`, raises a `BatchError`, or is left out.
    timeout_s : float, optional
        Seconds that an article may take; its worker is then ended and replaced. Needs `workers`.
    ordered : bool
        Give results in the order of the articles, or each as soon as it is there.
    load : callable, optional
        Makes the pipeline, once a process; must be importable by the workers: a function of a module, or a `functools.partial` of one.

    Yields
    ------
    Extraction or ExtractionError
        One for each article.

    Raises
    ------
    BatchError
        An article failed and `on_error` is ``"raise"``; or a worker could not begin.
    DataError
        A data file of the package or of yours is missing or broken: no article's fault, so it raises whatever `on_error` is.

    Examples
    --------
    >>> import persian_ie as pie
    >>> for result in pie.extract_many(["۲۰ مدرسه ساخته شد.", {"id": "b2"}, "۵۳۷ تعاونی ثبت شد."]):
    ...     print(result.code if isinstance(result, pie.ExtractionError) else result.facts[0].value)
    20
    not_an_article
    537
    """
    if isinstance(articles, (str, Mapping, Article)):
        raise TypeError("extract_many takes many articles, such as a list; for one there is extract")
    if workers < 0:
        raise ValueError(f"workers must be 0 or more, not {workers}")
    if on_error not in ("row", "raise", "skip"):
        raise ValueError(f"on_error must be row, raise or skip, not {on_error!r}")
    if timeout_s is not None and (timeout_s <= 0 or not workers):
        raise ValueError("timeout_s must be more than 0, and needs workers: this process cannot end itself")
    outcomes = _apart(articles, workers, timeout_s, ordered, load) if workers else _here(articles, load)
    return _given(outcomes, on_error)


def _given(outcomes: Generator[Outcome, None, None], on_error: str) -> Generator[Outcome, None, None]:
    try:
        for outcome in outcomes:
            if isinstance(outcome, Extraction) or on_error == "row":
                yield outcome
            elif on_error == "raise":
                raise BatchError(f"article {outcome.id or '(without id)'}: {outcome.message}", outcome.code)
    finally:
        outcomes.close()


def _article(source: Source) -> Article | ExtractionError:
    if isinstance(source, ExtractionError):
        return source
    try:
        return Article.of(source)
    except PersianIEError as error:
        name = source.get("id") if isinstance(source, Mapping) else None
        known = isinstance(name, (str, int)) and not isinstance(name, bool)
        return ExtractionError(str(name) if known else None, error.code, str(error))


def _extracted(article: Article, nlp: Language | None) -> Outcome:
    try:
        return extract(article, nlp=nlp)
    except (DataError, MissingExtraError):
        raise
    except Exception as error:  # a fault of ours in one article must not lose the others
        return ExtractionError(article.id, *_told(error))


def _told(error: Exception) -> tuple[str, str]:
    """The code of an error, and what it says."""
    return (error.code, str(error)) if isinstance(error, PersianIEError) else ("internal_error", f"{type(error).__name__}: {error}")


def _here(articles: Iterable[Source], make: Load) -> Generator[Outcome, None, None]:
    nlp = None if make is load else make()
    for source in articles:
        article = _article(source)
        yield article if isinstance(article, ExtractionError) else _extracted(article, nlp)


def _apart(articles: Iterable[Source], workers: int, timeout_s: float | None, ordered: bool, make: Load) -> Generator[Outcome, None, None]:
    source = iter(articles)
    done: dict[int, Outcome] = {}  # by the article's number
    read = given = 0
    more = True
    failure: Exception | None = None
    crew = _Crew(workers, timeout_s, make)
    try:
        while True:
            done.update(crew.collected(wait=not (given in done if ordered else done)))
            while more and crew.free and read - given < _AHEAD * workers:
                try:
                    article = _article(next(source))
                except StopIteration:
                    more = False
                    break
                except Exception as error:  # what was read before it is finished first
                    failure, more = error, False
                    break
                if isinstance(article, ExtractionError):
                    done[read] = article
                else:
                    crew.give(read, article)
                read += 1
            if given in done if ordered else done:
                yield done.pop(given if ordered else next(iter(done)))
                given += 1
            elif not crew.busy:
                break
        if failure is not None:
            raise failure
    finally:
        crew.end()


class _Crew:
    """The workers of a run. One is started when there is an article for it, also in the place of one that died."""

    def __init__(self, size: int, timeout_s: float | None, make: Load) -> None:
        self._size = size
        self._timeout_s = timeout_s
        self._make = make
        self._workers: list[_Worker] = []

    @property
    def busy(self) -> list[_Worker]:
        return [worker for worker in self._workers if worker.task is not None]

    @property
    def free(self) -> bool:
        return len(self.busy) < self._size

    def give(self, number: int, article: Article) -> None:
        """Let a worker that is free do an article."""
        for worker in [worker for worker in self._workers if worker.task is None]:
            if worker.give(number, article):
                return
            self._drop(worker)  # it died at rest, so no article is to blame
        worker = _Worker(self._make, self._timeout_s)
        self._workers.append(worker)
        worker.give(number, article)

    def collected(self, wait: bool) -> Iterator[tuple[int, Outcome]]:
        """What is done, by the article's number; waits for the first, if told to."""
        busy = self.busy
        if not busy:
            return
        limit = min((worker.deadline for worker in busy if worker.deadline is not None), default=None)
        seconds = 0 if not wait else None if limit is None else max(0, limit - monotonic())
        connection.wait([thing for worker in busy for thing in worker.signs], seconds)
        for worker in busy:
            assert worker.task is not None
            number = worker.task[0]
            outcome = worker.outcome()
            if outcome is not None:
                if worker.task is not None:  # dead or hung
                    self._drop(worker)
                yield number, outcome

    def _drop(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.kill()
        worker.bury()

    def end(self) -> None:
        """End all workers at once, whatever they are doing: they hold nothing that must be put away."""
        for worker in self._workers:
            worker.kill()
        while self._workers:
            self._workers.pop().bury()


class _Worker:
    """A process with a pipeline that does one article at a time."""

    def __init__(self, make: Load, timeout_s: float | None) -> None:
        self.task: tuple[int, Article] | None = None
        self.deadline: float | None = None
        self._timeout_s = timeout_s
        self._ready = False
        self._pipe, end = _PROCESSES.Pipe()
        self._process = _PROCESSES.Process(target=_work, args=(end, make), name="persian-ie worker", daemon=True)
        with _without_interrupts():
            self._process.start()
        end.close()  # now only the worker has it, so its death closes the pipe

    @property
    def signs(self) -> tuple[Any, ...]:
        """What becomes ready when there is news of the worker."""
        return self._pipe, self._process.sentinel

    def give(self, number: int, article: Article) -> bool:
        """Give an article; False where the worker is dead. One that is not ready yet gets it when it is."""
        self.task = number, article
        return self._send() if self._ready else True

    def _send(self) -> bool:
        assert self.task is not None
        try:
            self._pipe.send(self.task[1].to_dict())
        except OSError:
            return False
        self.deadline = None if self._timeout_s is None else monotonic() + self._timeout_s
        return self._process.is_alive()

    def outcome(self) -> Outcome | None:
        """What became of the article, if that is known; it stays the worker's task where the worker cannot go on."""
        assert self.task is not None
        article = self.task[1]
        alive = self._process.is_alive()  # asked first: what a dead worker said is all in the pipe by now
        try:
            while self._pipe.poll():
                kind, *said = self._pipe.recv()
                if kind == "ready":
                    self._ready = True
                    if not self._send():
                        break
                elif kind == "broken":
                    code, message = said
                    raise DataError(message) if code == DataError.code else BatchError(message, code)
                else:
                    self.task = self.deadline = None
                    if kind == "failed":
                        return ExtractionError(article.id, *said)
                    data = said[0]
                    return Extraction.from_dict({**data, "article": replace(article, published=data["article"])})
        except (EOFError, OSError):  # it died, perhaps in the middle of an answer
            alive = False
        if not alive:
            return self._died(article)
        if self.deadline is not None and monotonic() >= self.deadline:
            return ExtractionError(article.id, "timed_out", f"not done after {self._timeout_s:g} s")
        return None

    def _died(self, article: Article) -> ExtractionError:
        self._process.join(1)  # its pipe may close a moment before it is gone
        status = self._process.exitcode
        how = f"was killed by signal {-status}" if status is not None and status < 0 else f"ended with status {status}"
        if not self._ready:
            raise BatchError(
                f"a worker {how} before it began; workers import the script that is run, so it must be a file, with "
                '`if __name__ == "__main__":` around what it runs',
                "worker_died",
            )
        return ExtractionError(article.id, "worker_died", f"the worker {how}")

    def kill(self) -> None:
        self._process.kill()

    def bury(self) -> None:
        self._process.join()
        self._pipe.close()
        self._process.close()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Start a process that Ctrl-C, which a terminal sends to all processes, does not reach: this one ends it."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # as starting a process does, but then it would lift the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: connection.Connection, make: Load) -> None:
    """What a worker does: make its pipeline, then answer each article until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        try:
            nlp = make()
        except Exception as error:
            pipe.send(("broken", *_told(error)))
            return
        pipe.send(("ready",))
        while True:
            pipe.send(_answer(pipe.recv(), nlp))
    except (EOFError, OSError):
        return


def _answer(article: dict[str, Any], nlp: Language) -> tuple[Any, ...]:
    try:
        outcome = _extracted(Article.of(article), nlp)
    except PersianIEError as error:
        return ("broken", *_told(error))
    if isinstance(outcome, ExtractionError):
        return "failed", outcome.code, outcome.message
    data = outcome.to_dict()
    data["article"] = outcome.article.published  # which the page may have told; all else of the article the caller has
    return "done", data


def _end_with_parent() -> None:
    """End also where the parent was killed and this process is in the middle of an article."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
