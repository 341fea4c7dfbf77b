"""A review for a study goes on where it was left."""

from __future__ import annotations

from datetime import date

import pytest

from journal_app.domain.identifiers import Kind
from journal_app.domain.studies import (
    ReplacementStyle,
)
from journal_app.services.reviewed import Answer, Choice
from tests.services.givers import (
    Giver,
)


class TestResuming:
    @pytest.mark.parametrize("style", ["roles", "pseudonyms"])
    def test_a_review_goes_on_with_the_same_names(self, giver: Giver, style: str) -> None:
        giver.join(style=ReplacementStyle(style))
        prepared = giver.prepare()
        review = prepared.review
        first, second = review.keys[:2]
        text = review.page(second).text
        at = text.index("evening")
        review.hide(second, at, at + 7, Kind.LOCATION)
        review.answer(review.page(first).marks[0], Answer(Choice.OWN, "somebody"))
        for key in review.keys:
            review.answer_all(key)
            review.look_done(key)
        review.show(first)
        giver.service.keep(giver.part.participation, prepared.state(current=second))
        kept = giver.service.kept(giver.part.participation)
        assert kept is not None
        assert kept.current == second
        again = giver.prepare(
            giver.everything(
                nights=kept.nights, entries=kept.entries, groups=kept.groups, kept=kept
            )
        )
        for key in review.keys:
            assert again.review.page(key) == review.page(key)
            assert again.review.standing(key) == review.standing(key)
        other = giver.prepare()
        if style == "pseudonyms":
            assert other.review.page(first).text != prepared.review.page(first).text

    def test_a_changed_entry_starts_anew_and_the_others_do_not(self, giver: Giver) -> None:
        giver.join()
        prepared = giver.read()
        giver.service.keep(giver.part.participation, prepared.state())
        [entry] = giver.shelf.vault.entries.on_night(date(2026, 11, 2))
        giver.shelf.vault.entries.save_text(entry.id, "Quite another ICU.", giver.clock.now())
        again = giver.prepare(giver.everything(kept=giver.service.kept(giver.part.participation)))
        done = {key: again.review.standing(key).done for key in again.review.keys}
        assert done == {key: key != entry.id for key in again.review.keys}

    def test_leaving_forgets_it(self, giver: Giver) -> None:
        giver.join()
        one = giver.part.participation
        state = giver.read().state()
        giver.service.keep(one, state)
        giver.studies.withdraw(one)
        assert giver.service.kept(one) is None
        giver.service.keep(one, state)
        assert giver.service.kept(one) is None

    def test_what_is_kept_is_dropped_when_asked(self, giver: Giver) -> None:
        giver.join()
        one = giver.part.participation
        giver.service.keep(one, giver.read().state())
        giver.service.drop(one)
        assert giver.service.kept(one) is None
