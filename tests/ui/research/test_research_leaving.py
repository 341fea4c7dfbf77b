"""Leaving a study, and the receipt of having been there."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from journal_app.domain.consent import ConsentKind, HandedOver, SealedRecord
from journal_app.domain.ids import new_id
from journal_app.domain.packages import Withdrawal
from journal_app.research.package_reading import SignedWithdrawal, read_package
from journal_app.research.sealing import unseal
from journal_app.ui.research.receipt_page import ReceiptFormat
from journal_app.ui.research.screen import ResearchScreen
from journal_app.ui.research.study_words import BREAK
from journal_app.ui.widgets.choices import Segmented
from tests.research.example_receipt import is_unchanged
from tests.ui.research.hands import Hands


def has_sealed(hands: Hands, nights: int) -> str:
    """Put a package into the ledger, as sealing one does; return its id."""
    (one,) = hands.shelf.vault.studies.participations()
    record = SealedRecord(
        id=new_id(),
        participation=one.id,
        kind=HandedOver.PACKAGE,
        sequence=1,
        study_version=1,
        content_sha256="0" * 64,
        sealed_sha256="1" * 64,
        file_name="heartbeat-0011aabb.age",
        entries=(),
        nights=nights,
        at=datetime(2026, 11, 20, 12, tzinfo=UTC),
    )
    hands.shelf.vault.studies.record_sealed(record)
    hands.screen.activate()
    hands.rest()
    return record.id


def withdraw(hands: Hands) -> None:
    hands.press("research-withdraw")
    hands.press("research-withdraw-ask")
    hands.press("research-withdraw-now")


def notice_in(path: Path, hands: Hands) -> Withdrawal:
    found = read_package(unseal(path.read_bytes(), hands.team.identity), file=path.name)
    assert isinstance(found, SignedWithdrawal)
    return found.withdrawal


def test_what_was_sealed_stands_on_the_card(hands: Hands) -> None:
    hands.has_joined()
    has_sealed(hands, 41)
    assert "Sealed so far: 41 nights, 20 November 2026" in hands.all_text()


def test_withdrawing_says_what_it_cannot_do_and_asks_without_a_dialog(hands: Hands) -> None:
    hands.has_joined()
    has_sealed(hands, 41)
    hands.press("research-withdraw")
    shown = hands.all_text()
    assert "cannot be called back" in shown
    assert "until 30 June 2027" in shown
    assert "We take out everything of yours that has not been analysed by then." in shown
    assert "How long data are kept\n“Kept for ten years" in shown
    assert not hands.shows("research-withdraw-question")
    hands.press("research-withdraw-ask")
    assert hands.shows("research-withdraw-question")
    assert hands.find("research-stay").hasFocus()
    hands.key(Qt.Key.Key_Space)
    assert hands.shows("research-study")
    assert [event.kind for event in hands.events()] == [ConsentKind.GIVEN]
    assert hands.screen.findChildren(QDialog) == []


def test_the_saved_notice_is_one_only_the_team_can_open(hands: Hands) -> None:
    hands.has_joined()
    has_sealed(hands, 41)
    withdraw(hands)
    assert hands.events()[-1].kind is ConsentKind.WITHDRAWN
    assert "the same way as your files: E-mail it to compassion@" in hands.all_text()
    assert "will know who sent it" in hands.all_text()
    hands.press("research-save-notice")
    path = hands.save_as("notice.age")
    assert path.name in hands.said("research-withdrawn")
    assert hands.text("research-notice-folder").replace(BREAK, "") == str(hands.folder)
    (one,) = hands.shelf.vault.studies.participations()
    notice = notice_in(path, hands)
    assert notice.participant == one.participant
    assert notice.packages == ()  # all that this id ever sent
    assert b"northmoor" not in path.read_bytes().lower()
    hands.press("research-back")
    assert not hands.shows("research-study")
    assert "You left on 21 November 2026" in hands.all_text()


def test_the_notice_can_be_saved_again_later(hands: Hands) -> None:
    hands.has_joined()
    has_sealed(hands, 41)
    withdraw(hands)
    hands.press("research-back")
    hands.press("research-notice-again")
    hands.press("research-save-notice")
    again = hands.save_as("again.age")
    assert notice_in(again, hands).study == "compassion-in-clerkship"
    assert [event.kind for event in hands.events()].count(ConsentKind.WITHDRAWN) == 1


def test_who_sealed_nothing_here_is_given_a_notice_all_the_same(hands: Hands) -> None:
    hands.has_joined()
    hands.press("research-withdraw")
    assert "knows of nothing that was sealed" in hands.all_text()
    hands.press("research-withdraw-ask")
    hands.press("research-withdraw-now")
    assert "covers all that your id in this study ever sent" in hands.all_text()
    hands.press("research-save-notice")
    assert notice_in(hands.save_as("notice.age"), hands).packages == ()


def test_after_the_cut_off_it_says_so_and_stops_all_the_same(hands: Hands) -> None:
    hands.has_joined(
        ends=date(2026, 11, 21), withdraw_until=date(2026, 11, 22), ethics_expires=date(2028, 1, 1)
    )
    has_sealed(hands, 2)
    hands.shelf.clock.forward(days=9)
    hands.press("research-withdraw")
    assert "cut-off has passed, on 22 November 2026" in hands.all_text()
    hands.press("research-withdraw-ask")
    hands.press("research-withdraw-now")
    assert hands.events()[-1].kind is ConsentKind.WITHDRAWN


def test_joining_again_says_what_it_means_and_gives_a_new_id(hands: Hands) -> None:
    hands.has_joined()
    withdraw(hands)
    hands.press("research-back")
    hands.open(hands.file())
    assert "gives you a new id" in hands.all_text()
    hands.read_and_compare()
    hands.press("research-next")
    hands.answer_all()
    hands.press("research-agree")
    hands.press("research-done")
    newer, older = hands.shelf.vault.studies.participations()
    assert newer.participant != older.participant
    assert hands.shows("research-study")
    assert hands.shows("research-ended")


def test_a_place_that_takes_no_file_is_said_and_can_be_tried_again(hands: Hands) -> None:
    hands.has_joined()
    withdraw(hands)
    hands.press("research-save-notice")
    hands.save_as("nowhere/notice.age")
    assert hands.said("research-withdrawn") != ""
    hands.press("research-save-notice")
    assert hands.save_as("notice.age").exists()


@pytest.mark.parametrize("kind", ReceiptFormat)
def test_a_receipt_is_saved_as_what_was_chosen(hands: Hands, kind: ReceiptFormat) -> None:
    hands.has_joined(title="Who <b>cares</b>")
    hands.press("research-receipt-open")
    assert "Who <b>cares</b>" in hands.all_text()
    choice = hands.find("research-receipt-format")
    assert isinstance(choice, Segmented)
    choice.set_value(kind)
    hands.press("research-save-receipt")
    data = hands.save_as(f"receipt.{kind.value}").read_bytes()
    assert f"receipt.{kind.value}" in hands.said("research-receipt")
    if kind is ReceiptFormat.PDF:
        assert data.startswith(b"%PDF-")
        assert data.rstrip().endswith(b"%%EOF")
    elif kind is ReceiptFormat.JSON:
        assert is_unchanged(data)
        assert json.loads(data)["processing"]["study_title"] == "Who <b>cares</b>"
    else:
        assert "Who <b>cares</b>" in data.decode("utf-8")
    assert hands.shelf.vault.studies.participations()[0].seed not in data


def test_a_receipt_says_what_was_sealed_right_after_what_is_shared(hands: Hands) -> None:
    hands.has_joined()
    has_sealed(hands, 41)
    hands.press("research-receipt-open")
    shown = hands.all_text()
    assert (
        shown.index("What you share")
        < shown.index("What was sealed")
        < shown.index("The notice you were shown")
    )
    between = shown[shown.index("What you share") : shown.index("What was sealed")]
    assert "Ethics" not in between


def test_a_receipt_can_be_printed_without_a_waiting_dialog(
    hands: Hands, screen: ResearchScreen
) -> None:
    hands.has_joined()
    hands.press("research-receipt-open")
    hands.press("research-print-receipt")
    dialog = screen.findChild(QDialog, "research-printer")
    assert isinstance(dialog, QDialog)
    dialog.reject()
    hands.rest()
    assert hands.shows("research-receipt")
