"""Prints every support line with its certainty and the age of its check.

A note to whoever looks after the files; it never fails because time passes.
"""

from __future__ import annotations

from datetime import UTC, datetime

from journal_app.sentences.support import broken_file
from journal_app.services.support import SupportService
from journal_app.services.support_age import OLD_AFTER, Checked, ages


def row(one: Checked) -> str:
    """Return one line of the table."""
    ways = ", ".join(way.number for way in one.line.ways)
    age = "no date" if one.days is None else f"{one.days} days"
    shown = "shown" if one.line.shown else "hidden"
    mark = "check" if one.old else ""
    certainty = one.line.certainty.value
    return (
        f"{one.region.code}  {shown:6}  {certainty:6}  {age:>9}  {mark:5}  {one.line.name}: {ways}"
    )


def main() -> None:
    """Print the table and the count of checks that are due."""
    service = SupportService()
    found = ages(service.regions, datetime.now(UTC).date())
    due = sum(one.old for one in found)
    print("\n".join(row(one) for one in found))
    print(f"\n{due} of {len(found)} lines: no date, or checked more than {OLD_AFTER} days ago.")
    for problem in service.problems:
        print(broken_file(problem))


if __name__ == "__main__":
    main()
