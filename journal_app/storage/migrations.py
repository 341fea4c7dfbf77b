"""Numbered steps from an older database to the present one, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy import Engine, text

from journal_app.errors import Problem, VaultUnavailable
from journal_app.storage import schema_1, schema_2, schema_3, schema_4
from journal_app.storage.engine import reading, writing

STEPS: Final[tuple[Sequence[str], ...]] = (
    schema_1.STATEMENTS,
    schema_2.STATEMENTS,
    schema_3.STATEMENTS,
    schema_4.STATEMENTS,
)
"""The SQL that leads from version n to n + 1, by n."""


def schema_version(engine: Engine) -> int:
    """Return the database's version; 0 for a new file."""
    with reading(engine) as session:
        return int(session.connection().execute(text("PRAGMA user_version")).scalar_one())


def migrate(
    engine: Engine,
    before: Callable[[int, int], None],
    *,
    steps: Sequence[Sequence[str]] = STEPS,
) -> None:
    """Bring a database to the present version; does nothing when it is there already.

    Args:
        engine: An engine of ``make_engine``.
        before: Called once with the version found and the version aimed for, when an existing
            vault is about to be changed: the place for a backup. Not called for a new file.
        steps: The steps known to this program.

    Raises:
        VaultUnavailable: ``VAULT_TOO_NEW`` with ``found`` and ``known`` versions.
        WorldError: As ``map_errors``, or from ``before``; the database is then as it was, or at
            the last version whose step was completed.
    """
    found = schema_version(engine)
    if found > len(steps):
        raise VaultUnavailable(Problem.VAULT_TOO_NEW, found=found, known=len(steps))
    if 0 < found < len(steps):
        before(found, len(steps))
    for version in range(found, len(steps)):
        _take(engine, version + 1, steps[version])


def _take(engine: Engine, version: int, statements: Sequence[str]) -> None:
    with writing(engine) as session:
        connection = session.connection()
        for statement in statements:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")
