"""Settings: which prompts come, and how often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.asides import Aside
from journal_app.domain.ids import PackId, PromptId, new_id
from journal_app.domain.prompt_preferences import PromptPreferences
from journal_app.domain.prompts import Prompt
from journal_app.errors import BadFile, Problem, WorldError
from journal_app.sentences import packs as words
from journal_app.sentences import problems
from journal_app.sentences.prompt_faults import broken_file, refused_pack
from journal_app.services.own_prompts import OwnPrompt, Unfinished, unfinished_text
from journal_app.services.packs import Brought, ListedPack
from journal_app.ui.lockable import Draft
from journal_app.ui.prompts.kit import PromptKit
from journal_app.ui.prompts.pack_preview import PackPreview
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.prompts_choices import Change, SwitchCard, ThemesCard
from journal_app.ui.settings.prompts_marked import MarkedCard
from journal_app.ui.settings.prompts_own import OwnCard
from journal_app.ui.settings.prompts_packs import PacksCard
from journal_app.ui.settings.section import Section, clear
from journal_app.words import tr


@dataclass(frozen=True, slots=True)
class _Standing:
    preferences: PromptPreferences
    shipped: int
    broken: tuple[BadFile, ...]
    own: tuple[Prompt, ...] = field(repr=False)
    packs: tuple[ListedPack, ...] = field(repr=False)
    favourites: tuple[Prompt, ...] = field(repr=False)
    hidden: tuple[Prompt, ...] = field(repr=False)
    aside: Unfinished | None = field(repr=False)
    tonight: date


class PromptsSection(Section):
    """Prompts at all, themes, own prompts, packs, favourites and what is hidden.

    While a pack is looked at, it stands alone.

    Attributes:
        about_wanted: The page about prompts is wanted.
    """

    about_wanted = Signal()

    def __init__(self, *, kit: Kit, prompts: PromptKit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, parent=parent)
        self.setObjectName("prompts")
        self._prompts = prompts
        self._tonight = kit.today()
        self._place = QVBoxLayout()
        self.column.addLayout(self._place)
        self._switch = SwitchCard(theme=self.theme)
        self._themes = ThemesCard(theme=self.theme)
        self._own = OwnCard(theme=self.theme)
        self._packs = PacksCard(theme=self.theme)
        self._favourites = MarkedCard(
            theme=self.theme,
            heading=tr("Favourites"),
            about=words.about_favourites(),
            action=tr("No longer a favourite"),
        )
        self._hidden = MarkedCard(
            theme=self.theme,
            heading=tr("Hidden"),
            about=words.about_hidden(),
            action=tr("Show again"),
        )
        self._cards = (
            self._switch,
            self._themes,
            self._own,
            self._packs,
            self._favourites,
            self._hidden,
        )
        for card in self._cards:
            self.column.addWidget(card)
        self.column.addStretch(1)
        self._listen()

    def refresh(self) -> None:
        """Read everything anew."""
        self.read(self._standing, self._show)

    def leave(self) -> None:
        """Forget the file that was looked at; a prompt being written waits in its form."""
        super().leave()
        self._own.forget_question()
        self._put_away()

    def take_notes(self) -> list[Draft]:
        """Return the prompt being written, so that a lock keeps it as it stands."""
        unfinished, packs = self._own.unfinished(), self._prompts.packs
        if unfinished is None:
            return []
        return [
            # An id that no entry has; when it must be sealed, it comes back to this form.
            Draft(
                entry=new_id(),
                night=self._tonight,
                text=unfinished_text(unfinished),
                save=lambda: packs.put_aside(unfinished),
                kind=Aside.PROMPT,
            )
        ]

    def explain(self, error: Exception) -> None:
        """Say what went wrong where it is seen: the strip is far above most of the cards."""
        super().explain(error)
        area = self._area()
        if area is not None and self.notice.isVisible():
            QTimer.singleShot(0, self.notice, lambda: area.ensureWidgetVisible(self.notice))

    def _area(self) -> QScrollArea | None:
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above

    def _standing(self) -> _Standing:
        kit = self._prompts
        marks = kit.prompts.marks().values()

        def still_there(marked: list[PromptId]) -> tuple[Prompt, ...]:
            return tuple(found for one in marked if (found := kit.prompts.find(one)))

        return _Standing(
            preferences=kit.prompts.preferences(),
            shipped=len(kit.library.prompts),
            broken=kit.prompts.problems,
            own=kit.packs.own(),
            packs=kit.packs.packs(),
            favourites=still_there([m.prompt for m in marks if m.favourite and not m.hidden]),
            hidden=still_there([m.prompt for m in marks if m.hidden]),
            aside=kit.packs.put_aside_before(),
            tonight=self.kit.rotations.tonight(),
        )

    def _show(self, found: _Standing) -> None:
        broken = [broken_file(one) for one in found.broken]
        self._switch.show_all(found.preferences, found.shipped, broken)
        self._themes.show_weights(found.preferences)
        self._own.show_prompts(found.own, on=found.preferences.own)
        self._packs.show_packs(found.packs, self.kit.clock.zone())
        self._favourites.show_prompts(found.favourites)
        self._hidden.show_prompts(found.hidden)
        self._tonight = found.tonight
        if found.aside is not None:
            self._own.go_on(found.aside)

    def _listen(self) -> None:
        service, packs = self._prompts.prompts, self._prompts.packs
        for card in (self._switch, self._themes, self._own):
            card.changed.connect(self._change)
        self._switch.about.connect(self.about_wanted)
        self._own.kept.connect(self._keep)
        self._own.left.connect(lambda one: self.store(lambda: packs.forget_aside(PromptId(one))))
        self._own.rested.connect(self._put_aside)
        self._own.deleted.connect(self._delete)
        self._packs.looked.connect(self._look)
        self._packs.switched.connect(
            lambda one, on: self._do(lambda: packs.switch(PackId(one), on=on))
        )
        self._packs.removed.connect(lambda one: self._do(lambda: packs.remove(PackId(one))))
        self._favourites.taken_back.connect(
            lambda one: self._do(lambda: service.favourite(PromptId(one), on=False))
        )
        self._hidden.taken_back.connect(
            lambda one: self._do(lambda: service.show_again(PromptId(one)))
        )

    def _do(self, call: Callable[[], object]) -> None:
        self.store(call, lambda _none: self.refresh())

    def _change(self, change: Change) -> None:
        service = self._prompts.prompts

        def call() -> PromptPreferences:
            # Made of what holds now: a pack may have been switched since this was drawn.
            wanted = change(service.preferences())
            service.set_preferences(wanted)
            return wanted

        self.store(call, self._themes.show_weights)

    # Own prompts

    def _keep(self, prompt: str, written: OwnPrompt) -> None:
        packs = self._prompts.packs

        def call() -> None:
            if prompt:
                packs.change(PromptId(prompt), written)
            else:
                packs.write(written)
            packs.forget_aside(PromptId(prompt))

        self.store(call, lambda _none: self._kept())

    def _put_aside(self) -> None:
        unfinished, packs = self._own.unfinished(), self._prompts.packs
        if unfinished is not None:
            self.store(lambda: packs.put_aside(unfinished))

    def _delete(self, prompt: str) -> None:
        packs = self._prompts.packs

        def call() -> None:
            packs.delete(PromptId(prompt))
            packs.forget_aside(PromptId(prompt))

        self._do(call)

    def _kept(self) -> None:
        self._own.put_form_away()
        self.refresh()

    # Packs

    def _look(self, path: Path) -> None:
        packs = self._prompts.packs
        self.notice.hide()
        self.kit.jobs.submit(
            self,
            lambda: packs.preview(path),
            done=self._preview,
            failed=self._refuse,
            replaces="pack-file",
        )

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, BadFile) and error.problem is Problem.PROMPT_FILE:
            self._packs.say(refused_pack(error))
        elif isinstance(error, WorldError):
            self._packs.say(problems.problem(error))
        else:
            self.explain(error)

    def _preview(self, brought: Brought) -> None:
        clear(self._place)
        preview = PackPreview(brought, zone=self.kit.clock.zone(), theme=self.theme)
        preview.wanted.connect(lambda: self._bring(brought))
        preview.left.connect(self._leave_file)
        self._place.addWidget(preview)
        # The focus goes over before the card that has it is hidden: none would take it up.
        preview.show()
        preview.focus_home()
        for card in self._cards:
            card.hide()
        area = self._area()
        if area is not None:
            area.verticalScrollBar().setValue(0)

    def _bring(self, brought: Brought) -> None:
        packs = self._prompts.packs
        self.store(lambda: packs.bring(brought), lambda _none: self._brought_in(brought))

    def _brought_in(self, brought: Brought) -> None:
        self._leave_file()
        self._packs.say(words.brought_in(brought.pack), calm=True)
        self.refresh()

    def _leave_file(self) -> None:
        self._put_away()
        self._packs.focus_path()

    def _put_away(self) -> None:
        clear(self._place)
        self._packs.forget()
        for card in self._cards:
            card.show()
