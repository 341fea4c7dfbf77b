"""Replace and forget: asks once, puts the new page in place, has the journal forget the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from journal_app.clock import Clock, local_time
from journal_app.domain.forgetting import Forgetting, Forgotten, OldBackups
from journal_app.errors import WorldError
from journal_app.sentences import guard as sentences
from journal_app.sentences import problems
from journal_app.services.guard_library import Tools
from journal_app.ui.guard.hands import Swap, changes_in
from journal_app.ui.guard.kit import GuardKit, PageStore
from journal_app.ui.guard.list_card import ListCard
from journal_app.ui.guard.watch import Watch
from journal_app.ui.jobs import Jobs
from journal_app.ui.tonight.page import WritingPage


class Forgetter(QObject):
    """Forgets words of one page.

    The page changes only when the store has every word, so no save with the old words can still
    be on its way behind the forgetting; from then on nothing in this window holds them.

    Attributes:
        done: The journal has forgotten words; other screens may still show them.
    """

    done = Signal()

    def __init__(  # noqa: PLR0913 # one of the guard's own parts, which share what it was handed
        self,
        *,
        page: WritingPage,
        watch: Watch,
        card: ListCard,
        jobs: Jobs,
        clock: Clock,
        kit: GuardKit,
        store: PageStore,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._watch = watch
        self._card = card
        self._jobs = jobs
        self._clock = clock
        self._kit = kit
        self._store = store
        self._offered: tuple[Forgetting, int] | None = None
        card.notice.dismissed.connect(self.drop_offer)

    def ask(self, swap: Swap, tools: Tools) -> None:
        """Ask whether words are to be forgotten, and say how long older backups keep them."""
        self.drop_offer()
        entry, forgetting = self._store.entry_id(), self._kit.forgetting
        if entry is None:
            self._ask(swap, tools, OldBackups(count=0, gone_by=None, lasting=0))
            return
        self._jobs.submit(
            self,
            lambda: forgetting.old_backups(entry),
            done=lambda kept: self._ask(swap, tools, kept),
            failed=self._refused,
        )

    def _ask(self, swap: Swap, tools: Tools, kept: OldBackups) -> None:
        tonight = local_time(self._clock.now(), self._clock.zone()).date()
        said = sentences.ask_forget(swap.row.shown, swap.put)
        rest = sentences.old_backups(kept, tonight) or sentences.no_backups()
        self._card.notice.hide()
        self._card.question.ask(f"{said} {rest}", lambda: self._begin(swap, tools))

    def _begin(self, swap: Swap, tools: Tools) -> None:
        if self._page.is_composing():
            self._card.say(sentences.not_while_unsaved())
            return
        self._when_stored(lambda: self._forget(swap, tools))

    def _when_stored(self, then: Callable[[], object]) -> None:
        self._card.say(sentences.not_while_unsaved())
        self._store.when_stored(then)

    def _forget(self, swap: Swap, tools: Tools) -> None:
        if self._page.is_composing():
            # Begun while the page was being stored; putting a text there would cut it off.
            self._card.say(sentences.not_while_unsaved())
            return
        entry = self._store.entry_id()
        changes = changes_in(self._page, swap, tools)
        if entry is None or not changes or self._page.isReadOnly():
            self._card.notice.hide()
            return
        plan = self._kit.forgetting.plan(entry, self._page.toPlainText(), changes)
        self._carry_out(plan)

    def _carry_out(self, plan: Forgetting) -> None:
        """Put the new page in place, and have the journal forget the rest."""
        forgetting, words = self._kit.forgetting, replace(plan, text="")
        self._page.put_for_good(plan.text)
        self._store.now_reads(plan.text)
        self._watch.drop_the_rest()
        self._card.notice.hide()
        self._jobs.submit(
            self,
            lambda: forgetting.forget(plan),
            done=lambda done: self._tell(words, done),
            failed=self._fell_short,
            urgent=True,
        )

    def _tell(self, plan: Forgetting, done: Forgotten) -> None:
        tonight = local_time(self._clock.now(), self._clock.zone()).date()
        if plan.everywhere:
            self._card.say(sentences.forgotten_everywhere(done, tonight))
        elif done.elsewhere:
            self._offer(plan, done.elsewhere, sentences.forgotten(done, tonight))
        else:
            self._card.say(sentences.forgotten(done, tonight))
        self.done.emit()

    def _offer(self, plan: Forgetting, elsewhere: int, said: str) -> None:
        """Offer to forget the same words elsewhere; they are kept as long as the offer stands."""
        self._offered = plan, elsewhere
        self._card.say(said, sentences.also_elsewhere(elsewhere), self._take_up)

    def drop_offer(self) -> None:
        """Keep nothing of words that were to be forgotten elsewhere too."""
        self._offered = None

    def _take_up(self) -> None:
        if self._offered is not None:
            self._when_stored(self._everywhere)

    def _everywhere(self) -> None:
        """Forget the same words in all other entries, and on this page if they are back on it."""
        if self._offered is None:
            return
        plan, elsewhere = self._offered
        if self._page.is_composing():
            self._offer(plan, elsewhere, sentences.not_while_unsaved())
            return
        self.drop_offer()
        if self._store.entry_id() == plan.entry and not self._page.isReadOnly():
            self._carry_out(self._kit.forgetting.everywhere(plan, self._page.toPlainText()))

    def _fell_short(self, error: Exception) -> None:
        """Keep the page as it is now; the next save brings the store up to it."""
        self._page.typed.emit()
        self._refused(error)
        if isinstance(error, WorldError):
            said = f"{sentences.not_forgotten()} {problems.problem(error)}"
            self._card.notice.show_text(said)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self._card.notice.show_text(problems.problem(error))
        else:
            self._jobs.failed.emit(error)
