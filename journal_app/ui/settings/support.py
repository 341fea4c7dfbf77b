"""Settings: what a student adds to Support, and the two things that are off until asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from journal_app.domain.asides import Aside
from journal_app.domain.contacts import Contact, HardNights
from journal_app.domain.ids import new_id
from journal_app.domain.support import Region
from journal_app.sentences import support_cards as words
from journal_app.services.asides import as_text
from journal_app.services.heavy_words import Choice
from journal_app.services.school_file import SchoolFile
from journal_app.services.school_lines import added_to
from journal_app.ui.lockable import Draft
from journal_app.ui.settings.hard_nights import HardNightsForm
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.school_lines import SchoolPreview
from journal_app.ui.settings.section import Section, clear, in_row, labelled
from journal_app.ui.support.kit import SupportKit
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.labels import Body, Muted
from journal_app.ui.widgets.options import Options
from journal_app.words import tr


@dataclass(frozen=True, slots=True)
class _Standing:
    wishes: HardNights
    sealed: str = field(repr=False)
    people: tuple[Contact, ...] = field(repr=False)
    choice: Choice
    school: SchoolFile | None
    of_no_use: bool
    region: Region | None


class SupportSection(Section):
    """Hard nights, heavy words, and a school's lines."""

    def __init__(self, *, kit: Kit, support: SupportKit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, parent=parent)
        self.setObjectName("support-settings")
        self._support = support
        self._region: Region | None = None
        self._hard = HardNightsForm(theme=self.theme, store=self._wish)
        self.column.addWidget(self._hard)
        self._add_heavy()
        self._add_school()
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read everything anew."""
        support, settings = self._support, self.kit.settings

        def read() -> _Standing:
            school = support.school.kept()
            return _Standing(
                wishes=support.hard_nights.wishes(),
                sealed=support.asides.of(Aside.HARD_NIGHTS).get("words", ""),
                people=support.contacts.all(),
                choice=support.heavy_words.choice(),
                school=school,
                of_no_use=school is None and support.school.has_one(),
                region=support.lines.region(settings.region()),
            )

        self.read(read, self._show)

    def leave(self) -> None:
        """Keep the words that were typed, and forget the file that was looked at."""
        super().leave()
        self._hard.keep()
        self._put_away()

    def take_notes(self) -> list[Draft]:
        """Return the words for hard nights that are not kept yet, for a lock to keep."""
        wishes, support = self._hard.unkept(), self._support
        if wishes is None:
            return []
        return [
            Draft(
                entry=new_id(),  # which no entry has
                night=support.asides.today(),
                text=as_text({"words": wishes.words}),
                save=lambda: support.hard_nights.wish(wishes),
                kind=Aside.HARD_NIGHTS,
            )
        ]

    def _show(self, standing: _Standing) -> None:
        self._region = standing.region
        self._hard.show_wishes(standing.wishes, standing.people)
        if standing.sealed:
            self._hard.add_words(standing.sealed)
        if standing.choice is not Choice.NOT_ASKED:
            self._heavy.set_value(standing.choice)
        clear(self._kept)
        if standing.school is not None:
            self._kept.addWidget(self._kept_file(standing.school))
        elif standing.of_no_use:
            self._kept.addWidget(self._useless())

    # Hard nights and heavy words

    def _wish(self, wishes: HardNights) -> None:
        service, asides = self._support.hard_nights, self._support.asides

        def call() -> None:
            service.wish(wishes)
            asides.forget(Aside.HARD_NIGHTS)

        self.store(call, lambda _none: self._hard.stored(wishes))

    def _add_heavy(self) -> None:
        card = self.add_card(words.heavy_question(), words.heavy_terms())
        self._heavy = Options(
            theme=self.theme,
            name=words.heavy_question(),
            items=[(tr("Yes, look for them"), Choice.ON), (tr("No"), Choice.OFF)],
        )
        self._heavy.setObjectName("heavy-choice")
        self._heavy.chosen.connect(self._choose)
        card.body.addWidget(self._heavy)

    def _choose(self, choice: object) -> None:
        service = self._support.heavy_words
        self.store(lambda: service.choose(on=choice is Choice.ON))

    # A school's lines

    def _add_school(self) -> None:
        card = self.add_card(tr("Lines from your school"), words.about_school())
        self._path = TextField(
            theme=self.theme, name=tr("School’s file"), placeholder=tr("No file yet")
        )
        self._path.setObjectName("school-path")
        self._path.returnPressed.connect(self._look)
        choose = QuietButton(tr("Choose a file"), theme=self.theme)
        choose.setObjectName("school-choose")
        choose.clicked.connect(self._ask_file)
        card.body.addWidget(labelled(tr("School’s file"), self._path, theme=self.theme))
        card.body.addLayout(in_row(choose, theme=self.theme))
        self._kept = QVBoxLayout()
        card.body.addLayout(self._kept)
        self._place = QVBoxLayout()
        self.column.addLayout(self._place)

    def _ask_file(self) -> None:
        # Never modal, and not the desktop's own, which keeps a list of recent files.
        chooser = QFileDialog(self, tr("School’s file"))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setWindowModality(Qt.WindowModality.NonModal)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(tr("Support lines (*.toml)"))
        chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
        chooser.fileSelected.connect(self._chosen)
        chooser.show()

    def _chosen(self, path: str) -> None:
        self._path.setText(path)
        self._look()

    def _look(self) -> None:
        typed, service = self._path.text().strip(), self._support.school
        if not typed:
            return
        path = Path(typed).expanduser()
        clear(self._place)
        self.notice.hide()
        self.kit.jobs.submit(
            self,
            lambda: service.preview(path),
            done=self._preview,
            failed=self.explain,
            replaces="school-file",
        )

    def _preview(self, found: SchoolFile) -> None:
        clear(self._place)
        preview = SchoolPreview(
            found,
            added_to(self._region, found),
            theme=self.theme,
            add=tr("Add these lines"),
            leave=tr("Leave it"),
        )
        preview.wanted.connect(lambda: self._bring(found))
        preview.left.connect(self._leave_file)
        self._place.addWidget(preview)
        preview.focus_home()

    def _bring(self, found: SchoolFile) -> None:
        service = self._support.school
        self._leave_file()
        self.store(lambda: service.bring(found), lambda _none: self.refresh())

    def _leave_file(self) -> None:
        self._put_away()
        self._path.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        self._path.clear()
        clear(self._place)

    def _kept_file(self, school: SchoolFile) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        origin = Body(words.given_by(school), theme=self.theme)
        origin.setObjectName("school-kept")
        column.addWidget(origin)
        shown = added_to(self._region, school)
        hidden = len(school.lines) - len(shown)
        said = words.school_preview(len(shown), hidden)
        column.addWidget(Muted(said, theme=self.theme, small=True))
        column.addLayout(in_row(self._remove_link(), theme=self.theme))
        return holder

    def _useless(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Muted(words.of_no_use(), theme=self.theme))
        column.addLayout(in_row(self._remove_link(), theme=self.theme))
        return holder

    def _remove_link(self) -> LinkButton:
        remove = LinkButton(tr("Remove"), theme=self.theme, name=tr("Remove your school’s lines"))
        remove.setObjectName("school-remove")
        remove.clicked.connect(self._remove)
        return remove

    def _remove(self) -> None:
        service = self._support.school
        self._path.setFocus(Qt.FocusReason.OtherFocusReason)
        self.store(service.remove, lambda _none: self.refresh())
