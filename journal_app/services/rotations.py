"""Rotations and the boundaries of nights: what the student sets, and which night it is now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from journal_app.clock import Clock
from journal_app.domain.ids import RotationId, StretchId
from journal_app.domain.nights import Stretch, check_boundary, night_of
from journal_app.domain.ports import OpenVault
from journal_app.domain.rotations import Rotation, check_rotation, rotation_on
from journal_app.services.settings import SettingsService


class RotationService:
    """Rotations, stretches of nights with a boundary of their own, and the present night.

    Every call reads or writes the vault and may raise ``WorldError``.
    """

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._store = vault.rotations
        self._settings = SettingsService(vault)
        self._clock = clock

    def rotations(self) -> tuple[Rotation, ...]:
        """Return all rotations, earliest start first."""
        return self._store.rotations()

    def current(self, night: date) -> Rotation | None:
        """Return the rotation a night lies in, None between rotations."""
        return rotation_on(night, self.rotations())

    def put(self, rotation: Rotation) -> Rotation:
        """Store a rotation, new or changed, with specialty and site trimmed; return it.

        Raises:
            ValueError: No specialty, an end before the start, or a boundary out of range.
        """
        kept = replace(rotation, specialty=rotation.specialty.strip(), site=rotation.site.strip())
        check_rotation(kept)
        if kept.boundary is not None:
            check_boundary(kept.boundary)
        self._store.put(kept)
        return kept

    def delete(self, rotation: RotationId) -> None:
        """Delete a rotation; its nights and entries stay."""
        self._store.delete(rotation)

    def stretches(self) -> tuple[Stretch, ...]:
        """Return the stretches set by hand, earliest first."""
        return self._store.stretches()

    def put_stretch(self, stretch: Stretch) -> None:
        """Store a stretch of nights with a boundary of their own.

        Raises:
            ValueError: Its end is before its start, or the boundary is out of range.
        """
        if stretch.last < stretch.first:
            msg = "a stretch ends on or after the night it starts"
            raise ValueError(msg)
        check_boundary(stretch.boundary)
        self._store.put_stretch(stretch)

    def delete_stretch(self, stretch: StretchId) -> None:
        """Delete a stretch; nights already begun keep the boundary they have."""
        self._store.delete_stretch(stretch)

    def boundaries(self) -> tuple[int, tuple[Stretch, ...]]:
        """Return (default boundary in minutes after midnight, all stretches that differ).

        Rotations with a boundary of their own count as stretches; between two that hold the
        same night ``boundary_of`` lets the shorter one win.
        """
        own = tuple(
            Stretch(id=StretchId(r.id), first=r.start, last=r.planned_end, boundary=r.boundary)
            for r in self.rotations()
            if r.boundary is not None
        )
        return self._settings.night_boundary(), self.stretches() + own

    def night_of(self, instant: datetime) -> date:
        """Return the night an aware instant belongs to, by the wall clock where we are now."""
        default, stretches = self.boundaries()
        return night_of(instant, self._clock.zone(), default, stretches)

    def tonight(self) -> date:
        """Return the night of now."""
        return self.night_of(self._clock.now())
