"""Receipts: complete, unaltered, without anything secret, and as the documentation shows them."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from datetime import UTC, datetime

from journal_app.domain.consent import ConsentKind
from journal_app.domain.studies import DataItem
from journal_app.research import receipts as module
from journal_app.research.receipts import Receipt, receipt_json
from journal_app.sentences import receipts
from tests.research.example_receipt import PAGE, example, is_unchanged, shown


def paths(value: object, at: str = "") -> set[str]:
    """Return the dotted name of every field."""
    if isinstance(value, dict):
        below = {
            path for key, one in value.items() for path in paths(one, f"{at}.{key}".strip("."))
        }
        return below | ({at} if at else set())
    if isinstance(value, list):
        return {path for one in value for path in paths(one, at)} | {at}
    return {at}


def test_the_documentation_shows_what_is_made() -> None:
    assert shown(PAGE.read_text(encoding="utf-8")) == receipt_json(example()).decode()


def test_every_field_is_explained_in_the_documentation_and_in_the_module() -> None:
    page = PAGE.read_text(encoding="utf-8").split("## The receipt")[1].split("### An example")[0]
    explained = set(re.findall(r"`([a-z0-9_.]+)`", page))
    names = {name for path in explained for name in path.split(".")}
    said = module.__doc__ or ""
    for path in paths(json.loads(receipt_json(example()))):
        if ".choices." not in path:
            assert set(path.split(".")) <= names, path
            assert path.split(".")[0] in said, path


def test_it_says_what_holds_and_where_each_line_stands() -> None:
    whole = json.loads(receipt_json(example()))
    assert whole["record"]["consent_state"] == "withdrawn"
    assert {one["pii_type"]: one["agreed"] for one in whole["processing"]["purposes"]} == {
        item.value: False for item in DataItem if item is not DataItem.QUESTIONNAIRES
    }
    assert [event["event_time"] for event in whole["events"]] == [
        "2026-11-21T22:04:09+00:00",
        "2027-05-02T07:30:00+01:00",
    ]
    assert whole["receipt_time"] == "2027-05-02T07:31:00+01:00"
    assert whole["handed_over"][0]["entries"] == 2


def test_a_standing_participation_shows_its_choices() -> None:
    standing = replace(example(), events=example().events[:1], left=False)
    whole = json.loads(receipt_json(standing))
    assert whole["record"]["consent_state"] == "given"
    agreed = {one["pii_type"] for one in whole["processing"]["purposes"] if one["agreed"]}
    assert agreed == {"ratings", "text", "prompts"}
    refused = replace(standing.events[0], kind=ConsentKind.REFUSED, choices=())
    whole = json.loads(receipt_json(replace(standing, events=(*standing.events, refused))))
    assert whole["record"]["consent_state"] == "refused"
    assert not any(one["agreed"] for one in whole["processing"]["purposes"])


def test_whatever_is_altered_shows_in_its_id() -> None:
    data = receipt_json(example())
    assert is_unchanged(data)
    assert not is_unchanged(data.replace(b'"agreed": false', b'"agreed": true', 1))
    assert receipt_json(example()) == data
    later = replace(example(), made_at=datetime(2027, 6, 1, tzinfo=UTC))
    assert json.loads(receipt_json(later))["receipt_id"] != json.loads(data)["receipt_id"]


def test_it_has_no_room_for_secrets() -> None:
    assert {one.name for one in fields(Receipt)} == {
        "file",
        "participant",
        "joined_at",
        "events",
        "sealed",
        "left",
        "made_at",
        "zone",
    }
    entries = example().sealed[0].entries
    for text in (receipt_json(example()).decode(), receipts.text(example())):
        assert not any(entry in text for entry in entries)
        assert "anonym" not in text.casefold()


def test_in_words_it_says_the_same() -> None:
    text = receipts.text(example())
    study = example().file.study
    said = " ".join(text.split())
    for fact in (
        study.title,
        study.ethics_number,
        study.withdrawal,
        study.retention,
        example().participant,
        example().file.fingerprint,
        example().file.sha256,
        "You left this study. Nothing more can be sealed for it.",
        "Ratings: no",
        "21 November 2026, 22:04 (Europe/London): you agreed to version 1. "
        "Shared: Ratings, Writing, Prompts.",
        "2 May 2027, 07:30 (Europe/London): you left the study.",
        "9 January 2027: package 1, 14 nights, 2 entries, heartbeat-0badcafe.age.",
        *study.notice.split("\n\n"),
    ):
        assert " ".join(fact.split()) in said, fact


def test_each_state_has_its_sentence() -> None:
    given, left = example().events
    standing = replace(example(), events=(given,), left=False, sealed=())
    said = dict(receipts.facts(standing))
    assert said["Now"] == "You take part, with the choices below."
    assert said["What was sealed"] == "Nothing."
    refused = replace(left, kind=ConsentKind.REFUSED)
    said = dict(receipts.facts(replace(standing, events=(given, refused))))
    assert "did not agree" in said["Now"]
    changed = replace(given, kind=ConsentKind.CHANGED, choices=())
    said = dict(receipts.facts(replace(standing, events=(given, changed))))
    assert said["What happened"].endswith("Shared: nothing.")
