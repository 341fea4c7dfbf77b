"""Reads what was chosen for a study out of the vault."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from journal_app.domain.entries import Entry
from journal_app.domain.ids import PromptId
from journal_app.domain.packages import PackagedAnswers, PromptUse, Totals
from journal_app.domain.ports import OpenVault
from journal_app.domain.questionnaires import AnswerSheet
from journal_app.domain.scoring import score
from journal_app.domain.studies import DataItem
from journal_app.errors import BadFile
from journal_app.research.participants import sheet_key
from journal_app.research.questionnaire_file import read_questionnaire
from journal_app.research.text_cleaning import cleaned
from journal_app.services.identifier_search import Leaving
from journal_app.services.research_review import (
    EntryFacts,
    GatheredForResearch,
    ResearchRequest,
    hides_order,
    new_seed,
)
from journal_app.services.research_selecting import EligibleNight, Selection, sent_nights
from journal_app.services.taking_part import TakingPart

_ORDER: Final = b"heartbeat/order/v1\0"

Wording = Callable[[PromptId], str | None]
"""Gives the wording of a prompt that comes with the program, None for others."""


class Gathering:
    """One reading of the vault. Blocks; belongs on the worker that owns it.

    Args:
        wording: A student's own prompt may name somebody, so it is left out.
    """

    def __init__(self, vault: OpenVault, part: TakingPart, wording: Wording) -> None:
        self._vault = vault
        self._part = part
        self._wording = wording
        self._prompts = part.choices.get(DataItem.PROMPTS, False)

    def gather(
        self, request: ResearchRequest, selection: Selection, tonight: date
    ) -> GatheredForResearch:
        """Return the chosen nights and entries, as far as they may go."""
        nights = _chosen(request, selection)
        wanted = {entry.id for night in nights for entry in night.entries}
        leaving, facts, journal = [], {}, []
        for entry, text in self._vault.entries.each():
            journal.append(text)
            if entry.id in wanted:
                leaving.append(Leaving(entry.id, entry.night, cleaned(text)))
                facts[entry.id] = self._facts(entry)
        kept = request.kept
        seed = bytes.fromhex(kept.seed) if kept else new_seed()
        leaving.sort(key=self._place(seed))
        return GatheredForResearch(
            request=request,
            part=self._part,
            nights=nights,
            leaving=tuple(leaving),
            facts=facts,
            rotations={each.rotation.id: each.rotation for each in selection.rotations},
            suggested={each.rotation.id: each.suggested for each in selection.rotations},
            answers=tuple(self._answers(nights)),
            totals=Totals(
                eligible=len(selection.nights),
                rated=sum(bool(each.ratings) for each in selection.nights),
                withheld=len(selection.nights) - len(nights),
            ),
            tonight=tonight,
            sent=sent_nights(self._vault.settings, self._part.participation.id),
            journal=tuple(journal),
            words=self._vault.guard.all(),
            seed=seed,
        )

    def _place(self, seed: bytes) -> Callable[[Leaving], date | bytes]:
        """Return by what texts are put in the order in which they are read and people numbered.

        A number tells who was met before whom. Where the study shall not know what came first,
        the order is chance, the same again for a review that is taken up.
        """
        if not hides_order(self._part.file.study):
            return lambda each: each.night
        return lambda each: hmac.digest(seed, _ORDER + each.key.encode(), "sha256")

    def _facts(self, entry: Entry) -> EntryFacts:
        edited = entry.updated_at > self._part.participation.joined_at
        if not self._prompts:
            return EntryFacts(None, "", "", edited)
        prompt, text = entry.prompt, ""
        if prompt is not None and self._wording(prompt) == entry.prompt_text:
            text = entry.prompt_text
        return EntryFacts(self._use(entry), prompt if prompt and text else "", text, edited)

    def _use(self, entry: Entry) -> PromptUse:
        if entry.prompt is None:
            return PromptUse.FREE
        shown = self._vault.prompt_log.on_night(entry.night)
        steps = [each.step for each in shown if each.prompt == entry.prompt]
        return PromptUse.SWAPPED if steps and min(steps) > 0 else PromptUse.SHOWN

    def _answers(self, nights: Iterable[EligibleNight]) -> Iterable[tuple[date, PackagedAnswers]]:
        for night in nights:
            for sheet in night.sheets:
                yield night.night, self._packaged(sheet)

    def _packaged(self, sheet: AnswerSheet) -> PackagedAnswers:
        return PackagedAnswers(
            questionnaire=sheet.questionnaire,
            version=sheet.version,
            day=None,
            answers=tuple(sorted(sheet.answers.items())),
            scores=tuple(sorted(self._scores(sheet).items())),
            sheet=sheet_key(self._part.participation.seed, sheet.id),
        )

    def _scores(self, sheet: AnswerSheet) -> dict[str, float | None]:
        kept = self._vault.questionnaires.get(sheet.questionnaire, sheet.version)
        if kept is None:
            return {}
        try:
            return score(read_questionnaire(kept.data, file=kept.id), sheet.answers)
        except BadFile:
            # The answers are the student's all the same; only their arithmetic is missing.
            return {}


def _chosen(request: ResearchRequest, selection: Selection) -> tuple[EligibleNight, ...]:
    """Return the chosen nights with nothing but their chosen entries, oldest first."""
    entries, nights = frozenset(request.entries), frozenset(request.nights)
    found = []
    for night in reversed(selection.nights):
        own = tuple(each for each in night.entries if each.id in entries)
        if own or (night.night in nights and night.more):
            found.append(replace(night, entries=own))
    return tuple(found)
