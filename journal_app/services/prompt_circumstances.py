"""What of a night bears on its prompt, gathered from the vault."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from journal_app.domain.nights import Night, Shift
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompt_rules import HARD_MOMENTS, PRESSING, Circumstances
from journal_app.domain.ratings import Rating, Scale
from journal_app.domain.rotations import Phase, Rotation
from journal_app.domain.specialties import Specialty, recognise
from journal_app.services.night_times import NightTimes
from journal_app.services.rotations import RotationService

PRESSURE_COUNTS: Final = timedelta(days=2)
"""How many nights back a rating still says something about tonight."""

USED_UP: Final = PRESSING
"""Burnout self-rating (0 to 10) from which a night counts as a hard one."""


class PromptCircumstances:
    """Gathers a night's circumstances. Reads the vault and may raise ``WorldError``."""

    def __init__(self, vault: OpenVault, times: NightTimes, rotations: RotationService) -> None:
        self._vault_id = vault.vault_id
        self._nights = vault.nights
        self._prompts = vault.prompts
        self._times = times
        self._rotations = rotations

    def of(self, night: date) -> Circumstances:
        """Return what bears on a night's prompt."""
        kept = self._times.circumstances(night)
        before = self._nights.get(night - timedelta(days=1))
        rotation = self._rotations.current(night)
        ratings = self._nights.ratings_between(night - PRESSURE_COUNTS, night)
        return Circumstances(
            vault=self._vault_id,
            night=night,
            shift=kept.shift,
            post_call=kept.post_call or (before is not None and before.shift is Shift.ON_CALL),
            last_time_pressure=_last(Scale.TIME_PRESSURE, ratings),  # tonight's own once given
            exam=kept.exam,
            phase=rotation.phase if rotation else None,
            specialty=_specialty(rotation),
            moments=self._prompts.moments(night),
            after_hard_night=self._was_hard(
                before, night, [r for r in ratings if r.night != night]
            ),
        )

    def _was_hard(self, before: Night | None, night: date, ratings: Sequence[Rating]) -> bool:
        if before is not None and (
            before.shift in (Shift.ON_CALL, Shift.NIGHT) or before.post_call or before.exam
        ):
            return True
        used_up = _last(Scale.BURNOUT, ratings)
        if used_up is not None and used_up >= USED_UP:
            return True
        return bool(self._prompts.moments(night - timedelta(days=1)) & HARD_MOMENTS)


def _specialty(rotation: Rotation | None) -> Specialty | None:
    """Return whose prompts are for a rotation: "Anatomy" before the wards is nobody's."""
    if rotation is None or rotation.phase is Phase.PRECLINICAL:
        return None
    return recognise(rotation.specialty)


def _last(scale: Scale, ratings: Sequence[Rating]) -> int | None:
    given = [r.value for r in ratings if r.scale is scale and r.value is not None]
    return given[-1] if given else None
