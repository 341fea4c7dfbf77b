"""Settings: what may be guessed of a page, and what may be counted on it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal_app.sentences import hints as sentences
from journal_app.services.theme_hints import Wanted
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.section import Section
from journal_app.ui.widgets.choices import Check
from journal_app.words import tr


class HintsSection(Section):
    """Theme hints and word tone, both off until turned on."""

    def __init__(self, *, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, parent=parent)
        self.setObjectName("hints-settings")
        self._themes = Check(tr("Show theme hints under an open entry"), theme=self.theme)
        self._themes.setObjectName("hints-themes")
        self._tone = Check(tr("Count word tone under an open entry"), theme=self.theme)
        self._tone.setObjectName("hints-tone")
        themes = self.add_card(tr("Theme hints"), sentences.about_hints())
        themes.body.addWidget(self._themes)
        tone = self.add_card(tr("Word tone"), sentences.about_tone())
        tone.body.addWidget(self._tone)
        self._themes.switched.connect(self._take_themes)
        self._tone.switched.connect(self._take_tone)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read both anew."""
        hints = self.kit.hints
        self.read(lambda: (hints.wanted() is Wanted.YES, hints.tone_on()), self._show)

    def _show(self, found: tuple[bool, bool]) -> None:
        themes, tone = found
        self._themes.show_on(on=themes)
        self._tone.show_on(on=tone)

    def _take_themes(self, on: bool) -> None:  # the signal's own argument
        self.store(lambda: self.kit.hints.want(on=on))

    def _take_tone(self, on: bool) -> None:
        self.store(lambda: self.kit.hints.set_tone(on=on))
