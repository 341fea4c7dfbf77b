"""Settings: what the guard underlines, and the words it always or never takes for somebody."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal_app.domain.guard import LONGEST_WORDS, Decision, GuardLevel, GuardWord
from journal_app.domain.identifiers import Kind
from journal_app.sentences import guard as sentences
from journal_app.services.guard import Decided
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.section import Section, labelled
from journal_app.ui.settings.word_list import WordList
from journal_app.ui.widgets.buttons import QuietButton
from journal_app.ui.widgets.choices import Check, Dropdown, Segmented
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted
from journal_app.words import tr

Known = tuple[GuardLevel, bool, tuple[GuardWord, ...]]


class GuardSection(Section):
    """Level, hints, and both lists of words."""

    def __init__(self, *, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, parent=parent)
        self.setObjectName("guard")
        theme = self.theme
        self._level = Segmented(
            theme=theme,
            name=tr("Underline while I write"),
            items=[(sentences.level(each), each) for each in GuardLevel],
        )
        self._hints = Check(
            tr("With a prompt about patients, remind me above the page"), theme=theme
        )
        about = self.add_card(tr("Guard"), sentences.about_guard())
        about.body.addWidget(labelled(tr("Underline while I write"), self._level, theme=theme))
        about.body.addWidget(Muted(sentences.about_level(), theme=theme, small=True))
        about.body.addWidget(self._hints)
        self._search = TextField(
            theme=theme, name=tr("Search these words"), placeholder=tr("Search these words")
        )
        self._search.setObjectName("guard-search")
        self._make_form()
        self._lists = {each: WordList(theme=theme) for each in Decision}
        self._add_lists()
        self._level.chosen.connect(self._take_level)
        self._hints.switched.connect(self._take_hints)
        self._search.textChanged.connect(self._narrow)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read level and words anew."""
        guard = self.kit.guard
        self.read(lambda: (guard.level(), guard.hints(), guard.words()), self._show)

    def leave(self) -> None:
        """Forget what was typed."""
        super().leave()
        self._words.clear()
        self._search.clear()

    def _make_form(self) -> None:
        theme = self.theme
        self._words = TextField(theme=theme, name=tr("Name or words"))
        self._words.setObjectName("guard-new")
        self._words.setMaxLength(LONGEST_WORDS)
        self._kind = Dropdown(
            theme=theme,
            name=tr("What it is"),
            items=[
                *((sentences.short_kind(kind), kind) for kind in Kind),
                (tr("Nothing: never flag it"), None),
            ],
        )
        self._kind.setObjectName("guard-kind")
        self._kind.set_value(Kind.NAME_PATIENT)
        self._add = QuietButton(tr("Add"), theme=theme, name=tr("Add these words"))
        self._add.setObjectName("guard-add")
        self._add.clicked.connect(self._take_words)
        self._words.returnPressed.connect(self._take_words)

    def _add_lists(self) -> None:
        theme = self.theme
        card = self.add_card(
            tr("Words"), tr("What you decide about a word holds on every page of this journal.")
        )
        card.body.addWidget(labelled(tr("Name or words"), self._words, theme=theme))
        row = QWidget()
        across = FlowLayout(theme=theme, across=10, parent=row)
        across.addWidget(self._kind)
        across.addWidget(self._add)
        card.body.addWidget(row)
        lists = self.add_card(tr("Your lists"))
        lists.body.addWidget(self._search)
        for decision, words in self._lists.items():
            words.setObjectName(f"guard-{decision.value}")
            words.head(sentences.decision(decision), sentences.about_words(decision))
            words.removed.connect(self._remove)
            lists.body.addWidget(words)

    def _show(self, known: Known) -> None:
        level, hints, words = known
        self._level.set_value(level)
        self._hints.show_on(on=hints)
        for decision, shown in self._lists.items():
            shown.show_words([word for word in words if word.decision is decision])
        self._search.setVisible(bool(words))

    def _narrow(self, words: str) -> None:
        for shown in self._lists.values():
            shown.narrow(words)

    def _take_level(self, level: GuardLevel) -> None:
        self.store(lambda: self.kit.guard.set_level(level))

    def _take_hints(self, on: bool) -> None:  # the signal's own argument
        self.store(lambda: self.kit.guard.set_hints(on=on))

    def _take_words(self) -> None:
        words, kind, guard = self._words.text().strip(), self._kind.value(), self.kit.guard
        if not any(map(str.isalnum, words)):
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if isinstance(kind, Kind):
            self.store(lambda: guard.confirm(words, kind), self._added)
        else:
            self.store(lambda: guard.dismiss(words), self._added)

    def _added(self, _decided: Decided) -> None:
        self._words.clear()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _remove(self, word: GuardWord) -> None:
        guard = self.kit.guard
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.store(lambda: guard.remove(word), self._removed)

    def _removed(self, decided: Decided) -> None:
        guard = self.kit.guard
        self.notice.show_text(
            sentences.taken_off(decided.word.words),
            tr("Undo"),
            lambda: self.store(lambda: guard.undo(decided), lambda _none: self.refresh()),
            calm=True,
        )
        self.refresh()
