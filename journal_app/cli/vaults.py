"""Commands that make, check, back up and restore a vault."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce

from journal_app.cli.progress import Progress
from journal_app.cli.secrets import made_up_passphrase, read_passphrase
from journal_app.clock import SystemClock
from journal_app.domain.ports import OpenVault, VaultKeeper
from journal_app.domain.vault import VaultContents, VerifyReport
from journal_app.sentences.ledger import not_brought_over
from journal_app.sentences.problems import problem_of
from journal_app.services.demo import fill_demo
from journal_app.words import tr, trn


def say(sentence: str) -> None:
    """Print one line for the user."""
    sys.stdout.write(sentence + "\n")


def folder_keeper() -> VaultKeeper:
    """Return the keeper of vaults in folders, with a file lock against a second program."""
    from journal_app.storage.instance_lock import FileInstanceLock  # noqa: PLC0415 (start-up time)
    from journal_app.storage.keeper import FolderKeeper  # noqa: PLC0415 (start-up time)

    return FolderKeeper(clock=SystemClock(), new_lock=FileInstanceLock)


@contextmanager
def unlocked(options: Namespace) -> Iterator[OpenVault]:
    """Open the journal that a command names, and close it again whatever happens."""
    secret, keeper = read_passphrase(options.passphrase_file), folder_keeper()
    way_in = keeper.open_with_recovery if options.recovery else keeper.open_with_passphrase
    vault = way_in(options.folder, secret)
    try:
        yield vault
    finally:
        vault.close()


def contents_line(contents: VaultContents) -> str:
    """Return e.g. "118 nights, 131 entries, 2 packs"; all but the first two only if there are."""
    beside = {
        trn("{count} person", "{count} people", contents.people): contents.people,
        trn("{count} note", "{count} notes", contents.notes): contents.notes,
        trn("{count} own prompt", "{count} own prompts", contents.own_prompts): (
            contents.own_prompts
        ),
        trn("{count} pack", "{count} packs", contents.packs): contents.packs,
        trn("{count} contact", "{count} contacts", contents.contacts): contents.contacts,
    }
    return reduce(
        lambda line, more: tr("{line}, {more}", line=line, more=more),
        (words for words, count in beside.items() if count),
        tr(
            "{nights}, {entries}",
            nights=trn("{count} night", "{count} nights", contents.nights),
            entries=trn("{count} entry", "{count} entries", contents.entries),
        ),
    )


def demo(options: Namespace) -> int:
    """Make a sample journal and print its passphrase."""
    passphrase = made_up_passphrase()
    vault, code = folder_keeper().create(options.folder, passphrase)
    try:
        fill_demo(vault, SystemClock(), Progress(tr("Writing")))
        counted = vault.contents()
    finally:
        vault.close()
    say(tr("A sample journal, all of it invented: {counted}.", counted=contents_line(counted)))
    say(f"passphrase: {passphrase}")
    say(f"recovery code: {code}")
    return 0


def verify(options: Namespace) -> int:
    """Check every page, the index and the header; 1 when anything is amiss."""
    with unlocked(options) as vault:
        report = vault.verify()
    _say_report(report)
    return 1 if report.problems else 0


def _say_report(report: VerifyReport) -> None:
    if not report.problems:
        say(contents_line(report.contents))
        say(tr("Every page, the search index and the header are sound."))
    if report.pages_bad:
        bad = trn("{count} page is damaged.", "{count} pages are damaged.", report.pages_bad)
        sys.stderr.write(bad + "\n")
    for found in report.problems:
        sys.stderr.write(problem_of(found) + "\n")


def back_up(options: Namespace) -> int:
    """Write an encrypted backup, open it again and count it."""
    with unlocked(options) as vault:
        info = vault.back_up(options.to)
        counted = vault.look_into(info.path)
    say(tr("Backed up and opened again: {counted}.", counted=contents_line(counted)))
    say(str(info.path))
    return 0


def restore(options: Namespace) -> int:
    """Put a backup in a journal's place; what was there before is kept beside it."""
    secret = read_passphrase(options.passphrase_file)
    restored = folder_keeper().restore(
        options.backup, options.folder, secret, recovery=options.recovery
    )
    say(tr("Restored: {counted}.", counted=contents_line(restored.contents)))
    if restored.kept_in is not None:
        say(tr("What was there before is kept in “{folder}”.", folder=restored.kept_in))
    if not restored.ledger_whole:
        say(not_brought_over())
    return 0
