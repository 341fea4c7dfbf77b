"""Giving entries to a study, step by step: choose, look, read, see the contents, seal."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal_app.clock import Clock, local_time
from journal_app.domain.consent import SealedRecord
from journal_app.domain.ids import EntryId, RotationId
from journal_app.errors import Problem, WorkInterrupted, WorldError
from journal_app.research.package_writing import BuiltPackage
from journal_app.sentences import nights as night_words
from journal_app.sentences import research_contents as contents_words
from journal_app.sentences import research_review as words
from journal_app.sentences.problems import problem
from journal_app.services.leaving_texts import NotGone
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.research_export import ResearchService
from journal_app.services.research_reading import ReadBack, read_back
from journal_app.services.research_review import (
    GatheredForResearch,
    ResearchRequest,
    ResearchReview,
    new_seed,
    prepare,
)
from journal_app.services.research_rules import SealRefusal
from journal_app.services.research_selecting import Selection
from journal_app.services.research_warnings import Warned
from journal_app.services.review_state import KeptReview
from journal_app.services.taking_part import TakingPart
from journal_app.ui.copying.looking_page import LookingPage
from journal_app.ui.copying.progress import Progress
from journal_app.ui.focus_home import HasHome
from journal_app.ui.jobs import Jobs
from journal_app.ui.research.contents import ContentsPage
from journal_app.ui.research.export_step import ExportStep
from journal_app.ui.research.handed_over import packages
from journal_app.ui.research.offered import offered
from journal_app.ui.research.picking import Picked, PickingPage
from journal_app.ui.research.reviewing import ReviewingPage
from journal_app.ui.research.saving import ask_where
from journal_app.ui.research.sealed import SealedPage
from journal_app.ui.research.warnings_view import WarningsView
from journal_app.ui.theme import Theme

KEEP_AFTER_MS: Final = 700
"""How long after an answer the review is kept, so that a run of answers is kept once."""


@dataclass(frozen=True)
class ExportKit:
    """What the steps are made from.

    Attributes:
        jobs: The worker that owns the vault.
        background: Looks for identifiers; needs no vault, and must not keep it waiting.
        tools: Gives what looks for them; slow at its first call.
    """

    theme: Theme
    jobs: Jobs
    background: Jobs
    clock: Clock
    research: ResearchService
    tools: Callable[[], PrivacyTools]


@dataclass(frozen=True, slots=True)
class _Made:
    """A package in memory, as it reads and what may point to the student in it."""

    built: BuiltPackage
    read: ReadBack
    warned: tuple[Warned, ...]


class Export(ExportStep):
    """The steps, one of them shown. What was built is let go of whenever anything may change it."""

    def __init__(self, *, kit: ExportKit, part: TakingPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._part = kit, part
        self._study = part.file.study
        self._stop = threading.Event()
        self._search = 0
        self._chosen = 0
        self._kept: KeptReview | None = None
        self._picked: Picked | None = None
        self._making: ResearchReview | None = None
        self._built: BuiltPackage | None = None
        self._young_answers = 0
        self._picking: PickingPage | None = None
        self._reviewing: ReviewingPage | None = None
        self._contents: ContentsPage | None = None
        self.setObjectName("research-export")
        self._progress = Progress()
        self._progress.moved.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self._looking = LookingPage(theme=kit.theme, title=words.review_title())
        self._looking.left.connect(self._give_up)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._looking)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._keeper = QTimer(self)
        self._keeper.setObjectName("research-keeper")
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(KEEP_AFTER_MS)
        self._keeper.timeout.connect(self.keep)
        # At a lock nothing must go on reading, and nothing that was answered may be lost.
        kit.background.drained.connect(self._let_go)
        self.destroyed.connect(self._stop.set)
        self._read_choices("")

    def focus_home(self) -> None:
        """Put the focus where the step that is shown begins."""
        step: object = self._stack.currentWidget()
        if isinstance(step, HasHome):
            step.focus_home()

    # Choosing

    def _read_choices(self, told: str) -> None:
        research, part = self._kit.research, self._part
        self._looking.show_progress(0, 0)
        self._show(self._looking)
        self._kit.jobs.submit(
            self,
            lambda: (research.eligible(part), research.kept(part.participation)),
            done=lambda found: self._offer(*found, told),
            replaces="research-eligible",
        )

    def _offer(self, selection: Selection, kept: KeptReview | None, told: str) -> None:
        self._kept = kept
        page = PickingPage(
            theme=self._kit.theme,
            study=self._study,
            offered=offered(selection, self._today(), sealed=packages(self._part) > 0),
        )
        page.picked.connect(self.begin)
        page.left.connect(self._leave)
        if kept is not None:
            page.put_back(_picked_of(kept))
        page.changed.connect(self._keeper.start)
        self._young_answers = selection.young_answers
        before, self._picking = self._picking, page
        self._replace(before, page)
        if told:
            page.notice.show_text(told)
        elif kept is not None and (still := len(page.picked_now().nights)):
            if kept.review.texts:
                said = words.unfinished(len(kept.nights))
                page.notice.show_text(said, words.go_on_reading(), self._go_on, calm=True)
            else:
                page.notice.show_text(words.chosen_before(still), calm=True)

    def _go_on(self) -> None:
        if self._picking is not None:
            self.begin(self._picking.picked_now())

    # Looking

    def begin(self, picked: Picked) -> None:
        """Look through what was chosen, and then let it be read."""
        if self._keeper.isActive():
            self.keep()
        self._stop.set()
        self._stop = threading.Event()
        self.destroyed.connect(self._stop.set)
        self._search += 1
        self._picked = picked
        self._looking.show_progress(0, 0)
        self._show(self._looking)
        request = ResearchRequest(
            participation=self._part.participation,
            nights=picked.nights,
            entries=picked.entries,
            groups=picked.groups,
            kept=self._kept,
        )
        research = self._kit.research
        self._kit.jobs.submit(
            self,
            lambda: research.gather(request),
            done=self._look,
            failed=self._not_gathered,
            replaces="research-gather",
        )

    def _look(self, gathered: GatheredForResearch) -> None:
        if self._stop.is_set():
            return
        tools, stop, progress, search = self._kit.tools, self._stop, self._progress, self._search
        self._chosen = len(gathered.leaving)
        self._kit.background.submit(
            self,
            lambda: prepare(
                gathered,
                tools(),
                told=lambda done, total: progress.tell(search, done, total),
                stopped=stop.is_set,
            ),
            done=lambda making: self._read(making, search),
            failed=lambda error: self._not_gathered(error) if search == self._search else None,
        )

    def _show_progress(self, search: int, done: int, total: int) -> None:
        if search == self._search:
            self._looking.show_progress(done, total, chosen=self._chosen)

    def _give_up(self) -> None:
        self._stop.set()
        self._search += 1
        if self._picking is None:
            self.left.emit()
        else:
            self._show(self._picking)

    def _not_gathered(self, error: Exception) -> None:
        if isinstance(error, WorkInterrupted):
            return
        if isinstance(error, WorldError):
            self._read_choices(problem(error))
        else:
            self._give_up()
            self._kit.background.failed.emit(error)

    # Reading

    def _read(self, making: ResearchReview, search: int) -> None:
        if search != self._search or self._stop.is_set():
            return
        self._making = making
        kept = self._kept
        page = ReviewingPage(
            theme=self._kit.theme, making=making, young_answers=self._young_answers
        )
        page.wanted.connect(self._build)
        page.left.connect(self._leave)
        page.changed.connect(self._changed)
        before, self._reviewing = self._reviewing, page
        self._replace(before, page)
        page.begin(kept.current if kept is not None else "")

    def _changed(self) -> None:
        self._discard()
        self._keeper.start()

    def keep(self) -> None:
        """Keep at once what is chosen, and where the review stands."""
        self._keeper.stop()
        making, reviewing, picking = self._making, self._reviewing, self._picking
        if picking is not None and self._stack.currentWidget() is picking:
            picked = picking.picked_now()
            if self._kept is None and not picked.nights:
                return
            kept = _with_choice(self._kept, picked, self._study.version)
        elif making is not None and reviewing is not None:
            kept = making.state(reviewing.current())
        else:
            return
        self._kept = kept
        research, participation = self._kit.research, self._part.participation
        self._kit.jobs.submit(self, lambda: research.keep(participation, kept), urgent=True)

    def _leave(self) -> None:
        self.keep()
        self.left.emit()

    # The contents

    def _build(self) -> None:
        making = self._making
        if making is None:
            return
        self.keep()
        self._discard()
        research = self._kit.research

        def made() -> _Made:
            built = research.build(making)
            return _Made(built, read_back(built), research.warnings(making, built))

        self._kit.jobs.submit(
            self, made, done=self._show_contents, failed=self._not_built, replaces="research-build"
        )

    def _show_contents(self, made: _Made) -> None:
        self._built = made.built
        weighing = None
        if made.warned:
            weighing = WarningsView(
                theme=self._kit.theme, warned=made.warned, name_of=self._name_of
            )
        page = ContentsPage(
            theme=self._kit.theme,
            part=self._part,
            read=made.read,
            sha256=made.built.sha256,
            weighing=weighing,
        )
        page.seal_wanted.connect(self._ask_where)
        page.again.connect(self._back_to_texts)
        page.jump.connect(self._back_to_texts)
        page.left.connect(self._leave)
        self._contents = page
        self._stack.addWidget(page)
        self._show(page)

    def _back_to_texts(self, key: str = "") -> None:
        """Show the texts again; what was built of them is let go of."""
        self._discard()
        if self._reviewing is not None:
            self._show(self._reviewing)
            if key:
                self._reviewing.show_text(key)

    def _discard(self) -> None:
        self._built = None
        page, self._contents = self._contents, None
        if page is not None:
            self._drop(page)

    def _not_built(self, error: Exception) -> None:
        reviewing = self._reviewing
        if isinstance(error, NotGone) and reviewing is not None:
            reviewing.show_not_gone(error.key, error.start, error.end)
        elif isinstance(error, WorldError) and _is_changed(error):
            self._begin_again()
        elif isinstance(error, WorldError) and reviewing is not None:
            reviewing.notice.show_text(problem(error))
        else:
            self._kit.jobs.failed.emit(error)

    def _begin_again(self) -> None:
        """Throw away what was made, and choose again; what was answered is kept."""
        self._discard()
        self._read_choices(contents_words.changed())

    # Sealing

    def _ask_where(self) -> None:
        ask_where(
            self,
            title=contents_words.where(),
            name=self._kit.research.file_name(),
            suffix=contents_words.suggested_ending(),
            chosen=self.seal,
        )

    def seal(self, path: Path) -> None:
        """Seal the very bytes whose contents are shown."""
        making, built, research = self._making, self._built, self._kit.research
        if making is None or built is None:
            return
        self._kit.jobs.submit(
            self,
            lambda: research.seal(making, built, path),
            done=lambda record: self._is_sealed(record, path.parent),
            failed=self._not_sealed,
            urgent=True,
        )

    def _is_sealed(self, record: SealedRecord, folder: Path) -> None:
        self._keeper.stop()
        self._making = self._kept = self._picked = None
        page = SealedPage(
            theme=self._kit.theme,
            study=self._study,
            record=record,
            folder=folder,
            today=self._today(),
        )
        page.done.connect(self.left)
        page.receipt_wanted.connect(self.receipt_wanted)
        self._stack.addWidget(page)
        self._show(page)
        self._discard()
        for before in (self._reviewing, self._picking):
            if before is not None:
                self._drop(before)
        self._reviewing = self._picking = None
        self.sealed.emit()

    def _not_sealed(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            self._kit.jobs.failed.emit(error)
        elif _is_changed(error):
            self._begin_again()
        elif self._contents is not None:
            self._contents.notice.show_text(problem(error))

    # All steps

    def _let_go(self) -> None:
        """Keep what was answered, and hold nothing that was read or built any longer."""
        self._stop.set()
        if self._keeper.isActive():
            self.keep()
        self._built = self._making = self._kept = None

    def _name_of(self, entry: EntryId) -> str:
        gathered = None if self._making is None else self._making.gathered
        found = [] if gathered is None else [n for n in gathered.leaving if n.key == entry]
        return night_words.day_and_month(found[0].night) if found else ""

    def _today(self) -> date:
        return local_time(self._kit.clock.now(), self._kit.clock.zone()).date()

    def _replace(self, before: QWidget | None, after: QWidget) -> None:
        self._stack.addWidget(after)
        self._show(after)
        if before is not None:
            self._drop(before)

    def _drop(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _show(self, step: QWidget) -> None:
        self._stack.setCurrentWidget(step)
        self.focus_home()


def _picked_of(kept: KeptReview) -> Picked:
    groups = {RotationId(rotation): group for rotation, group in kept.groups.items()}
    return Picked(kept.nights, kept.entries, groups)


def _with_choice(kept: KeptReview | None, picked: Picked, version: int) -> KeptReview:
    """Return what is kept with another choice; a review that was begun stays in it."""
    before = kept or KeptReview(version, (), (), {}, seed=new_seed().hex())
    return replace(before, nights=picked.nights, entries=picked.entries, groups=picked.groups)


def _is_changed(error: WorldError) -> bool:
    return (
        error.problem is Problem.SEALING_REFUSED
        and error.values.get("why") == SealRefusal.CHANGED.value
    )
