"""A consent receipt in words: as facts for a page or for paper, and as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta, timezone
from typing import Final

from journal_app.clock import local_time
from journal_app.domain.consent import ConsentEvent, ConsentKind, HandedOver, SealedRecord
from journal_app.research.receipts import Receipt
from journal_app.sentences import studies
from journal_app.sentences.research import day, item
from journal_app.words import tr, trn

Facts = tuple[tuple[str, str], ...]

_WIDTH: Final = 60
"""Characters of the line under the title in plain text."""


def title() -> str:
    """Return the title of a receipt. It names no study: titles of documents are shown in lists."""
    return tr("What you agreed to: a receipt")


def about() -> str:
    """Return what a receipt is, and who should see it."""
    return tr(
        "What you agreed to, and what was sealed. Keep it for yourself: it says which id is yours "
        "and when you joined, which the study is not told. It holds nothing you wrote."
    )


def facts(receipt: Receipt) -> Facts:
    """Return what a receipt says, subject by subject."""
    study = receipt.file.study
    return (
        (tr("Study"), study.title),
        (tr("Now"), _state(receipt)),
        (tr("Your id in this study"), receipt.participant),
        (tr("Joined"), day(local_time(receipt.joined_at, receipt.zone).date())),
        (
            tr("Version"),
            tr("{version}, study {id}", version=study.version, id=study.id),
        ),
        *studies.who(study),
        (tr("Fingerprint of the study’s key"), receipt.file.fingerprint),
        (tr("What you share"), _choices(receipt)),
        (tr("What was sealed"), _sealed(receipt)),
        *studies.terms(study),
        (tr("The notice you were shown"), study.notice),
        (tr("What happened"), "\n".join(_event(event) for event in receipt.events)),
        (tr("Of the study file, SHA-256"), receipt.file.sha256),
        (tr("Of the notice, SHA-256"), receipt.file.notice_sha256),
        (tr("Printed"), day(local_time(receipt.made_at, receipt.zone).date())),
    )


def text(receipt: Receipt) -> str:
    """Return a receipt as plain text."""
    return "\n".join(_lines(receipt)) + "\n"


def _lines(receipt: Receipt) -> Iterator[str]:
    yield title()
    yield "=" * _WIDTH
    yield about()
    for subject, said in facts(receipt):
        yield ""
        yield subject
        yield from (f"  {line}" for line in said.splitlines())


def _state(receipt: Receipt) -> str:
    if receipt.left:
        return tr("You left this study. Nothing more can be sealed for it.")
    if receipt.events[-1].kind is ConsentKind.REFUSED:
        return tr("You did not agree to the newest version. Nothing can be sealed for it.")
    return tr("You take part, with the choices below.")


def _choices(receipt: Receipt) -> str:
    return "\n".join(_choice(item(kind), yes=yes) for kind, yes in receipt.choices.items())


def _choice(what: str, *, yes: bool) -> str:
    return tr("{item}: yes", item=what) if yes else tr("{item}: no", item=what)


def _event(event: ConsentEvent) -> str:
    at = event.at.astimezone(timezone(timedelta(minutes=event.offset_minutes)))
    said = {
        ConsentKind.GIVEN: tr("you agreed to version {version}", version=event.study_version),
        ConsentKind.REFUSED: tr("you said no to version {version}", version=event.study_version),
        ConsentKind.CHANGED: tr("you chose anew, version {version}", version=event.study_version),
        ConsentKind.WITHDRAWN: tr("you left the study"),
    }[event.kind]
    when = tr("{day}, {time} ({zone})", day=day(at.date()), time=f"{at:%H:%M}", zone=event.zone)
    if event.kind in {ConsentKind.WITHDRAWN, ConsentKind.REFUSED}:
        return tr("{when}: {said}.", when=when, said=said)
    shared = [item(kind) for kind, yes in event.choices if yes]
    return tr(
        "{when}: {said}. Shared: {items}.",
        when=when,
        said=said,
        items=", ".join(shared) or tr("nothing"),
    )


def _sealed(receipt: Receipt) -> str:
    return "\n".join(_file(file, receipt.zone) for file in receipt.sealed) or tr("Nothing.")


def _file(file: SealedRecord, zone: str) -> str:
    when = day(local_time(file.at, zone).date())
    if file.kind is HandedOver.WITHDRAWAL:
        return tr("{day}: notice of withdrawal, {name}.", day=when, name=file.file_name)
    return tr(
        "{day}: package {sequence}, {nights}, {entries}, {name}. Id {id}. SHA-256 {hash}.",
        day=when,
        sequence=file.sequence,
        nights=trn("{count} night", "{count} nights", file.nights),
        entries=trn("{count} entry", "{count} entries", len(file.entries)),
        name=file.file_name,
        id=file.id,
        hash=file.sealed_sha256,
    )
