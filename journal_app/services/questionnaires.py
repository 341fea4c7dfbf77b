"""Questionnaires brought by file: bringing, being reminded, answering, scoring, removing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from journal_app import assets
from journal_app.clock import Clock, offset_minutes
from journal_app.domain.ids import new_id
from journal_app.domain.ports import OpenVault
from journal_app.domain.questionnaires import (
    AnswerSheet,
    AnswerSheetId,
    KeptQuestionnaire,
    Questionnaire,
)
from journal_app.domain.scoring import range_of, score
from journal_app.domain.study_ports import QuestionnaireStore
from journal_app.research.file_names import shown_name
from journal_app.research.questionnaire_faults import QuestionnaireFault
from journal_app.research.questionnaire_file import (
    read_kept,
    read_questionnaire,
    read_questionnaire_at,
)
from journal_app.research.questionnaire_table import refusal
from journal_app.services.night_times import NightTimes
from journal_app.services.questionnaire_form import (
    Access,
    Brought,
    Form,
    Listed,
    Scored,
    Standing,
)
from journal_app.services.rotations import RotationService
from journal_app.services.settings import SettingsService

SAMPLE: Final = "resources/questionnaires/evening-weather.toml"

PUT_OFF: Final = "questionnaire.put-off."
"""Setting, with a questionnaire's id behind it: the night for which it was put off."""

LICENCE_READ: Final = "questionnaire.licence-read."
"""Setting: SHA-256 of the file whose licence was read before first use."""

SCORE_SHOWN: Final = "questionnaire.score-shown."
"""Setting: whether scores are shown; off until asked for."""


