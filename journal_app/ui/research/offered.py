"""What may go to a study, in the words and rows in which it is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journal_app.domain.ids import RotationId
from journal_app.sentences import nights as night_words
from journal_app.sentences import research_review as words
from journal_app.services.research_selecting import EligibleNight, Selection
from journal_app.ui.research.group_card import PickRotation
from journal_app.ui.research.picking import Offered
from journal_app.ui.research.picks import PickEntry, PickNight


def offered(selection: Selection, tonight: date, *, sealed: bool) -> Offered:
    """Return what can be chosen, newest first.

    Args:
        tonight: Nights of another year are named with it.
        sealed: Something was sealed for this study before.
    """
    names = {each.rotation.id: each.rotation.specialty for each in selection.rotations}
    return Offered(
        nights=tuple(_night(each, names, tonight) for each in selection.nights),
        rotations=tuple(
            PickRotation(each.rotation.id, words.rotation(each.rotation), each.suggested)
            for each in selection.rotations
        ),
        cooling=selection.too_young,
        young_answers=selection.young_answers,
        sealed=sealed,
    )


def _night(night: EligibleNight, names: Mapping[RotationId, str], tonight: date) -> PickNight:
    return PickNight(
        night=night.night,
        title=night_words.short_night(night.night, tonight),
        facts=words.facts(
            rotation=names.get(night.rotation, "") if night.rotation else "",
            ratings=night.ratings,
            tags=words.tags(night.tags) if night.tags else (),
            sent=night.sent,
        ),
        rotation=night.rotation,
        more=night.more,
        entries=tuple(PickEntry(each.id, each.excerpt, each.sent) for each in night.entries),
        sent=night.sent,
    )
