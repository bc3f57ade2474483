"""Files in and out: input that may be compressed, output that is complete or absent."""

from __future__ import annotations

import gzip
import os
import stat
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, TextIOWrapper
from pathlib import Path
from typing import IO, TextIO, cast

from persian_ie.errors import FileError

GZIP_MAGIC = b"\x1f\x8b"


def reason(error: Exception) -> str:
    """Why a file could not be used, in a few words."""
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8 text; convert it first, for example with: iconv -f WINDOWS-1256 -t UTF-8"
    if isinstance(error, (EOFError, zlib.error, gzip.BadGzipFile)):
        return "broken or cut off gzip data"
    return getattr(error, "strerror", None) or str(error)


@contextmanager
def reading(path: str) -> Iterator[BufferedReader]:
    """Open a file, or standard input for ``"-"``, as bytes; gzip is undone whatever the name.

    Raises
    ------
    FileError
        The file cannot be opened or, later, read: also for wrong UTF-8 and broken gzip data met in the body of the ``with``.
    """
    try:
        raw = cast(BufferedReader, sys.stdin.buffer) if path == "-" else Path(path).open("rb")  # noqa: SIM115  (closed below)
        try:
            source = raw if hasattr(raw, "peek") else BufferedReader(raw)
            zipped = source.peek(2)[:2] == GZIP_MAGIC
            yield cast(BufferedReader, gzip.GzipFile(fileobj=source) if zipped else source)
        finally:
            if path != "-":
                raw.close()
    except FileError:
        raise
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise FileError(f"cannot read {named(path)}: {reason(error)}") from error


def named(path: str) -> str:
    """How messages name a source."""
    return "standard input" if path == "-" else path


@contextmanager
def writing(path: str) -> Iterator[TextIO]:
    """Open a text file that is there in full once the ``with`` ends well, and as it was before if it does not.

    As `writing_bytes`. Names that end in ``.gz`` are compressed. What UTF-8 cannot hold is written as a backslash escape.

    Raises
    ------
    FileError
        The file cannot be written.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp(), "out.txt")
    >>> with writing(str(path)) as out:
    ...     _ = out.write("تعاونی")
    >>> path.read_text("utf-8")
    'تعاونی'
    """
    with writing_bytes(path) as raw:
        target = Path(os.path.realpath(path))
        zipped = target.suffix == ".gz" and not _is_device(target)
        binary: IO[bytes] = gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) if zipped else raw  # type: ignore[assignment]
        text = TextIOWrapper(binary, encoding="utf-8", errors="backslashreplace", newline="\n")
        yield text
        try:
            text.flush()
            text.detach()
            if binary is not raw:
                binary.close()
        except OSError as error:
            raise FileError(f"cannot write {path}: {reason(error)}") from error


@contextmanager
def writing_bytes(path: str) -> Iterator[IO[bytes]]:
    """Open a file that is there in full once the ``with`` ends well, and as it was before if it does not.

    What is written goes to a temporary file in the same folder, which takes the name at the end. Devices and pipes are written to
    directly.

    Raises
    ------
    FileError
        The file cannot be written.
    """
    target = Path(os.path.realpath(path))  # a link keeps pointing at the file
    try:
        if _is_device(target):
            with target.open("wb") as device:
                yield device
            return
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and stat.S_ISDIR(mode):
            raise FileError(f"cannot write {path}: it is a folder")
        if mode is not None and not os.access(target, os.W_OK):
            raise FileError(f"cannot write {path}: no permission")
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".part", dir=target.parent)
    except FileError:
        raise
    except OSError as error:
        raise FileError(f"cannot write {path}: {reason(error)}") from error
    try:
        with os.fdopen(handle, "wb") as raw:
            yield raw
            try:
                raw.flush()
                os.fsync(raw.fileno())
            except OSError as error:
                raise FileError(f"cannot write {path}: {reason(error)}") from error
        Path(temporary).chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _is_device(target: Path) -> bool:
    """Whether a path is there and neither file nor folder: a device, a pipe."""
    return target.exists() and not target.is_file() and not target.is_dir()


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
