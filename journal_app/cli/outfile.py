"""Writing a file the user asked for: private, whole, or not at all."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from journal_app.errors import Problem, WorldError


@contextmanager
def whole_file(path: Path, *, replace: bool) -> Iterator[TextIO]:
    """Give a text file to write; it takes its name only when all of it is on the disk.

    Args:
        replace: Whether a file of that name may be replaced.

    Raises:
        WorldError: ``FILE_EXISTS``.
        DiskRefused: The disk did not take it; a file that was there is as it was.
    """
    from journal_app.storage import atomic  # noqa: PLC0415 (start-up time)

    if path.exists() and not replace:
        raise WorldError(Problem.FILE_EXISTS, path=str(path))
    temporary = atomic.temporary_name(path)
    with atomic.disk_errors(path.parent):
        try:
            with atomic.create_file(temporary) as file:
                text = io.TextIOWrapper(file, encoding="utf-8", newline="\n")
                yield text
                text.flush()
                atomic.sync(file)
                text.detach()
            temporary.replace(path)
        except BaseException:
            # Whatever stopped the writing, Ctrl+C included, nothing half-written stays.
            atomic.remove(temporary)
            raise
