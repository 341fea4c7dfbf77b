"""Makes the screens of an open journal, each loaded when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal_app import __version__
from journal_app.clock import Clock
from journal_app.services.preferences import PreferencesFile
from journal_app.ui.jobs import Jobs
from journal_app.ui.screen_ids import ScreenMakers
from journal_app.ui.theme import Theme

if TYPE_CHECKING:
    from journal_app.services.notebook import NotebookService
    from journal_app.services.questionnaires import QuestionnaireService
    from journal_app.services.session import Session
    from journal_app.services.shown_contacts import ShownContactsFile
    from journal_app.services.support import SupportService
    from journal_app.services.taking_part import TakingPart
    from journal_app.ui.guard.kit import GuardKit
    from journal_app.ui.journal.hint_kit import HintKit
    from journal_app.ui.prompts.kit import PromptKit
    from journal_app.ui.recovery import RecoverySheet
    from journal_app.ui.research.export_step import ExportStep
    from journal_app.ui.support.kit import SupportKit


@dataclass(frozen=True)
class Screens:
    """What the screens are made from."""

    theme: Theme
    jobs: Jobs
    background: Jobs
    clock: Clock
    preferences: PreferencesFile
    support: Callable[[], SupportService]
    shown_contacts: Callable[[], ShownContactsFile]
    session: Session
    region: str

    def makers(self) -> ScreenMakers:
        """Return the maker of each screen, by its id."""
        return {
            "tonight": self._tonight,
            "journal": self._journal,
            "trends": self._trends,
            "research": self._research,
            "support": self._support,
            "settings": self._settings,
            "copying": self._copying,
            "notebook": self._notebook,
            "questionnaire": self._questionnaire,
            "about-prompts": self._about_prompts,
        }

    def _tonight(self) -> QWidget:
        from journal_app.ui.notebook.note_card import NoteCard  # noqa: PLC0415 # when shown
        from journal_app.ui.questionnaires.due_line import DueLine  # noqa: PLC0415 # when shown
        from journal_app.ui.support.quiet import QuietCards  # noqa: PLC0415 # when shown
        from journal_app.ui.tonight.screen import TonightScreen  # noqa: PLC0415 # when shown

        return TonightScreen(
            theme=self.theme,
            jobs=self.jobs,
            clock=self.clock,
            service=self.session.tonight,
            guard=self._guard(),
            due=DueLine(theme=self.theme, jobs=self.jobs, service=self._questionnaires()),
            quiet=QuietCards(theme=self.theme, kit=self._support_kit()),
            noting=NoteCard(theme=self.theme, jobs=self.jobs, notebook=self._people()),
        )

    def _journal(self) -> QWidget:
        from journal_app.ui.journal.screen import JournalScreen  # noqa: PLC0415 # when shown

        return JournalScreen(
            theme=self.theme,
            jobs=self.jobs,
            clock=self.clock,
            journal=self.session.journal,
            guard=self._guard(),
            hints=self._hints(),
        )

    def _trends(self) -> QWidget:
        from journal_app.ui.trends.screen import TrendsScreen  # noqa: PLC0415 # when shown

        return TrendsScreen(theme=self.theme, jobs=self.jobs, trends=self.session.trends)

    def _research(self) -> QWidget:
        from journal_app.services.studies import StudyService  # noqa: PLC0415 # when shown
        from journal_app.ui.research.screen import ResearchScreen  # noqa: PLC0415 # when shown

        return ResearchScreen(
            theme=self.theme,
            jobs=self.jobs,
            clock=self.clock,
            studies=StudyService(self.session.vault, self.clock, __version__),
            make_export=self._export,
        )

    def _export(self, part: TakingPart) -> ExportStep:
        from journal_app.services.research_export import (  # noqa: PLC0415 # when shown
            ResearchService,
        )
        from journal_app.ui.research.export import Export, ExportKit  # noqa: PLC0415 # when shown

        session = self.session
        research = ResearchService(session.vault, self.clock, session.prompts.wording)
        kit = ExportKit(
            theme=self.theme,
            jobs=self.jobs,
            background=self.background,
            clock=self.clock,
            research=research,
            tools=session.guard_library.export,
        )
        return Export(kit=kit, part=part)

    def _copying(self) -> QWidget:
        from journal_app.services.copies import CopyService  # noqa: PLC0415 # when shown
        from journal_app.ui.copying.screen import CopyingScreen  # noqa: PLC0415 # when shown

        session = self.session
        return CopyingScreen(
            theme=self.theme,
            jobs=self.jobs,
            background=self.background,
            copies=CopyService(session.vault, self.clock, session.prompts.wording),
            tools=session.guard_library.export,
        )

    def _notebook(self) -> QWidget:
        from journal_app.ui.notebook.screen import NotebookScreen  # noqa: PLC0415 # when shown

        return NotebookScreen(theme=self.theme, jobs=self.jobs, notebook=self._people())

    def _people(self) -> NotebookService:
        from journal_app.services.notebook import NotebookService  # noqa: PLC0415 # when shown

        return NotebookService(self.session.vault, self.clock)

    def _questionnaire(self) -> QWidget:
        from journal_app.ui.questionnaires.screen import (  # noqa: PLC0415 # when shown
            QuestionnaireScreen,
        )

        return QuestionnaireScreen(
            theme=self.theme, jobs=self.jobs, clock=self.clock, service=self._questionnaires()
        )

    def _questionnaires(self) -> QuestionnaireService:
        from journal_app.services.questionnaires import (  # noqa: PLC0415 # when shown
            QuestionnaireService,
        )

        return QuestionnaireService(self.session.vault, self.clock)

    def _support(self) -> QWidget:
        from journal_app.ui.support.screen import SupportScreen  # noqa: PLC0415 # when shown

        return SupportScreen(
            theme=self.theme,
            service=self.support(),
            region=self.region,
            kit=self._support_kit(),
        )

    def _support_kit(self) -> SupportKit:
        from journal_app.ui.support.kit import SupportKit  # noqa: PLC0415 # when shown

        return SupportKit.over(
            self.session.vault,
            jobs=self.jobs,
            clock=self.clock,
            lines=self.support(),
            shown=self.shown_contacts(),
        )

    def _settings(self) -> QWidget:
        from journal_app.ui.settings.screen import SettingsScreen  # noqa: PLC0415 # when shown

        session = self.session
        return SettingsScreen(
            theme=self.theme,
            jobs=self.jobs,
            clock=self.clock,
            settings=session.settings,
            rotations=session.rotations,
            account=session.account,
            guard=session.guard,
            questionnaires=self._questionnaires(),
            hints=session.hints,
            preferences=self.preferences,
            support=self._support_kit(),
            prompts=self._prompt_kit(),
            make_sheet=self._sheet,
        )

    def _about_prompts(self) -> QWidget:
        from journal_app.ui.prompts.about import AboutPromptsScreen  # noqa: PLC0415 # when shown

        return AboutPromptsScreen(theme=self.theme, jobs=self.jobs, prompts=self._prompt_kit())

    def _prompt_kit(self) -> PromptKit:
        from journal_app.ui.prompts.kit import PromptKit  # noqa: PLC0415 # when shown

        session = self.session
        return PromptKit(prompts=session.prompts, packs=session.packs, library=session.library)

    def _guard(self) -> GuardKit:
        from journal_app.ui.guard.kit import GuardKit  # noqa: PLC0415 # when shown

        return GuardKit(
            background=self.background,
            library=self.session.guard_library,
            service=self.session.guard,
            forgetting=self.session.forgetting,
        )

    def _hints(self) -> HintKit:
        from journal_app.ui.journal.hint_kit import HintKit  # noqa: PLC0415 # when shown

        session = self.session
        return HintKit(
            background=self.background, library=session.hint_library, service=session.hints
        )

    def _sheet(self, code: str) -> RecoverySheet:
        from journal_app.ui.recovery import RecoverySheet  # noqa: PLC0415 # when shown

        return RecoverySheet(theme=self.theme, clock=self.clock, code=code, can_wait=False)
