"""A pipeline for the workers of a test, which does to its worker what an article says; without spaCy, as loading that takes a while."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from persian_ie.components.layers import article_of
from persian_ie.types import Extraction


class Pipeline:
    """What `persian_ie.extract` needs of a spaCy pipeline."""

    vocab = SimpleNamespace(in_memory_zone=True)

    def make_doc(self, text: str) -> SimpleNamespace:
        return SimpleNamespace(text=text, user_data={})

    def __call__(self, doc: Any) -> SimpleNamespace:
        order, _, argument = doc.text.partition(" ")
        if order == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        elif order == "exits":
            raise SystemExit(3)
        elif order == "fails":
            raise ZeroDivisionError("a fault of ours")
        elif order == "hangs":
            while True:
                pass
        elif order == "sleeps":
            time.sleep(float(argument))
        return SimpleNamespace(_=SimpleNamespace(pie=SimpleNamespace(extraction=Extraction(article_of(doc)))))


def load_nothing() -> Pipeline:
    raise ZeroDivisionError("no pipeline today")


def load_and_die() -> Pipeline:
    os._exit(7)


def load_and_tell(folder: str) -> Pipeline:
    """Leave a file with the process's number in the folder."""
    (Path(folder) / f"{time.monotonic_ns()}").write_text(str(os.getpid()))
    return Pipeline()
