"""A study on the first page: what was agreed to, what was sealed, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.clock import local_time
from journal_app.domain.consent import HandedOver
from journal_app.domain.studies import DataItem
from journal_app.research.study_file import trouble_sending
from journal_app.sentences import research as words
from journal_app.sentences import studies as study_words
from journal_app.services.studies import TakingPart
from journal_app.ui.research.step import row
from journal_app.ui.research.study_words import said_by_study
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from journal_app.ui.widgets.labels import Body, Chip, Muted, Serif
from journal_app.ui.widgets.surfaces import Card, Hairline
from journal_app.words import tr

TITLE_PX: Final = 21


@dataclass(frozen=True, slots=True)
class Dates:
    """The date on the wall, and the zone in which days are told."""

    today: date
    zone: str


class StudyCard(Card):
    """A study that is joined.

    Attributes:
        entries: Choose entries for it.
        changing: Change what is shared.
        receipt: Show the receipt.
        leaving: Withdraw.

    Args:
        held: What keeps entries from being chosen, "" when nothing does.
        first: Its first action is the filled button of the page.
    """

    entries = Signal()
    changing = Signal()
    receipt = Signal()
    leaving = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        part: TakingPart,
        dates: Dates,
        held: str,
        first: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self._part, self._zone = part, dates.zone
        study = part.file.study
        self.setObjectName("research-study")
        title = Serif(study.title, theme=theme, px=TITLE_PX)
        self.body.addWidget(said_by_study(title))
        self.body.addWidget(Muted(words.about_version(study), theme=theme))
        self.body.addWidget(self._shared())
        self.body.addWidget(Muted(self._sealed(), theme=theme))
        self.body.addWidget(Muted(self._dates(dates.today), theme=theme))
        if held:
            why = Body(held, theme=theme)
            why.setObjectName("research-held")
            self.body.addWidget(why)
        self.body.addWidget(Hairline())
        self.body.addWidget(
            self._actions(first=first, can_choose=bool(self._chosen()) and not held)
        )

    def _shared(self) -> QWidget:
        shared = self._chosen()
        if not shared:
            return Body(words.shares_nothing(), theme=self._theme)
        chips = [Chip(words.item(item), theme=self._theme, token="accent") for item in shared]  # noqa: S106 # a colour
        return row(Muted(words.shares(), theme=self._theme), *chips, theme=self._theme, across=6)

    def _chosen(self) -> list[DataItem]:
        asked = [one.item for one in self._part.file.study.asked]
        return [item for item in asked if self._part.choices.get(item)]

    def _sealed(self) -> str:
        return words.sealed_so_far(
            [
                words.sealed_nights(one.nights, local_time(one.at, self._zone).date())
                for one in self._part.sealed
                if one.kind is HandedOver.PACKAGE
            ]
        )

    def _dates(self, today: date) -> str:
        joined = local_time(self._part.participation.joined_at, self._zone).date()
        until = words.withdraw_until(self._part.file.study.withdraw_until, today)
        return f"{words.joined_on(joined)} {until}"

    def _actions(self, *, first: bool, can_choose: bool) -> QWidget:
        theme = self._theme
        kind = PrimaryButton if first else QuietButton
        choose = kind(tr("Choose entries"), theme=theme)
        choose.setObjectName("research-choose")
        choose.setEnabled(can_choose)
        choose.clicked.connect(self.entries)
        links = []
        for text, name, signal in (
            (tr("Change choices"), "research-change", self.changing),
            (tr("Receipt"), "research-receipt-open", self.receipt),
            (tr("Withdraw"), "research-withdraw", self.leaving),
        ):
            link = LinkButton(text, theme=theme, name=words.of_study(text, self._part.file.study))
            link.setObjectName(name)
            link.clicked.connect(signal)
            links.append(link)
        links[0].setEnabled(not self._part.asks_again)
        return row(choose, *links, theme=theme, across=18)


def held_back(part: TakingPart, today: date) -> str:
    """Return what keeps entries from being chosen for a study; "" when nothing does."""
    if part.waits is not None:
        return words.waits_for_answer(part.waits)
    if part.asks_again:
        return words.asks_again(part.file.study.version)
    trouble = trouble_sending(part.file.study, today)
    return "" if trouble is None else study_words.not_now(trouble, part.file.study)
