"""Answer sheets bear the same name in every package, so that one sent twice counts once."""

from __future__ import annotations

from journal_app.research.participants import night_key
from tests.services.givers import Giver, fill_in


def test_a_sheet_waits_until_its_night_has_cooled_off(giver: Giver) -> None:
    giver.join()
    fill_in(giver)
    assert giver.service.eligible(giver.part).young_answers == 1
    giver.clock.forward(days=10)
    found = giver.service.eligible(giver.part)
    assert found.young_answers == 0
    assert sum(len(night.sheets) for night in found.nights) == 1


def test_a_sheet_is_called_alike_in_every_package_and_as_nothing_else_is(giver: Giver) -> None:
    fill_in(giver)
    giver.clock.forward(days=10)
    giver.join()
    (prepared, built), (_again, rebuilt) = giver.built(), giver.built()
    first, second = built.contents, rebuilt.contents
    assert first.package != second.package
    [key] = [each.sheet for each in first.answers]
    assert [each.sheet for each in second.answers] == [key]
    [(night, _sheet)] = prepared.gathered.answers
    assert key != night_key(giver.part.participation.seed, night)
    assert key not in {each.night for each in first.nights}
