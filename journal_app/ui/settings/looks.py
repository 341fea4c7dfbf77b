"""Settings: light or dark, and the size of the text; both take effect at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.section import Section
from journal_app.ui.tokens import Look
from journal_app.ui.widgets.choices import Segmented
from journal_app.ui.widgets.labels import Serif
from journal_app.words import tr

SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)


class LooksSection(Section):
    """Look and text size of the program, kept outside the journal."""

    def __init__(self, *, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, parent=parent)
        self.setObjectName("looks")
        theme = self.theme
        self._look = Segmented(
            theme=theme,
            name=tr("Look"),
            items=[
                (tr("As the computer"), Look.SYSTEM),
                (tr("Light"), Look.LIGHT),
                (tr("Dark"), Look.DARK),
            ],
        )
        self._size = Segmented(
            theme=theme,
            name=tr("Text size"),
            items=[(tr("{percent} %", percent=round(size * 100)), size) for size in SIZES],
        )
        self.add_card(tr("Look")).body.addWidget(self._look)
        sizes = self.add_card(tr("Text size"))
        sizes.body.addWidget(self._size)
        sizes.body.addWidget(
            Serif(tr("She pulled the chair round before she said anything."), theme=theme, px=21)
        )
        self._look.chosen.connect(self._take_look)
        self._size.chosen.connect(self._take_size)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what is in force."""
        self._look.set_value(self.theme.look)
        self._size.set_value(min(SIZES, key=lambda size: abs(size - self.theme.scale)))

    def _take_look(self, look: Look) -> None:
        self.theme.set_look(look)
        self.store(lambda: self.kit.preferences.change(lambda p: replace(p, look=look.value)))

    def _take_size(self, size: float) -> None:
        self.theme.set_scale(size)
        self.store(lambda: self.kit.preferences.change(lambda p: replace(p, scale=size)))
