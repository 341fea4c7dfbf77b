"""The Settings screen: a row of sections, one of them shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.clock import Clock
from journal_app.services.account import AccountService
from journal_app.services.guard import GuardService
from journal_app.services.preferences import PreferencesFile
from journal_app.services.questionnaires import QuestionnaireService
from journal_app.services.rotations import RotationService
from journal_app.services.settings import SettingsService
from journal_app.services.theme_hints import ThemeHints
from journal_app.ui.jobs import Jobs
from journal_app.ui.lockable import Draft
from journal_app.ui.prompts.kit import PromptKit
from journal_app.ui.settings.about import AboutSection
from journal_app.ui.settings.backups import BackupsSection
from journal_app.ui.settings.guard import GuardSection
from journal_app.ui.settings.hints import HintsSection
from journal_app.ui.settings.journals import JournalsSection
from journal_app.ui.settings.kit import Kit, SheetMaker
from journal_app.ui.settings.lock import LockSection
from journal_app.ui.settings.looks import LooksSection
from journal_app.ui.settings.nights import NightsSection
from journal_app.ui.settings.passphrase import PassphraseSection
from journal_app.ui.settings.prompts import PromptsSection
from journal_app.ui.settings.questionnaires import QuestionnairesSection
from journal_app.ui.settings.recovery import RecoverySection
from journal_app.ui.settings.rotations import RotationsSection
from journal_app.ui.settings.section import Section
from journal_app.ui.settings.support import SupportSection
from journal_app.ui.support.kit import SupportKit
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choices import Segmented
from journal_app.ui.widgets.labels import Title
from journal_app.ui.widgets.surfaces import ScrollPage
from journal_app.words import tr


class SettingsScreen(QWidget):
    """Everything that can be set.

    Attributes:
        go: Another screen is wanted, by its id.
        restore_requested: Put this backup in the journal's place; carries its path.
        open_other: Another journal is to be opened or made.
        open_journal: This journal is to be opened instead; carries its folder.
        lock_changed: Other rules for locking hold; carries ``settings.lock.LockRules``.
        open_questionnaire: A questionnaire is to be filled in; carries its id.

    Args:
        make_sheet: Makes the recovery sheet for a new code.
    """

    go = Signal(str)
    restore_requested = Signal(Path)
    open_other = Signal()
    open_journal = Signal(Path)
    lock_changed = Signal(object)
    open_questionnaire = Signal(str)

    def __init__(  # noqa: PLR0913 # the composition root hands in all a screen may use
        self,
        *,
        theme: Theme,
        jobs: Jobs,
        clock: Clock,
        settings: SettingsService,
        rotations: RotationService,
        account: AccountService,
        guard: GuardService,
        questionnaires: QuestionnaireService,
        hints: ThemeHints,
        preferences: PreferencesFile,
        support: SupportKit,
        prompts: PromptKit,
        make_sheet: SheetMaker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        kit = Kit(
            theme=theme,
            jobs=jobs,
            clock=clock,
            settings=settings,
            rotations=rotations,
            account=account,
            guard=guard,
            questionnaires=questionnaires,
            hints=hints,
            preferences=preferences,
            make_sheet=make_sheet,
        )
        self._sections = self._make_sections(kit, support, prompts)
        self._shown = "rotations"
        self._choice = Segmented(theme=theme, name=tr("Section"), items=_names())
        self._choice.chosen.connect(self.show_section)
        self._lay_out(theme)
        self.show_section(self._shown)

    def activate(self) -> None:
        """Read the shown section anew."""
        self._sections[self._shown].refresh()

    def show_section(self, name: str) -> None:
        """Show a section by its id, e.g. ``backups``; the one left forgets what was typed."""
        left = self._shown
        if name != left:
            self._sections[left].leave()
        self._shown = name
        self._choice.set_value(name)
        for other, section in self._sections.items():
            section.setVisible(other == name)
        self._page.verticalScrollBar().setValue(0)
        self._sections[name].refresh()
        if name != left:
            self._sections[name].begin()

    def take_notes(self) -> list[Draft]:
        """Return what is being written into forms and not kept, for a lock to keep."""
        return [*self._asked.take_notes(), *self._asks_support.take_notes()]

    def focus_home(self) -> None:
        """Put the focus on the choice of sections."""
        self._choice.focus_chosen()

    def section(self) -> str:
        """Return the id of the section that is shown."""
        return self._shown

    def _make_sections(
        self, kit: Kit, support: SupportKit, prompts: PromptKit
    ) -> dict[str, Section]:
        lock, backups, journals = (
            LockSection(kit=kit),
            BackupsSection(kit=kit),
            JournalsSection(kit=kit, shown=support.shown),
        )
        questionnaires = QuestionnairesSection(kit=kit)
        questionnaires.open_questionnaire.connect(self.open_questionnaire)
        self._asks_support = SupportSection(kit=kit, support=support)
        self._asked = asked = PromptsSection(kit=kit, prompts=prompts)
        asked.about_wanted.connect(lambda: self.go.emit("about-prompts"))
        lock.changed.connect(self.lock_changed)
        backups.restore_requested.connect(self.restore_requested)
        backups.copy_wanted.connect(lambda: self.go.emit("copying"))
        journals.open_other.connect(self.open_other)
        journals.open_journal.connect(self.open_journal)
        return {
            "rotations": RotationsSection(kit=kit),
            "nights": NightsSection(kit=kit),
            "prompts": asked,
            "guard": GuardSection(kit=kit),
            "hints": HintsSection(kit=kit),
            "questionnaires": questionnaires,
            "support": self._asks_support,
            "lock": lock,
            "looks": LooksSection(kit=kit),
            "passphrase": PassphraseSection(kit=kit),
            "recovery": RecoverySection(kit=kit),
            "backups": backups,
            "journals": journals,
            "about": AboutSection(kit=kit),
        }

    def _lay_out(self, theme: Theme) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._page = ScrollPage(theme=theme, max_width=720)
        whole.addWidget(self._page)
        self._page.column.addWidget(Title(tr("Settings"), theme=theme))
        self._page.column.addWidget(self._choice)
        for section in self._sections.values():
            self._page.column.addWidget(section)
        self._page.column.addStretch(1)


def _names() -> list[tuple[str, object]]:
    return [
        (tr("Rotations"), "rotations"),
        (tr("Nights"), "nights"),
        (tr("Prompts"), "prompts"),
        (tr("Guard"), "guard"),
        (tr("Hints"), "hints"),
        (tr("Questionnaires"), "questionnaires"),
        (tr("Support"), "support"),
        (tr("Lock"), "lock"),
        (tr("Looks"), "looks"),
        (tr("Passphrase"), "passphrase"),
        (tr("Recovery"), "recovery"),
        (tr("Backups"), "backups"),
        (tr("Journals"), "journals"),
        (tr("About"), "about"),
    ]
