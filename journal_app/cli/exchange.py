"""Commands that write a journal's content out, unencrypted, because the user asked."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from typing import Final, TextIO

from journal_app.cli.vaults import say, unlocked
from journal_app.clock import SystemClock
from journal_app.domain.nights import Night
from journal_app.domain.ports import OpenVault
from journal_app.domain.ratings import Scale
from journal_app.domain.trends.picture import Range, Span
from journal_app.errors import BugError
from journal_app.files import whole_file
from journal_app.interchange.document import entries_of, surroundings_of
from journal_app.interchange.json_format import differences, write_json
from journal_app.interchange.markdown_format import write_markdown
from journal_app.research.questionnaire_file import read_kept
from journal_app.sentences import nights
from journal_app.services.trends import TrendsService
from journal_app.words import tr, trn

EVERY_NIGHT: Final = Range(Span.ALL)

USAGE: Final = 2
"""Exit code of options that do not go together."""


class NightWords:
    """The words of a Markdown export, in the student's language."""

    def title(self) -> str:
        """Return the file's title."""
        return tr("Journal")

    def night(self, night: date) -> str:
        """Return e.g. "Saturday 21 November 2026"."""
        return f"{nights.long_night(night)} {night.year}"

    def rating(self, scale: Scale, value: int) -> str:
        """Return e.g. "Time pressure 7"."""
        return f"{nights.scale(scale)} {value}"

    def circumstances(self, night: Night) -> tuple[str, ...]:
        """Return the names of a night's shift tags."""
        tags = [nights.shift(night.shift)] if night.shift else []
        tags += [tr("Post-call")] if night.post_call else []
        tags += [tr("Exam")] if night.exam else []
        return tuple(tags)

    def written_later(self) -> str:
        """Return the mark of an entry begun after its night."""
        return tr("written later")


def export(options: Namespace) -> int:
    """Write the journal out; a JSON file is read back and compared before this succeeds."""
    if options.with_notebook and options.format != "json":
        sys.stderr.write(tr("--with-notebook goes with --format json alone.") + "\n")
        return USAGE
    with unlocked(options) as vault:
        with whole_file(options.to, replace=options.force) as out:
            count = _write(vault, options, out)
        if options.format == "json":
            _compare(vault, options)
        binned = len(vault.entries.binned())
    say(_written(options, count, binned))
    say(tr("This file is not encrypted: anyone who has it can read it."))
    return 0


def _write(vault: OpenVault, options: Namespace, out: TextIO) -> int:
    if options.format == "csv":
        out.write(TrendsService(vault, SystemClock()).csv(EVERY_NIGHT))
        return 0
    around = surroundings_of(vault, read_kept, with_notebook=options.with_notebook)
    if options.format == "json":
        return write_json(out, around, entries_of(vault), SystemClock().now())
    return write_markdown(out, around, entries_of(vault), NightWords())


def _compare(vault: OpenVault, options: Namespace) -> None:
    found = differences(options.to, vault, read_kept, with_notebook=options.with_notebook)
    if found:
        kinds = ", ".join(f"{d.kind}: {d.count}" for d in found)
        msg = f"the written file differs from the journal ({kinds})"
        raise BugError(msg)


def _written(options: Namespace, count: int, binned: int) -> str:
    if options.format == "csv":
        return tr("Written: {path}", path=options.to)
    entries = trn("{count} entry", "{count} entries", count)
    if options.format == "json":
        if binned:  # only this format has them
            entries = tr("{entries}, {binned} of them in the bin", entries=entries, binned=binned)
        return tr(
            "Written, read back and equal: {entries}, {path}", entries=entries, path=options.to
        )
    return tr("Written: {entries}, {path}", entries=entries, path=options.to)


def trends(options: Namespace) -> int:
    """Print the nightly ratings as CSV."""
    with unlocked(options) as vault:
        table = TrendsService(vault, SystemClock()).csv(EVERY_NIGHT)
    sys.stdout.write(table)
    return 0
