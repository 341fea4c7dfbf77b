"""Answer sheets bear the same name in every package, so that one sent twice counts once."""

from __future__ import annotations

from journal_app.research.participants import night_key
from tests.services.givers import Giver, fill_in


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
