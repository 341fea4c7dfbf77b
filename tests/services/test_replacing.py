"""The last look before anything leaves, with a replacer that has a fault to be found."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Sequence
from dataclasses import replace as changed
from datetime import date
from pathlib import Path

import pytest

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.errors import BugError
from journal_app.interchange.copies import CopyFormat
from journal_app.interchange.reflections import BadLine, Fault, Reflection
from journal_app.privacy.replacement.replaced import Replacement, Style
from journal_app.privacy.replacement.replacer import Replacer
from journal_app.sentences.copies import FileWords
from journal_app.services.copies import Copy, CopyRequest, CopyService
from journal_app.services.copy_search import prepare
from journal_app.services.deidentify import Deidentifier, Tally
from journal_app.services.leaving_texts import NotGone
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.replacing import found_everywhere, replaced_for_good
from journal_app.services.review import Review
from journal_app.services.reviewed import Answer, Choice, Original
from tests.fakes import FakeClock
from tests.rules_only import rules_only
from tests.services.broken import FirstPlaceOnly
from tests.ui.journal.shelf import Shelf, new_shelf

ZBRZEZNY = "My patient Mr Zbrzezny sat down. Then Zbrzezny slept."
QUIET = "A quiet day with Dr Penhaligon."


@pytest.fixture(scope="module")
def tools() -> PrivacyTools:
    return rules_only()


def replacer(tools: PrivacyTools, kind: type[Replacer] = Replacer) -> Replacer:
    return kind(style=Style.ROLES, source=random.Random(1), lexicon=tools.lexicon)


def only_first(text: str, words: str) -> list[Finding]:
    return [Finding(text.index(words), text.index(words) + len(words), Kind.NAME_PATIENT)]


def test_words_found_once_are_replaced_wherever_they_stand(tools: PrivacyTools) -> None:
    text = "🙂 Mr Zbrzezny sat. Dr Penhaligon left; zbrzezny's chair was by Zbrzezny."
    found = [*only_first(text, "Zbrzezny"), *only_first(text, "Penhaligon")]
    everywhere, put = found_everywhere(replacer(tools), text, found, knows=tools.knows)
    assert [text[each.start : each.end] for each in everywhere] == [
        "Zbrzezny",
        "Penhaligon",
        "zbrzezny",
        "Zbrzezny",
    ]
    assert "zbrzezny" not in put.text.lower()
    assert put.text.count(put.text[2 : put.text.index("]") + 1]) == 3


def test_a_survivor_of_a_broken_replacer_is_refused(tools: PrivacyTools) -> None:
    found = only_first(ZBRZEZNY, "Zbrzezny")
    replaced_for_good(replacer(tools), ZBRZEZNY, found, knows=tools.knows)
    with pytest.raises(BugError) as caught:
        replaced_for_good(replacer(tools, FirstPlaceOnly), ZBRZEZNY, found, knows=tools.knows)
    assert "brzezny" not in str(caught.value)


@pytest.mark.parametrize("one", [False, True])
def test_a_text_that_cannot_be_replaced_is_told_of_and_the_others_are_written(
    tools: PrivacyTools, one: bool
) -> None:
    lines = [Reflection(n, n, text) for n, text in ((1, QUIET), (4, ZBRZEZNY), (5, QUIET))]
    worker = Deidentifier(
        tools,
        style=Style.ROLES,
        source=random.Random(1),
        tiers=frozenset(Tier),
        new_replacer=FirstPlaceOnly,
    )
    out, told = io.StringIO(), list[BadLine]()
    work = worker.one_author if one else worker.each_alone
    assert work(lambda: iter(lines), out, told.append) == Tally(2, 2, withheld=1)
    assert told == [BadLine(4, Fault.NOT_REPLACED)]
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [row["id"] for row in rows] == [1, 5]
    assert "brzezny" not in out.getvalue()
    assert "Penhaligon" not in "".join(row["text"] for row in rows)


class FirstMarkOnly:
    """Puts something in the place of the first finding of a text and forgets the others."""

    def puts(self, original: Original) -> Sequence[Replacement]:
        return [
            Replacement(
                start=found.start,
                end=found.end,
                kind=found.kind,
                put_start=found.start,
                put_end=found.start + 1,
                tier=found.tier,
                original=original.text[found.start : found.end],
                put="[somebody]",
                words=original.text[found.start : found.end],
            )
            for found in original.findings[:1]
        ]


def a_copy(shelf: Shelf, tools: PrivacyTools) -> tuple[CopyService, Copy]:
    service = CopyService(shelf.vault, shelf.clock, lambda _prompt: None)
    gathered = service.gather(CopyRequest())
    copy = prepare(gathered, tools, told=lambda _done, _total: None, stopped=lambda: False)
    originals = [copy.review.original(key) for key in copy.review.keys]
    return service, changed(copy, review=Review(originals, FirstMarkOnly()))


def read(copy: Copy) -> None:
    for key in copy.review.keys:
        copy.review.answer_all(key)
    for key in copy.review.keys:
        copy.review.show(key)


def test_no_copy_is_saved_while_replaced_words_stand_in_it_and_hiding_them_is_a_way_on(
    tmp_path: Path, clock: FakeClock, tools: PrivacyTools
) -> None:
    shelf = new_shelf(tmp_path / "journal", clock)
    shelf.write(date(2026, 11, 1), QUIET)
    shelf.write(date(2026, 11, 2), ZBRZEZNY)
    service, copy = a_copy(shelf, tools)
    read(copy)
    with pytest.raises(NotGone) as caught:
        service.save(copy, tmp_path / "copy.txt", CopyFormat.TEXT, FileWords())
    told = caught.value
    assert copy.review.page(told.key).text[told.start : told.end] == "Zbrzezny"
    assert "brzezny" not in f"{told} {told!r} {told.args}"
    assert {path.name for path in tmp_path.iterdir()} == {"journal"}
    assert shelf.vault.replacements.exports() == ()
    assert copy.review.open_texts() == 0, "what was read and answered is kept"
    shelf.vault.close()


def test_what_the_student_leaves_is_no_survivor(
    tmp_path: Path, clock: FakeClock, tools: PrivacyTools
) -> None:
    shelf = new_shelf(tmp_path / "journal", clock)
    shelf.write(date(2026, 11, 2), ZBRZEZNY)
    service = CopyService(shelf.vault, shelf.clock, lambda _prompt: None)
    copy = prepare(
        service.gather(CopyRequest()), tools, told=lambda _d, _t: None, stopped=lambda: False
    )
    [key] = copy.review.keys
    copy.review.answer(copy.review.page(key).marks[0], Answer(Choice.LEAVE))
    read(copy)
    service.save(copy, tmp_path / "copy.txt", CopyFormat.TEXT, FileWords())
    assert (tmp_path / "copy.txt").read_text(encoding="utf-8").count("Zbrzezny") == 2
    shelf.vault.close()
