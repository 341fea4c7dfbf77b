"""Settings: questionnaires brought by file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLayout, QVBoxLayout, QWidget

from journal_app.sentences import questionnaires as words
from journal_app.services.questionnaire_form import Brought, Listed
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.questionnaire_preview import GAP, QuestionnairePreview, show_top
from journal_app.ui.settings.section import Section, clear, in_row, labelled, line
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.choices import Check
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.labels import Muted
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Hairline
from journal_app.words import tr


class QuestionnairesSection(Section):
    """Bringing a file, looking at it whole, and what the journal has.

    Attributes:
        open_questionnaire: The student would fill one in; carries its id.
    """

    open_questionnaire = Signal(str)

    def __init__(self, *, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, parent=parent)
        self.setObjectName("questionnaires")
        theme = self.theme
        bring = self.add_card(tr("Bring a questionnaire"), words.about_section())
        self._path = TextField(
            theme=theme, name=tr("Questionnaire file"), placeholder=tr("No file yet")
        )
        self._path.setObjectName("questionnaire-path")
        self._path.returnPressed.connect(self._take_path)
        bring.body.addWidget(labelled(tr("Questionnaire file"), self._path, theme=theme))
        choose = QuietButton(tr("Choose a file"), theme=theme)
        choose.setObjectName("questionnaire-choose")
        choose.clicked.connect(self._choose)
        sample = LinkButton(tr("Try the sample"), theme=theme)
        sample.setObjectName("questionnaire-sample")
        sample.clicked.connect(self._take_sample)
        bring.body.addLayout(in_row(choose, sample, theme=theme, across=16))
        self._new = ""
        self._place = QVBoxLayout()
        self.column.addLayout(self._place)
        yours = self.add_card(tr("Yours"))
        self._question = Notice(theme=theme)
        self._question.setObjectName("questionnaire-question")
        yours.body.addWidget(self._question)
        self._list = QVBoxLayout()
        yours.body.addLayout(self._list)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read the list anew."""
        self.read(self.kit.questionnaires.all, self._show)

    def leave(self) -> None:
        """Forget the file that was looked at."""
        super().leave()
        self._question.hide()
        self._put_away()

    # Bringing

    def _choose(self) -> None:
        # Never modal: a lock must not wait for it, and it goes when this section goes.
        chooser = QFileDialog(self, tr("Questionnaire file"))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setWindowModality(Qt.WindowModality.NonModal)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(tr("Questionnaires (*.toml)"))
        # The desktop's own chooser would note the file among its recent ones.
        chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
        chooser.fileSelected.connect(self._chosen)
        chooser.show()

    def _chosen(self, path: str) -> None:
        self._path.setText(path)
        self._take_path()

    def _take_path(self) -> None:
        typed, service = self._path.text().strip(), self.kit.questionnaires
        if typed:
            path = Path(typed).expanduser()
            self._look(lambda: service.bring(path))

    def _take_sample(self) -> None:
        self._look(self.kit.questionnaires.sample)

    def _look(self, call: Callable[[], Brought]) -> None:
        self._clear_place()
        self.notice.hide()
        self.kit.jobs.submit(
            self, call, done=self._preview, failed=self.explain, replaces="questionnaire-file"
        )

    def _preview(self, brought: Brought) -> None:
        self._clear_place()
        preview = QuestionnairePreview(brought, theme=self.theme)
        preview.wanted.connect(lambda: self._add(brought))
        preview.left.connect(self._leave_file)
        self._place.addWidget(preview)
        # Qt shows what is new a moment later, and only what is shown takes the focus.
        preview.show()
        preview.focus_home()

    def _add(self, brought: Brought) -> None:
        service = self.kit.questionnaires
        self.store(lambda: service.add(brought), lambda _none: self._added(brought))

    def _added(self, brought: Brought) -> None:
        self._put_away()
        self.notice.show_text(words.added(brought.questionnaire), calm=True)
        self._path.setFocus(Qt.FocusReason.OtherFocusReason)
        self._new = brought.questionnaire.id
        self.refresh()

    def _leave_file(self) -> None:
        self._put_away()
        self._path.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        self._path.clear()
        self._clear_place()

    def _clear_place(self) -> None:
        clear(self._place)

    # The list

    def _show(self, found: tuple[Listed, ...]) -> None:
        clear(self._list)
        self._list.setSpacing(self.theme.px(10))
        if not found:
            self._list.addWidget(Muted(tr("None yet."), theme=self.theme))
        for index, item in enumerate(found):
            if index:
                self._list.addWidget(Hairline())
            self._list.addWidget(self._item(item))
        self._focus_new()

    def _focus_new(self) -> None:
        """Put the focus on what was added just now."""
        new, self._new = self._new, ""
        for row in _widgets(self._list) if new else ():
            go = row.findChild(QAbstractButton, f"open-{new}")
            if go is not None:
                # Qt shows what is new a moment later, and only what is shown takes the focus.
                row.show()
                go.setFocus(Qt.FocusReason.OtherFocusReason)
                QTimer.singleShot(0, row, partial(show_top, row, gap=self.theme.px(GAP)))

    def _item(self, item: Listed) -> QWidget:
        one, theme = item.questionnaire, self.theme
        shown = line(one.title, words.listed(item, self.kit.today()), theme=theme)
        remind = Check(tr("Say on Tonight when it is due"), theme=theme)
        remind.setAccessibleName(tr("{title}: say on Tonight when it is due", title=one.title))
        remind.show_on(on=item.shown)
        remind.switched.connect(lambda on: self._remind(one.id, on=on))
        go = LinkButton(tr("Open"), theme=theme, name=tr("Open {title}", title=one.title))
        go.setObjectName(f"open-{one.id}")
        go.clicked.connect(lambda: self.open_questionnaire.emit(one.id))
        remove = LinkButton(tr("Remove"), theme=theme, name=tr("Remove {title}", title=one.title))
        remove.clicked.connect(lambda: self._ask_remove(item))
        layout = shown.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addWidget(remind)
            layout.addLayout(in_row(go, remove, theme=theme, across=16))
        return shown

    def _remind(self, questionnaire: str, *, on: bool) -> None:
        service = self.kit.questionnaires
        self.store(lambda: service.remind(questionnaire, on=on))

    def _ask_remove(self, item: Listed) -> None:
        self._question.show_text(
            words.ask_remove(item),
            tr("Remove it"),
            lambda: self._remove(item.questionnaire.id),
        )

    def _remove(self, questionnaire: str) -> None:
        service = self.kit.questionnaires
        self._path.setFocus(Qt.FocusReason.OtherFocusReason)
        self.store(lambda: service.remove(questionnaire), lambda _none: self.refresh())


def _widgets(layout: QLayout) -> list[QWidget]:
    items = (layout.itemAt(place) for place in range(layout.count()))
    widgets = (None if item is None else item.widget() for item in items)
    return [widget for widget in widgets if widget is not None]
