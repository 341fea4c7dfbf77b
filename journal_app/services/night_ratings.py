"""Rating a night: given, not tonight, or taken back, with when and where it was given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from journal_app.clock import Clock, offset_minutes
from journal_app.domain.ports import NightStore
from journal_app.domain.ratings import Answer, Rating, Scale, check_value


class NightRatings:
    """Stores the answers of the two scales.

    Args:
        nights: Where they are kept.
        clock: Gives the moment and the zone of each answer.
        later: Tells whether something done now for a night is done after it was over.
    """

    def __init__(self, *, nights: NightStore, clock: Clock, later: Callable[[date], bool]) -> None:
        self._nights = nights
        self._clock = clock
        self._later = later

    def give(self, night: date, scale: Scale, value: int) -> tuple[Rating, ...]:
        """Store a number from 0 to 10 and return the night's ratings.

        Raises:
            ValueError: The number is outside 0 to 10.
        """
        return self._put(night, scale, Answer.GIVEN, check_value(value))

    def not_tonight(self, night: date, scale: Scale) -> tuple[Rating, ...]:
        """Store that the student would rather not say; this is missing, never 0."""
        return self._put(night, scale, Answer.NOT_TONIGHT, None)

    def clear(self, night: date, scale: Scale) -> tuple[Rating, ...]:
        """Take an answer back; does nothing when there was none."""
        if self._present(night, scale) is None:
            return self._nights.ratings(night)
        return self._put(night, scale, Answer.CLEARED, None)

    def move(self, night: date, to: date) -> None:
        """Carry a night's standing answers to another night, and clear them where they were.

        An answer keeps its first number and when, where and how late it was given. One that
        stands on the other night already stays, and so does the answer that finds it there:
        each was given for its own night.
        """
        for rating in self._nights.ratings(night):
            there = self._present(to, rating.scale)
            free = there is None or there.answer is Answer.CLEARED
            if free and rating.answer is not Answer.CLEARED:
                self._nights.put_rating(replace(rating, night=to))
                self._put(night, rating.scale, Answer.CLEARED, None)

    def _put(
        self, night: date, scale: Scale, answer: Answer, value: int | None
    ) -> tuple[Rating, ...]:
        now, zone = self._clock.now(), self._clock.zone()
        before = self._present(night, scale)
        first = value if before is None or before.first_value is None else before.first_value
        self._nights.put_rating(
            Rating(
                night=night,
                scale=scale,
                answer=answer,
                value=value,
                first_value=first,
                given_at=now,
                zone=zone,
                offset_minutes=offset_minutes(now, zone),
                written_later=self._later(night),
            )
        )
        return self._nights.ratings(night)

    def _present(self, night: date, scale: Scale) -> Rating | None:
        return next((r for r in self._nights.ratings(night) if r.scale is scale), None)
