"""Column types: instants that keep their zone, and text that any string can become."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator

Value = TypeVar("Value", bound=StrEnum)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, stored in UTC as ISO 8601 with microseconds, so that it sorts as text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 # SQLAlchemy's signature
        """Return the stored form. Raises ``ValueError`` for a naive datetime."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "an instant needs a zone"
            raise ValueError(msg)
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 # SQLAlchemy's signature
        """Return the instant, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Prose(TypeDecorator[str]):
    """Free text, made storable on its way in."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 # SQLAlchemy's signature
        """Return the stored form, see ``storable``."""
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """Return a text that UTF-8 can hold.

    Half a surrogate pair, which some programs put on the clipboard, is no character and
    becomes U+FFFD; two halves that belong together become their character. Refusing such a
    text would lose all the words around it. Every other text comes back as it is.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def joined(values: Iterable[StrEnum]) -> str:
    """Return a set of domain values for one column: sorted, a blank between two."""
    return " ".join(sorted({value.value for value in values}))


def parted(stored: str, kind: type[Value]) -> frozenset[Value]:
    """Return the set that ``joined`` wrote. Raises ``ValueError`` for a value that is none."""
    return frozenset(map(kind, stored.split()))
