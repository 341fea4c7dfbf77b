"""What a study asks for, shown whole, before anything can be agreed to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from journal_app.domain.studies import Study
from journal_app.sentences import research as words
from journal_app.sentences import studies as study_words
from journal_app.services.studies import Offer, Standing
from journal_app.ui.research.facts_card import FactsCard
from journal_app.ui.research.fingerprint import FingerprintCard
from journal_app.ui.research.notice_card import NoticeCard
from journal_app.ui.research.step import Step, tab_stops
from journal_app.ui.research.study_words import said_by_study, wrapping
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr

END_SLACK: Final = 2
"""Pixels by which the end may be missed."""


class OfferPage(Step):
    """The notice, the terms and the fingerprint; the way on opens at their end.

    Attributes:
        wanted: On to the choices.
        support: The Support screen is wanted.

    Args:
        before: The version that was answered last, of a study that is joined.
    """

    wanted = Signal()
    support = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        offer: Offer,
        before: Study | None = None,
        parent: QWidget | None = None,
    ) -> None:
        study = offer.file.study
        super().__init__(theme=theme, title=study.title, name="research-offer", parent=parent)
        self.setAccessibleName(words.offer_of(study))
        said_by_study(self.title)
        self.offer = offer
        self._read = False
        self._scrolled = False
        self._next = PrimaryButton(tr("Next"), theme=theme)
        self._next.setObjectName("research-next")
        self._away = QuietButton(tr("Not now"), theme=theme)
        self._away.setObjectName("research-not-now")
        self._real = FingerprintCard(
            theme=theme,
            groups=offer.file.fingerprint,
            pinned=offer.standing is Standing.NEWER,
        )
        self._fill(study, before)
        self.footer.add(self._next, self._away)
        self._next.clicked.connect(self.wanted)
        self._away.clicked.connect(self.left)
        self._real.compared.connect(lambda _on: self._fit())
        bar = self.page.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._look())
        bar.rangeChanged.connect(lambda _least, _most: self._look())
        bar.actionTriggered.connect(lambda _action: self._note_scrolling())
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """A page that needs no scrolling has been read as far as scrolling can tell."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._look)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 # Qt's own name
        """Go on from where was scrolled to, not from far above it."""
        scrolled, self._scrolled = self._scrolled, False
        stop = self._stop_in_sight() if next and scrolled else None
        if stop is None:
            return super().focusNextPrevChild(next)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _stop_in_sight(self) -> QWidget | None:
        """Return where Tab goes on when the next stop was scrolled past; None when it was not."""
        content, focus = self.page.widget(), self.focusWidget()
        stops = tab_stops(content) if content is not None else []
        if content is None or focus not in stops:
            return None
        top = self.page.verticalScrollBar().value()
        ahead = [
            (one, one.mapTo(content, QPoint(0, one.height())).y())
            for one in stops[stops.index(focus) + 1 :]
        ]
        if not ahead or ahead[0][1] > top:
            return None
        return next((one for one, bottom in ahead if bottom > top), None)

    def _fill(self, study: Study, before: Study | None) -> None:
        theme, add = self.theme, self.column.addWidget
        add(Muted(words.about_version(study), theme=theme))
        if self.offer.standing is Standing.LEFT:
            add(self._said(words.left_before()))
        if self.offer.other_keys:
            add(self._other_key())
        if before is not None:
            add(self._changes(before, study))
        add(NoticeCard(theme=theme, facts=study_words.who(study), text=study.notice))
        add(self._nobody_reads())
        add(FactsCard(theme=theme, heading=words.terms_title(), facts=study_words.terms(study)))
        add(self._real)
        self.column.addStretch(1)

    def _changes(self, before: Study, now: Study) -> Card:
        heading = words.changed_title(before.version, now.version)
        lines = words.changes(
            _all_facts(before), _all_facts(now), same_notice=before.notice == now.notice
        )
        card = Card(theme=self.theme)
        card.setObjectName("research-changed")
        card.body.addWidget(Heading(heading, theme=self.theme))
        for line in lines:
            card.body.addWidget(wrapping(Body(line, theme=self.theme)))
        return card

    def _other_key(self) -> Card:
        """Say that a study of this name was left which another key signed, with both keys."""
        card = self._said(words.another_key_left())
        card.setObjectName("research-other-key")
        card.setProperty("kind", "notice")
        for line in words.both_keys(self.offer.file.fingerprint, self.offer.other_keys):
            card.body.addWidget(Body(line, theme=self.theme))
        return card

    def _nobody_reads(self) -> Card:
        card = self._said(words.nobody_reads())
        card.setProperty("kind", "notice")
        link = LinkButton(tr("Open Support"), theme=self.theme)
        link.setObjectName("research-support")
        link.clicked.connect(self.support)
        card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _said(self, sentence: str) -> Card:
        card = Card(theme=self.theme)
        card.body.addWidget(Body(sentence, theme=self.theme))
        return card

    # Reading to the end

    def _look(self) -> None:
        bar = self.page.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - END_SLACK
        if self.isVisible() and at_end and (bar.maximum() > 0 or self._fits()):
            self._set_read()

    def _fits(self) -> bool:
        """Tell whether all of it is in sight; a bar says nothing before the page is laid out."""
        content, view = self.page.widget(), self.page.viewport()
        return content is not None and content.heightForWidth(view.width()) <= view.height()

    def _note_scrolling(self) -> None:
        """Remember that it was scrolled since Tab was pressed last."""
        self._scrolled = True

    def _set_read(self) -> None:
        self._read = True
        self._fit()

    def _fit(self) -> None:
        """Say what is missing before the next step."""
        missing = words.read_to_the_end(read=self._read, compared=self._real.is_compared())
        self.footer.show_missing(missing)
        self._next.setEnabled(not missing)


def _all_facts(study: Study) -> tuple[tuple[str, str], ...]:
    return ((tr("Title"), study.title), *study_words.who(study), *study_words.terms(study))
