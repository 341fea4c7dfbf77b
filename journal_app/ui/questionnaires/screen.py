"""A questionnaire to fill in: its licence first, then its items, nothing of it required."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.clock import Clock, local_time
from journal_app.domain.questionnaires import AnswerSheet
from journal_app.errors import WorldError
from journal_app.sentences import problems
from journal_app.sentences import questionnaires as words
from journal_app.services.questionnaire_form import Access, Form, Scored
from journal_app.services.questionnaires import QuestionnaireService
from journal_app.ui.jobs import Jobs
from journal_app.ui.questionnaires.fitted import fitted
from journal_app.ui.questionnaires.items_card import ItemsCard
from journal_app.ui.questionnaires.licence import Licence
from journal_app.ui.questionnaires.score_card import ScoreCard
from journal_app.ui.settings.section import clear, in_row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from journal_app.ui.widgets.labels import Body, Heading, Muted, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card, ScrollPage
from journal_app.words import tr

COLUMN = 720
LEFT = Qt.AlignmentFlag.AlignLeft


class QuestionnaireScreen(QWidget):
    """The screen. Answers are stored as they are chosen, so that leaving loses nothing.

    Attributes:
        go: Another screen is wanted, by its id.
    """

    go = Signal(str)

    def __init__(
        self,
        *,
        theme: Theme,
        jobs: Jobs,
        clock: Clock,
        service: QuestionnaireService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("questionnaire")
        self._theme, self._jobs, self._clock, self._service = theme, jobs, clock, service
        self._wanted = ""
        self._form: Form | None = None
        self._items: ItemsCard | None = None
        self._home: QWidget | None = None
        self._notice = Notice(theme=theme)
        self._page = ScrollPage(theme=theme, max_width=COLUMN)
        self._page.column.addWidget(self._notice)
        self._column = QVBoxLayout()
        self._page.column.addLayout(self._column)
        self._page.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        theme.changed.connect(self._restyle)
        self._restyle()

    def activate(self) -> None:
        """Read the questionnaire that was asked for, else the one at hand tonight."""
        service, wanted = self._service, self._wanted

        def read() -> Form | None:
            return (service.form(wanted) if wanted else None) or service.at_hand()

        self._jobs.submit(
            self, read, done=self._show, failed=self._explain, replaces="questionnaire"
        )

    def show_one(self, questionnaire: str) -> None:
        """Show a questionnaire by its id."""
        self._wanted = questionnaire
        self.activate()

    def focus_home(self) -> None:
        """Put the focus where filling in begins."""
        if self._items is not None:
            self._items.focus_home()
        elif self._home is not None:
            self._home.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    def _show(self, form: Form | None) -> None:
        self._form = form
        self._begin_page()
        if form is None:
            self._add_words(Body(words.none_due(), theme=self._theme))
            self._add_way_back()
        else:
            self._add_title(form)
            self._show_form(form)
        self.focus_home()

    def _show_form(self, form: Form) -> None:
        one = form.questionnaire
        if form.access is Access.EXPIRED:
            self._add_words(Body(words.expired(one), theme=self._theme))
            self._add_way_back()
        elif form.access is Access.TOO_SOON:
            today = local_time(self._clock.now(), self._clock.zone()).date()
            self._add_words(Body(words.too_soon(form, today), theme=self._theme))
            self._add_way_back()
        elif not form.licence_read:
            self._show_licence(form)
        else:
            self._show_items(form)

    def _show_licence(self, form: Form) -> None:
        card = Card(theme=self._theme)
        card.setObjectName("questionnaire-licence")
        card.body.addWidget(Heading(words.before_use(), theme=self._theme))
        card.body.addWidget(Licence(form.questionnaire, theme=self._theme))
        self._column.addWidget(card)
        begin = PrimaryButton(tr("I have read this"), theme=self._theme)
        begin.setObjectName("licence-read")
        begin.clicked.connect(lambda: self._read_licence(form))
        self._home = begin
        self._column.addLayout(in_row(begin, self._later(form), theme=self._theme, across=16))

    def _show_items(self, form: Form) -> None:
        theme, one = self._theme, form.questionnaire
        self._column.addWidget(fitted(Muted(words.about_form(form), theme=theme)))
        if one.intro:
            intro = fitted(Body(one.intro, theme=theme))
            intro.setObjectName("questionnaire-intro")
            self._column.addWidget(intro)
        self._items = ItemsCard(one, theme=theme)
        self._items.show_answers(form.sheet.answers if form.sheet else {})
        self._items.changed.connect(self._store)
        self._column.addWidget(self._items)
        done = PrimaryButton(tr("Done"), theme=theme)
        done.setObjectName("questionnaire-done")
        done.clicked.connect(self._finish)
        terms = LinkButton(tr("Licence"), theme=theme)
        licence = Licence(one, theme=theme)
        licence.hide()
        terms.clicked.connect(lambda: licence.setVisible(licence.isHidden()))
        self._column.addLayout(in_row(done, self._later(form), terms, theme=theme, across=16))
        self._column.addWidget(licence)

    def _show_end(self, form: Form, sheet: AnswerSheet | None, scores: tuple[Scored, ...]) -> None:
        theme = self._theme
        self._begin_page()
        self._add_title(form)
        given = sum(v is not None for v in sheet.answers.values()) if sheet else 0
        self._add_words(Body(words.kept(given), theme=theme)).setObjectName("questionnaire-kept")
        if sheet is not None and scores:
            card = ScoreCard(scores, shown=form.score_shown, theme=theme)
            card.wanted.connect(lambda on: self._show_scores(form, on=on))
            self._column.addWidget(card)
        change = QuietButton(tr("Change"), theme=theme)
        change.setObjectName("questionnaire-change")
        change.clicked.connect(self.activate)
        self._column.addLayout(in_row(self._back(), change, theme=theme))
        self.focus_home()

    def _begin_page(self) -> None:
        self._notice.hide()
        self._items = self._home = None
        clear(self._column)
        self._page.verticalScrollBar().setValue(0)

    def _add_title(self, form: Form) -> None:
        title = fitted(Title(form.questionnaire.title, theme=self._theme))
        title.setObjectName("questionnaire-title")
        self._column.addWidget(title)

    def _add_words(self, said: Body) -> Body:
        self._column.addWidget(said)
        return said

    def _add_way_back(self) -> None:
        self._column.addWidget(self._back(), 0, LEFT)

    def _back(self) -> PrimaryButton:
        back = PrimaryButton(tr("Back to tonight"), theme=self._theme)
        back.setObjectName("questionnaire-back")
        back.clicked.connect(lambda: self.go.emit("tonight"))
        self._home = back
        return back

    def _later(self, form: Form) -> LinkButton:
        later = LinkButton(tr("Not tonight"), theme=self._theme)
        later.setObjectName("questionnaire-not-tonight")
        later.clicked.connect(lambda: self._put_off(form))
        return later

    # What is asked of the service

    def _read_licence(self, form: Form) -> None:
        service = self._service
        self._jobs.submit(
            self,
            lambda: service.read_licence(form.questionnaire),
            done=lambda _none: self.show_one(form.questionnaire.id),
            failed=self._explain,
            urgent=True,
        )

    def _store(self) -> None:
        service, form, items = self._service, self._form, self._items
        if form is None or items is None:
            return
        answers = items.answers()
        self._jobs.submit(
            self,
            lambda: service.answer(form, answers),
            done=lambda _sheet: self._stored(items),
            failed=self._explain,
            urgent=True,
        )

    def _stored(self, items: ItemsCard) -> None:
        if items is self._items:
            self._notice.hide()
            items.show_count()

    def _finish(self) -> None:
        """Store once more, which repeats what a full disk refused, and say what is kept."""
        service, form, items = self._service, self._form, self._items
        if form is None or items is None:
            return
        answers = items.answers()

        def store() -> tuple[AnswerSheet | None, tuple[Scored, ...]]:
            sheet = service.answer(form, answers)
            return sheet, service.scores(sheet) if sheet is not None else ()

        self._jobs.submit(
            self,
            store,
            done=lambda kept: self._show_end(form, *kept),
            failed=self._explain,
            urgent=True,
        )

    def _put_off(self, form: Form) -> None:
        service = self._service
        self._jobs.submit(
            self,
            lambda: service.put_off(form.questionnaire.id, service.tonight()),
            done=lambda _none: self.go.emit("tonight"),
            failed=self._explain,
            urgent=True,
        )

    def _show_scores(self, form: Form, *, on: bool) -> None:
        service = self._service
        self._jobs.submit(
            self,
            lambda: service.show_scores(form.questionnaire.id, on=on),
            failed=self._explain,
            urgent=True,
        )

    def _explain(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self._notice.show_text(problems.problem(error))
        else:
            self._jobs.failed.emit(error)

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(16))
