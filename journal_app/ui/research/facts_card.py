"""Facts beneath each other: what each is about, small, and then what the study says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.research.study_words import said_by_study
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card


class FactsCard(Card):
    """A heading and facts.

    Args:
        facts: (what it is about, what is said).
    """

    def __init__(
        self,
        *,
        theme: Theme,
        heading: str,
        facts: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        if heading:
            self.body.addWidget(Heading(heading, theme=theme))
        for about, said in facts:
            self.body.addWidget(fact(about, said, theme=theme))


def fact(about: str, said: str, *, theme: Theme) -> QWidget:
    """Return one fact."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Muted(about, theme=theme, small=True))
    column.addWidget(said_by_study(Body(said, theme=theme)))
    return holder
