"""The way into a study: its file, its notice, the choices, and the answer that is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from journal_app.domain.consent import Participation
from journal_app.domain.studies import DataItem, Study
from journal_app.errors import WorldError
from journal_app.sentences import research as words
from journal_app.sentences import research_choices as choice_words
from journal_app.sentences import studies as study_words
from journal_app.sentences.problems import problem
from journal_app.services.studies import Offer, Standing, TakingPart
from journal_app.ui.research.choices_page import Asking, ChoicesPage
from journal_app.ui.research.kit import Kit
from journal_app.ui.research.offer_page import OfferPage
from journal_app.words import tr

T = TypeVar("T")


class Joining(QObject):
    """Shows the steps and records what was answered.

    Attributes:
        joined: Carries the new ``Participation``.
        support: The Support screen is wanted.
    """

    joined = Signal(object)
    support = Signal()

    def __init__(self, *, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._offer: OfferPage | None = None
        self._choices: ChoicesPage | None = None

    def ask_for_file(self) -> None:
        """Let the student point at a study file."""
        dialog = QFileDialog(self._kit.stage, words.open_file())
        dialog.setObjectName("research-which")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Study files") + " (*.study.toml)", tr("All files") + " (*)"])
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, path: Path) -> None:
        """Read a study file and show what it asks for, or why it is of no use."""
        studies = self._kit.studies
        self._kit.stage.home.notice.hide()

        def look() -> tuple[Offer, TakingPart | None]:
            offer = studies.look(path)
            mine = [
                part for part in studies.taking_part() if part.participation == offer.participation
            ]
            return offer, mine[0] if mine else None

        self._kit.jobs.submit(
            self,
            look,
            done=lambda found: self._show(*found),
            failed=self._refuse,
            replaces="research-look",
        )

    def _show(self, offer: Offer, part: TakingPart | None) -> None:
        refusal = _refusal(offer)
        if refusal:
            self._kit.stage.go_home(refusal, calm=False)
            return
        page = OfferPage(theme=self._kit.theme, offer=offer, before=_before(offer, part))
        page.left.connect(self._put_away)
        page.support.connect(self.support)
        page.wanted.connect(lambda: self._ask(offer, part))
        self._offer, self._choices = page, None
        self._kit.stage.replace_steps(page)

    def _ask(self, offer: Offer, part: TakingPart | None) -> None:
        if self._choices is None:
            self._choices = self._new_choices(offer, part)
        self._kit.stage.show_step(self._choices)

    def _new_choices(self, offer: Offer, part: TakingPart | None) -> ChoicesPage:
        joined = _joined(offer)
        page = ChoicesPage(
            theme=self._kit.theme,
            study=offer.file.study,
            asking=Asking.JOIN if joined is None else Asking.VERSION,
            known=_noes(offer, part),
        )
        page.left.connect(self._put_away)
        page.back.connect(self._read_again)
        if joined is None:
            page.agreed.connect(lambda choices: self._join(offer, choices))
            page.refused.connect(lambda: self._decline(offer))
        else:
            page.agreed.connect(lambda choices: self._answer(offer, joined, choices))
            page.refused.connect(lambda: self._answer(offer, joined, None))
        return page

    # What is recorded

    def _join(self, offer: Offer, choices: Mapping[DataItem, bool]) -> None:
        studies = self._kit.studies
        self._store(
            lambda: studies.join(offer.file, choices, old_enough=True),
            self.joined.emit,
        )

    def _decline(self, offer: Offer) -> None:
        studies, title = self._kit.studies, offer.file.study.title
        self._store(
            lambda: studies.decline(offer.file),
            lambda _none: self._end(choice_words.declined(title)),
        )

    def _answer(
        self, offer: Offer, part: Participation, choices: Mapping[DataItem, bool] | None
    ) -> None:
        studies = self._kit.studies
        said = choice_words.version_answered(offer.file.study.version, agreed=choices is not None)
        self._store(
            lambda: studies.answer_version(part, offer.file, choices),
            lambda _none: self._end(said),
        )

    def _store(self, call: Callable[[], T], done: Callable[[T], None]) -> None:
        if self._choices is not None:
            self._choices.setEnabled(False)
        self._kit.jobs.submit(self, call, done=done, failed=self._not_stored, urgent=True)

    def _not_stored(self, error: Exception) -> None:
        page = self._choices
        if page is not None:
            page.setEnabled(True)
        if page is None or not page.explain(error):
            self._kit.jobs.failed.emit(error)

    # Going back

    def _read_again(self) -> None:
        if self._offer is not None:
            self._kit.stage.show_step(self._offer)

    def _put_away(self) -> None:
        self._end("")

    def _end(self, said: str) -> None:
        self._offer = self._choices = None
        self._kit.stage.go_home(said)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self._kit.stage.go_home(problem(error), calm=False)
        else:
            self._kit.jobs.failed.emit(error)


def _refusal(offer: Offer) -> str:
    """Return why an offer is not gone into; "" when it is."""
    study = offer.file.study
    if offer.standing is Standing.JOINED:
        return words.already_joined(study.title)
    if offer.standing is Standing.OLDER:
        return words.older_version(study.title)
    return "" if offer.trouble is None else study_words.not_now(offer.trouble, study)


def _joined(offer: Offer) -> Participation | None:
    """Return the participation that a newer version is offered to."""
    return offer.participation if offer.standing is Standing.NEWER else None


def _before(offer: Offer, part: TakingPart | None) -> Study | None:
    """Return what a newer version is compared with; the very file needs no comparison."""
    if _joined(offer) is None or part is None or part.file.sha256 == offer.file.sha256:
        return None
    return part.file.study


def _noes(offer: Offer, part: TakingPart | None) -> dict[DataItem, bool]:
    """Return what is answered beforehand: a no stays a no, and every yes is asked for again."""
    if _joined(offer) is None or part is None:
        return {}
    return {item: False for item, yes in part.choices.items() if not yes}
