"""Settings: what to show on hard nights."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from journal_app.domain.contacts import LONGEST_WORDS, Contact, HardNights
from journal_app.domain.ids import ContactId
from journal_app.domain.ratings import Scale
from journal_app.sentences import support_cards as words
from journal_app.ui.aside import PAUSE_MS
from journal_app.ui.settings.section import in_row, labelled
from journal_app.ui.support.words_field import WordsField
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import QuietButton
from journal_app.ui.widgets.choices import Check, Dropdown
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class HardNightsForm(Card):
    """On or off, the scale, the student's own words, and a contact.

    Args:
        store: Keeps what is asked for, and then calls ``stored``.
    """

    def __init__(
        self,
        *,
        theme: Theme,
        store: Callable[[HardNights], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("hard-nights")
        self._store = store
        self._kept: HardNights | None = None
        self._on = Check(tr("Show me this on Tonight"), theme=theme)
        self._on.setObjectName("hard-nights-on")
        self._scale = Dropdown(theme=theme, name=tr("Which rating"), items=words.scales())
        self._words = WordsField(theme=theme, name=tr("My own words"))
        self._words.setObjectName("hard-nights-words")
        self._contact = Dropdown(theme=theme, name=tr("And this contact"), items=[])
        self._contact.setObjectName("hard-nights-contact")
        keep = QuietButton(tr("Keep these words"), theme=theme)
        keep.setObjectName("hard-nights-keep")
        self._said = Muted(tr("Kept."), theme=theme, small=True)
        self._said.hide()
        self.body.addWidget(Heading(words.hard_nights_about(), theme=theme))
        self.body.addWidget(labelled(tr("My own words"), self._words, theme=theme))
        self.body.addLayout(in_row(keep, self._said, theme=theme, across=14))
        self.body.addWidget(labelled(tr("And this contact"), self._contact, theme=theme))
        self.body.addWidget(labelled(tr("Which rating"), self._scale, theme=theme))
        self.body.addWidget(self._on)
        self.body.addWidget(Muted(words.hard_nights_terms(), theme=theme, small=True))
        keep.clicked.connect(self._keep_words)
        self._on.switched.connect(lambda _on: self.keep())
        self._scale.activated.connect(lambda _index: self.keep())
        self._contact.activated.connect(lambda _index: self.keep())
        self._pause = QTimer(self)
        self._pause.setObjectName("hard-nights-pause")
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._keep_typed)
        self._words.textChanged.connect(self._said.hide)
        self._words.textChanged.connect(self._pause.start)
        self._words.left.connect(self.keep)

    def show_wishes(self, wishes: HardNights, people: tuple[Contact, ...]) -> None:
        """Show what was asked for, and whom there is to choose from."""
        self._kept = wishes
        nobody: list[tuple[str, object]] = [(tr("Nobody"), "")]
        self._contact.set_items([*nobody, *((one.name, str(one.id)) for one in people)])
        known = {str(one.id) for one in people}
        self._contact.set_value(wishes.contact if wishes.contact in known else "")
        self._scale.set_value(wishes.scale)
        self._on.show_on(on=wishes.on)
        self._words.setPlainText(wishes.words)

    def add_words(self, words: str) -> None:
        """Put words that a lock had to seal into the field; what they do not hold stays above."""
        shown = self._words.toPlainText()
        kept = "" if words.startswith(shown) else f"{shown}\n\n"
        self._words.setPlainText(kept + words)

    def stored(self, wishes: HardNights) -> None:
        """Note that the journal holds what was asked for."""
        self._kept = wishes

    def unkept(self) -> HardNights | None:
        """Return what is asked for and is not in the journal yet; None when all of it is."""
        wishes = self._wishes()
        return None if self._kept is None or wishes == self._kept else wishes

    def keep(self) -> None:
        """Keep everything as it stands, if it is other than what is kept."""
        wishes = self.unkept()
        if wishes is not None:
            self._store(wishes)

    def _keep_typed(self) -> None:
        if self._kept is not None and self._wishes().words != self._kept.words:
            self.keep()

    def _wishes(self) -> HardNights:
        scale, contact = self._scale.value(), str(self._contact.value() or "")
        return HardNights(
            on=self._on.isChecked(),
            scale=scale if isinstance(scale, Scale) else Scale.BURNOUT,
            words=self._words.toPlainText()[:LONGEST_WORDS],
            contact=ContactId(contact) if contact else None,
        )

    def _keep_words(self) -> None:
        self.keep()
        self._said.show()
