"""A copy with identifying details removed, from a real vault to a real file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from journal_app.domain.guard import Decision, GuardWord, text_hash
from journal_app.domain.ids import PromptId, RotationId
from journal_app.domain.prompts import Theme
from journal_app.domain.ratings import Scale
from journal_app.errors import BugError, DiskRefused, Problem, WorkInterrupted
from journal_app.interchange.copies import PURPOSE, CopyFormat
from journal_app.privacy.replacement.replaced import Style
from journal_app.sentences.copies import FileWords
from journal_app.services.copies import Copy, CopyRequest, CopyService
from journal_app.services.copy_search import prepare
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.reviewed import Answer, Choice
from tests.fakes import FakeClock
from tests.rules_only import rules_only
from tests.ui.journal.shelf import ROTATIONS, Shelf, new_shelf

ADLER = "My patient Mr Adlerstein cried at the Christmas tree. Dr Penhaligon sat with him."
LATER = "Thought of Adlerstein all day.\r\nHe was the only harpist in the county."
OWN_PROMPT = "What would Auntie Zbrzezny say?"
SHIPPED = "Who made someone feel less alone today, even for a minute?"


@pytest.fixture(scope="module")
def tools() -> PrivacyTools:
    return rules_only()


@pytest.fixture
def shelf(tmp_path: Path, clock: FakeClock) -> Iterator[Shelf]:
    made = new_shelf(tmp_path / "journal", clock)
    for rotation in ROTATIONS:
        made.vault.rotations.put(replace(rotation, site="Zbrzezny Memorial"))
    yield made
    made.vault.close()


def service(shelf: Shelf) -> CopyService:
    shipped = {PromptId("a-prompt"): SHIPPED}
    return CopyService(shelf.vault, shelf.clock, shipped.get)


def fill(shelf: Shelf) -> None:
    surgery, medicine = date(2026, 9, 1), date(2026, 11, 2)
    shelf.write(medicine, LATER, theme=Theme.ROLE_MODELS, prompt=OWN_PROMPT)
    shelf.write(surgery, ADLER, theme=Theme.ROLE_MODELS, prompt=SHIPPED)
    shelf.write(date(2026, 11, 3), "  \n")
    gone = shelf.write(surgery, "Thrown away about Quillfeather.")
    shelf.vault.entries.put_in_bin(gone.id, shelf.clock.now())
    shelf.rate(surgery, Scale.TIME_PRESSURE, 7)


def make(shelf: Shelf, tools: PrivacyTools, request: CopyRequest | None = None) -> Copy:
    gathered = service(shelf).gather(request or CopyRequest())
    return prepare(gathered, tools, told=lambda _done, _total: None, stopped=lambda: False)


def read(copy: Copy) -> dict[str, str]:
    """Read every text and answer all that is asked; return what was shown last."""
    for key in copy.review.keys:
        copy.review.answer_all(key)
    return {key: copy.review.show(key).text for key in copy.review.keys}


def test_every_choice_gives_its_entries(shelf: Shelf) -> None:
    fill(shelf)
    copies = service(shelf)
    assert [len(s.text) > 0 for s in copies.gather(CopyRequest()).sources] == [True, True]
    [medicine] = copies.gather(CopyRequest(rotation=RotationId("b" * 32))).sources
    assert medicine.night == date(2026, 11, 2)
    [surgery] = copies.gather(CopyRequest(first=date(2026, 8, 1), last=date(2026, 9, 1))).sources
    assert surgery.night == date(2026, 9, 1)
    assert copies.gather(CopyRequest(first=date(2027, 1, 1))).sources == ()
    assert len(copies.gather(CopyRequest(first=date(2027, 1, 1))).texts) == 4
    assert [each.specialty for each in copies.choices().rotations] == [
        "Internal Medicine",
        "Surgery",
    ]


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("kind", list(CopyFormat))
def test_what_was_shown_is_byte_for_byte_what_is_written(
    shelf: Shelf, tools: PrivacyTools, tmp_path: Path, style: Style, kind: CopyFormat
) -> None:
    fill(shelf)
    copy = make(shelf, tools, CopyRequest(style=style, ratings=True))
    shown = list(read(copy).values())
    saved = service(shelf).save(copy, tmp_path / "copy", kind, FileWords())
    data = (tmp_path / "copy").read_bytes()
    assert (saved.name, saved.entries) == ("copy", 2)
    if kind is CopyFormat.JSON_LINES:
        rows = [json.loads(line) for line in data.splitlines()]
        assert [row["text"] for row in rows] == shown
        assert {row["purpose"] for row in rows} == {PURPOSE}
        assert rows[0]["prompt"] == SHIPPED
        assert rows[0]["time-pressure"] == 7
        assert "prompt" not in rows[1]
        days = [row["day"] for row in rows]
        assert days[1] - days[0] == (date(2026, 11, 2) - date(2026, 9, 1)).days
        assert min(days) >= 100
    else:
        at = [data.index(text.encode("utf-8")) for text in shown]
        assert at == sorted(at)
        assert b"For my own use, not for research." in data
        assert b"Time pressure 7" in data
        assert SHIPPED.encode() in data
    for word in ("Adlerstein", "Penhaligon", "Zbrzezny", "Quillfeather", "harpist", "2026", "Surg"):
        assert word.encode() not in data


def test_days_count_from_another_origin_each_time(shelf: Shelf, tools: PrivacyTools) -> None:
    fill(shelf)
    firsts = {min(make(shelf, tools).days.values()) for _ in range(12)}
    assert len(firsts) > 1


def test_every_replacement_is_logged_with_its_place_and_nothing_that_was_left(
    shelf: Shelf, tools: PrivacyTools, tmp_path: Path
) -> None:
    fill(shelf)
    copy = make(shelf, tools)
    review = copy.review
    key = review.keys[0]
    doctor = next(m for m in review.page(key).marks if "Penhaligon" in m.hides)
    review.answer(doctor, Answer(Choice.LEAVE))
    review.hide(
        key,
        review.page(key).text.index("tree"),
        review.page(key).text.index("tree") + 4,
        next(iter(review.page(key).marks)).finding.kind,
    )
    read(copy)
    saved = service(shelf).save(copy, tmp_path / "copy.txt", CopyFormat.TEXT, FileWords())
    [(export, at, count)] = shelf.vault.replacements.exports()
    logged = shelf.vault.replacements.of(export)
    assert (count, at) == (saved.replacements, shelf.clock.now())
    assert not any("Penhaligon" in each.words for each in logged)
    for each in logged:
        text = copy.sources[each.entry].text
        assert text[each.start : each.end] == each.words
        assert each.text_hash == text_hash(text)
    assert {each.source for each in logged if each.words == "tree"} == {"student"}
    assert "Penhaligon" in (tmp_path / "copy.txt").read_text(encoding="utf-8")


def test_nothing_is_written_or_logged_before_every_text_was_read(
    shelf: Shelf, tools: PrivacyTools, tmp_path: Path
) -> None:
    fill(shelf)
    copy = make(shelf, tools)
    copy.review.show(copy.review.keys[0])
    with pytest.raises(BugError):
        service(shelf).save(copy, tmp_path / "copy.txt", CopyFormat.TEXT, FileWords())
    assert shelf.vault.replacements.exports() == ()
    assert {path.name for path in tmp_path.iterdir()} == {"journal"}


def test_a_disk_that_refuses_leaves_neither_file_nor_log(
    shelf: Shelf, tools: PrivacyTools, tmp_path: Path
) -> None:
    fill(shelf)
    copy = make(shelf, tools)
    read(copy)
    with pytest.raises(DiskRefused) as caught:
        service(shelf).save(copy, tmp_path / "no" / "c.txt", CopyFormat.TEXT, FileWords())
    assert caught.value.problem is Problem.DISK_GONE
    assert shelf.vault.replacements.exports() == ()
    assert {path.name for path in tmp_path.iterdir()} == {"journal"}


def test_a_search_ends_when_it_is_told_to_and_says_how_far_it_is(
    shelf: Shelf, tools: PrivacyTools
) -> None:
    fill(shelf)
    gathered = service(shelf).gather(CopyRequest())
    told: list[tuple[int, int]] = []
    prepare(gathered, tools, told=lambda *step: told.append(step), stopped=lambda: False)
    assert told == [(1, 2), (2, 2)]
    told.clear()
    with pytest.raises(WorkInterrupted):
        prepare(
            gathered, tools, told=lambda *step: told.append(step), stopped=lambda: len(told) == 1
        )
    assert told == [(1, 2)]


@dataclass
class Patience:
    """Says stop once it was asked a number of times, and counts."""

    times: int
    asked: int = 0

    def is_over(self) -> bool:
        self.asked += 1
        return self.asked > self.times


def test_a_search_can_be_ended_at_every_step(shelf: Shelf, tools: PrivacyTools) -> None:
    fill(shelf)
    gathered = service(shelf).gather(CopyRequest())
    endless = Patience(10_000)
    prepare(gathered, tools, told=lambda _done, _total: None, stopped=endless.is_over)
    each, texts = len(gathered.sources), len(gathered.texts)
    assert endless.asked == 4 * each + texts + 1
    for times in range(endless.asked):
        patience = Patience(times)
        with pytest.raises(WorkInterrupted):
            prepare(gathered, tools, told=lambda _done, _total: None, stopped=patience.is_over)
        assert patience.asked == times + 1


def test_what_the_student_decided_about_words_counts(shelf: Shelf, tools: PrivacyTools) -> None:
    shelf.write(date(2026, 11, 2), "We met at Blorple Tarn. Dr Penhaligon too.")
    for words, decision in (("Blorple Tarn", Decision.ALWAYS), ("Penhaligon", Decision.NEVER)):
        shelf.vault.guard.put(GuardWord(words, None, decision, shelf.clock.now()))
    copy = make(shelf, tools)
    [text] = read(copy).values()
    assert "Blorple Tarn" not in text
    assert "Penhaligon" in text


def test_without_the_model_the_copy_knows_that_it_is_not_complete(
    shelf: Shelf, tools: PrivacyTools
) -> None:
    fill(shelf)
    assert not make(shelf, tools).complete


def test_no_invented_name_occurs_anywhere_in_the_journal(shelf: Shelf, tools: PrivacyTools) -> None:
    fill(shelf)
    copy = make(shelf, tools, CopyRequest(style=Style.PSEUDONYMS, last=date(2026, 9, 1)))
    put = {
        word for mark in copy.review.page(copy.review.keys[0]).marks for word in mark.put.split()
    }
    texts = " ".join(text for _, text in shelf.vault.entries.each())
    assert not {word for word in put if word.istitle()} & set(texts.split()) - {"Mr", "Dr", "The"}