class QuestionnaireService:
    """What a student does with questionnaires. Blocks; belongs on the worker of the vault.

    Every method may raise ``WorldError`` (disk, damage).
    """

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._store: QuestionnaireStore = vault.questionnaires
        self._settings = vault.settings
        self._clock = clock
        self._times = NightTimes(
            nights=vault.nights,
            clock=clock,
            rotations=RotationService(vault, clock),
            settings=SettingsService(vault),
        )
        self._read: dict[tuple[str, str], Questionnaire] = {}

    # Bringing and removing

    def bring(self, path: Path) -> Brought:
        """Read a file, so that it can be looked at; nothing is added yet.

        Raises:
            WorldError: ``FILE_MISSING``, or the disk's answer.
            BadFile: ``QUESTIONNAIRE_FILE`` with the reason: the form, a licence that has ended,
                or a version that is here with other contents.
        """
        data, found = read_questionnaire_at(path)
        return self._brought(data, found, shown_name(path.name))

    def sample(self) -> Brought:
        """Read the made-up questionnaire that comes with the program; otherwise as ``bring``."""
        data, name = assets.read_bytes(SAMPLE), SAMPLE.rpartition("/")[2]
        return self._brought(data, read_questionnaire(data, file=name), name)

    def add(self, brought: Brought) -> None:
        """Add what was looked at; does nothing when it is here already."""
        if brought.standing is Standing.HERE:
            return
        found = brought.questionnaire
        before = self._newest(found.id)
        self._store.put(
            KeptQuestionnaire(
                id=found.id,
                version=found.version,
                data=brought.data,
                added_at=self._clock.now(),
                shown=before.shown if before is not None else True,
            )
        )

    def remove(self, questionnaire: str) -> None:
        """Delete a questionnaire with its answers, and what was set for it."""
        self._store.remove(questionnaire)
        for name in (PUT_OFF, LICENCE_READ, SCORE_SHOWN):
            if self._settings.get(name + questionnaire):
                self._settings.put(name + questionnaire, "")

    def _brought(self, data: bytes, found: Questionnaire, name: str) -> Brought:
        if self._has_expired(found):
            raise refusal(name, 1, QuestionnaireFault.EXPIRED, field="licence_expires")
        kept = self._store.get(found.id, found.version)
        if kept is not None and kept.data != data:
            raise refusal(name, 1, QuestionnaireFault.VERSION_TAKEN, field="version")
        if kept is not None:
            return Brought(found, data, Standing.HERE)
        here = any(one.id == found.id for one in self._store.all())
        return Brought(found, data, Standing.OTHER_VERSION if here else Standing.NEW)

    # Being reminded

    def all(self) -> tuple[Listed, ...]:
        """Return every questionnaire in its newest version, by title."""
        found = [(kept, one) for kept in self._store.all() if (one := self._questionnaire(kept))]
        listed = []
        for kept, one in found:
            sheets = self._store.answers(kept.id)
            last = max((sheet.night for sheet in sheets), default=None)
            listed.append(Listed(one, len(sheets), last, kept.shown, self._has_expired(one)))
        return tuple(sorted(listed, key=lambda item: item.questionnaire.title.casefold()))

    def remind(self, questionnaire: str, *, on: bool) -> None:
        """Turn the line on Tonight on or off for a questionnaire."""
        kept = self._newest(questionnaire)
        if kept is not None:
            self._store.put(replace(kept, shown=on))

    def due(self, night: date) -> Questionnaire | None:
        """Return the questionnaire that is due on a night: the one that has waited longest.

        One is due when its own interval has passed since the night it was last filled in, it
        was not put off for this night, and its licence has not ended.
        """
        waiting = []
        for item in self.all():
            one = item.questionnaire
            put_off = self._settings.get(PUT_OFF + one.id) == night.isoformat()
            if item.shown and not item.expired and not put_off and self._has_passed(one, night):
                waiting.append((item.last or date.min, one.title, one))
        return min(waiting, key=lambda found: found[:2])[2] if waiting else None

    def put_off(self, questionnaire: str, night: date) -> None:
        """Say no more of a questionnaire on a night; it is due again on the next."""
        self._settings.put(PUT_OFF + questionnaire, night.isoformat())

    def _has_passed(self, one: Questionnaire, night: date) -> bool:
        nearest = self._nearest(one.id, night)
        return nearest is None or nearest >= one.interval_days

    def _nearest(self, questionnaire: str, night: date) -> int | None:
        """Return the days between a night and the nearest one it was filled in for."""
        sheets = self._store.answers(questionnaire)
        return min((abs((night - sheet.night).days) for sheet in sheets), default=None)

    # Answering

    def tonight(self) -> date:
        """Return the night it is now."""
        return self._times.tonight()

    def form(self, questionnaire: str) -> Form | None:
        """Return a questionnaire to be filled in for tonight, or to be changed while it may be.

        Returns:
            None when there is no such questionnaire.
        """
        kept = self._newest(questionnaire)
        newest = self._questionnaire(kept) if kept is not None else None
        if newest is None:
            return None
        tonight, sheets = self.tonight(), self._store.answers(questionnaire)
        last = max(sheets, key=lambda sheet: sheet.night, default=None)
        if self._has_expired(newest):
            return self._form(newest, tonight, None, Access.EXPIRED)
        changeable = last is not None and self._times.may_rate(last.night)
        if last is not None and changeable and not self._has_passed(newest, tonight):
            return self._form(self._version(last) or newest, last.night, last, Access.OPEN)
        nearest = self._nearest(questionnaire, tonight)
        if last is not None and nearest is not None and nearest < newest.recall_days:
            again = last.night + timedelta(days=newest.recall_days)
            return self._form(newest, tonight, None, Access.TOO_SOON, again)
        return self._form(newest, tonight, None, Access.OPEN)

    def at_hand(self) -> Form | None:
        """Return the form of what is due tonight, else of what was filled in for tonight."""
        tonight = self.tonight()
        due = self.due(tonight)
        if due is not None:
            return self.form(due.id)
        begun = [sheet for sheet in self._store.answers() if sheet.night == tonight]
        return self.form(begun[-1].questionnaire) if begun else None

    def read_licence(self, questionnaire: Questionnaire) -> None:
        """Note that the licence of this very file was shown and read."""
        self._settings.put(LICENCE_READ + questionnaire.id, questionnaire.sha256)

    def answer(self, form: Form, answers: Mapping[str, int | None]) -> AnswerSheet | None:
        """Store what was answered for a form's night, in place of what was before.

        Items that are not named are left out. A sheet without any answer is deleted.

        Returns:
            The sheet as it stands, None when nothing is answered.

        Raises:
            ValueError: An item or a value the questionnaire does not have, or the night is too
                long over to be changed.
        """
        one = form.questionnaire
        given = _checked(one, answers)
        if form.access is not Access.OPEN or not self._times.may_rate(form.night):
            msg = "this questionnaire cannot be filled in now"
            raise ValueError(msg)
        before = self._sheet(one.id, form.night)
        if all(value is None for value in given.values()):
            if before is not None:
                self._store.delete_answers(before.id)
            return None
        self._times.keep(form.night)
        now, zone = self._clock.now(), self._clock.zone()
        sheet = AnswerSheet(
            id=before.id if before else AnswerSheetId(new_id()),
            questionnaire=one.id,
            version=one.version,
            night=form.night,
            answers=given,
            given_at=now,
            zone=zone,
            offset_minutes=offset_minutes(now, zone),
        )
        self._store.put_answers(sheet)
        return sheet

    # Scores

    def show_scores(self, questionnaire: str, *, on: bool) -> None:
        """Show a questionnaire's scores from here on, or not."""
        self._settings.put(SCORE_SHOWN + questionnaire, "yes" if on else "no")

    def scores(self, sheet: AnswerSheet) -> tuple[Scored, ...]:
        """Return a sheet's scores by the version it was filled in with, in the file's order."""
        one = self._version(sheet)
        if one is None:
            return ()
        values = score(one, sheet.answers)
        return tuple(
            Scored(each.title or each.id, values[each.id], *range_of(one, each))
            for each in one.scores
        )

    # Reading

    def _form(
        self,
        one: Questionnaire,
        night: date,
        sheet: AnswerSheet | None,
        access: Access,
        again: date | None = None,
    ) -> Form:
        return Form(
            questionnaire=one,
            night=night,
            sheet=sheet,
            access=access,
            again_from=again,
            licence_read=self._settings.get(LICENCE_READ + one.id) == one.sha256,
            score_shown=self._settings.get(SCORE_SHOWN + one.id) == "yes",
        )

    def _has_expired(self, one: Questionnaire) -> bool:
        return one.licence_expires is not None and one.licence_expires < self.tonight()

    def _newest(self, questionnaire: str) -> KeptQuestionnaire | None:
        return next((kept for kept in self._store.all() if kept.id == questionnaire), None)

    def _version(self, sheet: AnswerSheet) -> Questionnaire | None:
        kept = self._store.get(sheet.questionnaire, sheet.version)
        return self._questionnaire(kept) if kept is not None else None

    def _sheet(self, questionnaire: str, night: date) -> AnswerSheet | None:
        sheets = self._store.answers(questionnaire)
        return next((sheet for sheet in sheets if sheet.night == night), None)

    def _questionnaire(self, kept: KeptQuestionnaire) -> Questionnaire | None:
        """Return what a kept file says, None when this program does not read its form."""
        key = kept.id, kept.version
        if key not in self._read:
            found = read_kept(kept)
            if found is None:
                return None
            self._read[key] = found
        return self._read[key]


def _checked(one: Questionnaire, answers: Mapping[str, int | None]) -> dict[str, int | None]:
    """Return a value for every item in order, None for those left out."""
    for item in one.items:
        values = {option.value for option in one.scale_of(item).options}
        value = answers.get(item.id)
        if value is not None and value not in values:
            msg = "not an answer to this item"
            raise ValueError(msg)
    if not answers.keys() <= {item.id for item in one.items}:
        msg = "not an item of this questionnaire"
        raise ValueError(msg)
    return {item.id: answers.get(item.id) for item in one.items}
