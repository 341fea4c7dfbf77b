"""The stores of an open vault, together."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine

from journal_app.clock import Clock
from journal_app.domain.content_ports import (
    ContactStore,
    FormStore,
    HintStore,
    NotebookStore,
    PromptStore,
)
from journal_app.domain.guard_ports import GuardStore, ReplacementLog
from journal_app.domain.ports import (
    EntryStore,
    NightStore,
    PromptLog,
    RotationStore,
)
from journal_app.domain.study_ports import QuestionnaireStore, StudyStore
from journal_app.storage.contacts import Contacts
from journal_app.storage.entries import Entries
from journal_app.storage.forms import Forms
from journal_app.storage.guard_words import GuardWords
from journal_app.storage.hints import Hints
from journal_app.storage.nights import Nights
from journal_app.storage.notebook import Notebook
from journal_app.storage.prompt_log import ShownPrompts
from journal_app.storage.prompts import Prompts
from journal_app.storage.questionnaires import Questionnaires
from journal_app.storage.replacement_log import Replacements
from journal_app.storage.rotations import Rotations
from journal_app.storage.settings import Settings
from journal_app.storage.studies import Studies


@dataclass(frozen=True, slots=True)
class Stores:
    """One engine's stores, as services see them."""

    entries: EntryStore
    nights: NightStore
    rotations: RotationStore
    prompt_log: PromptLog
    settings: Settings
    guard: GuardStore
    replacements: ReplacementLog
    studies: StudyStore
    questionnaires: QuestionnaireStore
    prompts: PromptStore
    forms: FormStore
    notebook: NotebookStore
    hints: HintStore
    contacts: ContactStore


def open_stores(engine: Engine, *, clock: Clock) -> Stores:
    """Return the stores of a migrated database."""
    return Stores(
        entries=Entries(engine, clock=clock),
        nights=Nights(engine, clock=clock),
        rotations=Rotations(engine, clock=clock),
        prompt_log=ShownPrompts(engine),
        settings=Settings(engine, clock=clock),
        guard=GuardWords(engine, clock=clock),
        replacements=Replacements(engine),
        studies=Studies(engine, clock=clock),
        questionnaires=Questionnaires(engine, clock=clock),
        prompts=Prompts(engine, clock=clock),
        forms=Forms(engine),
        notebook=Notebook(engine, clock=clock),
        hints=Hints(engine, clock=clock),
        contacts=Contacts(engine, clock=clock),
    )
