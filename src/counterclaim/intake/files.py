"""
Paths to bytes: files, folders, patterns, and `-` for standard input.

Comes in: what the user names. Goes out: one path after the other, or an error that says what
to do; a file that vanishes or a folder without permission is one error, and the rest go on.
"""

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from counterclaim.errors import InputError, NoText, NotFound, NotReadable
from counterclaim.tables.page import Pages

STDIN: Final = "-"


def find(paths: Iterable[str], pages: Pages) -> Iterator[str | InputError]:
    """Every file that is meant, in the order given; within a folder or pattern sorted."""
    for path in paths:
        if path == STDIN:
            yield path
        elif _is_folder(path):
            held = _inside(path, pages)
            first = next(held, None)
            if first is None:
                yield NotFound(
                    f"{shown(path)}: holds no report; name another folder, or the files themselves"
                )
                continue
            yield first
            yield from held
        elif os.path.lexists(path) or not glob.has_magic(path):
            yield path
        else:
            yield from _matching(path, pages)


def load(path: str, stdin: BinaryIO | None = None) -> bytes:
    """
    The bytes of a file.

    Raises:
        NotFound: nothing stands there, or no longer.
        NotReadable: it may not or cannot be opened.
    """
    try:
        if path == STDIN:
            return (stdin if stdin is not None else sys.stdin.buffer).read()
        return Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise NotFound(
            f"{shown(path)}: nothing is there, or no longer; check the name and run it again"
        ) from fault
    except PermissionError as fault:
        raise NotReadable(
            f"{shown(path)}: may not be opened; give yourself the right to read it"
        ) from fault
    except MemoryError as fault:
        raise NotReadable(f"{shown(path)}: is too large for memory; split it") from fault
    except OSError as fault:
        raise NotReadable(
            f"{shown(path)}: cannot be read ({fault.strerror or fault}); bring a copy of it"
        ) from fault
    except ValueError as fault:
        raise NotFound(f"{shown(path)}: is no name of a file; check it") from fault


def shown(path: str) -> str:
    """A path as it can be printed: bytes that are no characters stand as a question mark."""
    if path == STDIN:
        return "standard input"
    return path.encode("utf-8", "replace").decode("utf-8").replace("\0", "?")


def _is_folder(path: str) -> bool:
    try:
        return os.path.isdir(path)  # noqa: PTH112  # names may hold bytes that Path refuses
    except ValueError:
        return False


def _matching(pattern: str, pages: Pages) -> Iterator[str | InputError]:
    found = sorted(glob.iglob(pattern, recursive=True))  # noqa: PTH207  # as above
    if not found:
        yield NotFound(f"{shown(pattern)}: no file matches; check the pattern")
    for path in found:
        if _is_folder(path):
            yield from _inside(path, pages)
        else:
            yield path


def _inside(folder: str, pages: Pages) -> Iterator[str | InputError]:
    """The files of a folder and its folders; hidden ones and those that are no reports stay out."""
    try:
        with os.scandir(folder) as entries:
            held = sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        yield NotFound(f"{shown(folder)}: is no longer there; run it again")
        return
    except OSError as fault:
        yield NotReadable(
            f"{shown(folder)}: may not be opened ({fault.strerror or fault}); "
            "give yourself the right to read and enter it"
        )
        return
    for entry in held:
        if entry.name.startswith("."):
            continue
        ending = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122  # as above
        if _is(entry, folder=True):
            yield from _inside(entry.path, pages)
        elif ending in pages.refused:
            yield NoText(
                f"{shown(entry.path)}: {ending} files are not read yet; save it as text or HTML"
            )
        elif ending in pages.endings and (_is(entry, folder=False) or entry.is_symlink()):
            yield entry.path


def _is(entry: os.DirEntry[str], *, folder: bool) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False) if folder else entry.is_file()
    except OSError:
        return False
