"""The full-text index, kept in step with the bodies inside the same transaction.

The index holds no text of its own: it reads the view ``searchable``, which leaves binned
entries out. So a body leaves the index *before* it changes and enters it again afterwards.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Engine, text
from sqlmodel import Session

from journal_app.errors import WorkInterrupted
from journal_app.storage.engine import writing

_ADD: Final = text("INSERT INTO entry_search (rowid, text) VALUES (:position, :body)")
_REMOVE: Final = text(
    "INSERT INTO entry_search (entry_search, rowid, text) VALUES ('delete', :position, :body)"
)
_SECURE: Final = text("INSERT INTO entry_search (entry_search, rank) VALUES ('secure-delete', :on)")
_OPTIMISE: Final = text("INSERT INTO entry_search (entry_search) VALUES ('optimize')")


def add(session: Session, position: int, body: str) -> None:
    """Let search find a body."""
    session.connection().execute(_ADD, {"position": position, "body": body})


def remove(session: Session, position: int, body: str) -> None:
    """Take a body out of search; ``body`` must be exactly what was added."""
    session.connection().execute(_REMOVE, {"position": position, "body": body})


@contextlib.contextmanager
def without_trace(session: Session) -> Iterator[None]:
    """Make removals inside the block wipe the words from the index instead of striking them out.

    45 times slower at 10,000 entries than striking out, so only for an explicit deletion.
    """
    session.connection().execute(_SECURE, {"on": 1})
    yield
    session.connection().execute(_SECURE, {"on": 0})


def tidy(engine: Engine) -> None:
    """Write the index anew in one piece, so that words of deleted and changed texts are gone.

    Some two seconds at 10,000 entries. Can be stopped by ``engine.interrupt``, and is then left
    for the next time: the words no longer find anything, they only still lie there, encrypted.
    """
    with contextlib.suppress(WorkInterrupted), writing(engine, stoppable=True) as session:
        rewrite(session)


def rewrite(session: Session) -> None:
    """Write the index anew in one piece, as part of a transaction.

    Twice, because FTS5 keeps words that are struck out when it joins pieces of one level below
    others that have become empty, and does nothing at all about a single piece. The second time
    there are two, on two levels: the whole index, and a row that is put in and taken out. (Any
    setting makes FTS5 write what it holds in memory as a piece of its own.)
    """
    session.connection().execute(_OPTIMISE)
    add(session, _NOBODY, "x")
    session.connection().execute(_SECURE, {"on": 0})
    remove(session, _NOBODY, "x")
    session.connection().execute(_OPTIMISE)


_NOBODY: Final = -1
"""A position that no entry has."""
