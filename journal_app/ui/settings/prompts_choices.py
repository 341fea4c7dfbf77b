"""Settings, Prompts: whether there are any, and how often each theme comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.prompt_preferences import PromptPreferences, Weight
from journal_app.domain.prompts import BARRIERS, FACILITATORS
from journal_app.domain.prompts import Theme as PromptTheme
from journal_app.sentences import packs as words
from journal_app.sentences import prompts as sentences
from journal_app.ui.settings.section import clear
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.choices import Check, Segmented
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card, Hairline
from journal_app.words import tr

Change = Callable[[PromptPreferences], PromptPreferences]
"""Makes other preferences of those that hold when it is run."""


class SwitchCard(Card):
    """Prompts at all, and those that come with the program.

    Attributes:
        changed: Other preferences are wanted; carries a ``Change``.
        about: The page about prompts is wanted.
    """

    changed = Signal(object)
    about = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.body.addWidget(Heading(tr("Prompts"), theme=theme))
        without = tr("Without them every page is written freely.")
        self.body.addWidget(Muted(without, theme=theme))
        self._on = Check(tr("Show a prompt on Tonight"), theme=theme)
        self._on.setObjectName("prompts-on")
        self._on.switched.connect(lambda on: self.changed.emit(_with_prompts(on=on)))
        self._shipped = Check("", theme=theme)
        self._shipped.setObjectName("prompts-shipped")
        self._shipped.switched.connect(lambda on: self.changed.emit(_with_shipped(on=on)))
        for check in (self._on, self._shipped):
            self.body.addWidget(check)
        self._broken = QVBoxLayout()
        self.body.addLayout(self._broken)
        about = LinkButton(tr("About these prompts"), theme=theme)
        about.setObjectName("prompts-about")
        about.clicked.connect(self.about)
        self.body.addWidget(about)

    def show_all(self, preferences: PromptPreferences, shipped: int, broken: Sequence[str]) -> None:
        """Show what holds.

        Args:
            shipped: How many prompts come with the program.
            broken: What is wrong with files of the program, a sentence each.
        """
        self._on.show_on(on=preferences.on)
        self._shipped.show_on(on=preferences.shipped)
        said = words.shipped(shipped)
        self._shipped.setText(said)
        self._shipped.setAccessibleName(said)
        self._shipped.updateGeometry()
        clear(self._broken)
        for sentence in broken:
            self._broken.addWidget(Body(sentence, theme=self._theme))


class ThemesCard(Card):
    """How often each theme comes.

    Attributes:
        changed: Other preferences are wanted; carries a ``Change``.
    """

    changed = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self._weights: Mapping[PromptTheme, Segmented] = {
            kind: self._choice(kind) for kind in PromptTheme
        }
        self.body.addWidget(Heading(tr("What sustains compassion"), theme=theme))
        for kind in FACILITATORS:
            self._add(kind)
        self.body.addWidget(Hairline())
        self.body.addWidget(Heading(tr("What stands in its way"), theme=theme))
        self.body.addWidget(Muted(words.about_barriers(), theme=theme))
        for kind in BARRIERS:
            self._add(kind)
        self._none = Body(words.no_theme(), theme=theme)
        self._none.setObjectName("no-theme")
        self.body.addWidget(self._none)

    def show_weights(self, preferences: PromptPreferences) -> None:
        """Show what holds."""
        for kind, choice in self._weights.items():
            choice.set_value(preferences.weight(kind))
        self._none.setVisible(not any(preferences.weight(kind) for kind in PromptTheme))

    def _choice(self, kind: PromptTheme) -> Segmented:
        choice = Segmented(
            theme=self._theme,
            name=sentences.theme(kind),
            items=[(words.weight(one), one) for one in Weight],
        )
        choice.setObjectName(f"weight-{kind.value}")
        choice.chosen.connect(lambda weight: self.changed.emit(partial(_weighed, kind, weight)))
        return choice

    def _add(self, kind: PromptTheme) -> None:
        part, named = QVBoxLayout(), QVBoxLayout()
        named.setSpacing(2)
        named.addWidget(Body(sentences.theme(kind), theme=self._theme))
        named.addWidget(Muted(words.within(kind), theme=self._theme, small=True))
        part.setSpacing(8)
        part.addLayout(named)
        part.addWidget(self._weights[kind])
        self.body.addLayout(part)


def _with_prompts(*, on: bool) -> Change:
    return lambda now: replace(now, on=on)


def _with_shipped(*, on: bool) -> Change:
    return lambda now: replace(now, shipped=on)


def _weighed(kind: PromptTheme, weight: Weight, now: PromptPreferences) -> PromptPreferences:
    return replace(now, weights={**now.weights, kind: weight})
