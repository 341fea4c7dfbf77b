"""The way through prompts, forms, notebook and support for the pictures, at the gallery's end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QPushButton,
)

from journal_app.domain.prompts import Form, Moment
from journal_app.gallery_hands import Act, Condition, Hands
from journal_app.guide import Sample, Step, typing, widget
from journal_app.sample_pack import write_sample_pack
from journal_app.sentences import forms
from journal_app.words import tr


class Pictures(Protocol):
    """Makes the steps that draw a view."""

    def __call__(
        self, name: str, go: Act, there: Condition, bring: Act | None = None
    ) -> list[Step]:
        """Return the steps.

        Args:
            name: Of the pictures.
            go: The way to the view.
            there: Whether it is there.
            bring: Scrolls to what the picture is of, which large text puts out of sight.
        """
        ...


NIGHT: Final = timedelta(days=1)
HARD_NIGHTS: Final = 3
FOUND: Final = 20
"""More entries than the gallery's search finds, and fewer than the sample has."""

HINTED: Final = 2
"""Row of the journal's list whose entry is opened for its hint."""

WRITTEN: Final[Mapping[Form, str]] = {
    Form.THREE_STEPS: (
        "She asked me what time it was, four times. The fourth time the night nurse turned the "
        "clock on the wall round, so that she could see it from the pillow.\n\n"
        "It was never about the time. I had answered the question. He had answered her."
    ),
    Form.SIX_WORDS: "He turned the clock for her.",
    Form.FIFTY_FIVE_WORDS: (
        "The lift stopped between two floors with a bed in it. Nobody spoke. Then the porter told "
        "the man under the blanket about his allotment, row by row, until the doors opened. The "
        "man said he was sorry to get out before the beans."
    ),
    Form.LETTER: (
        "Dear whoever sat in the side room last night,\n\n"
        "You left your tea on the sill. It was full and quite cold, and that is how I know how "
        "long you stayed."
    ),
    Form.DISTANCED: (
        "She stood at the end of the bed with the chart against her chest. A friend in the room "
        "would have seen that she had been on her feet since six, and would not have taken it "
        "for coldness."
    ),
    Form.LIST_OF_THREE: (
        "the porter who hummed\nthe window that somebody had opened\ntea that was there when I sat"
    ),
}
PICTURES: Final[Mapping[Form, str]] = {
    Form.THREE_STEPS: "tonight-three-steps",
    Form.SIX_WORDS: "tonight-six-words",
    Form.FIFTY_FIVE_WORDS: "tonight-55-words",
    Form.LETTER: "tonight-letter",
    Form.DISTANCED: "tonight-distanced",
    Form.LIST_OF_THREE: "tonight-list",
}
HARD_PAGE: Final = (
    "The room was so quiet afterwards. The nurse opened the window and said we could stay as long "
    "as we liked, and we did."
)
OWN_QUESTION: Final = "What did you see somebody do today that you should have done?"
"""It has a fault: it says what should have been."""

OWN_WORDS: Final = "You have had weeks like this one. Ring somebody, then sleep. The rest can wait."
HEAVY_PAGE: Final = "I went home and sat in the car. I do not want to wake up tomorrow."


def prompt_steps(sample: Sample, pictures: Pictures) -> list[Step]:
    """Return the steps of all these views, from the open journal on any screen.

    Nights pass on the way, and Settings are changed: what is drawn later sees it.
    """
    hands = Hands(sample)
    parts = (_prompt, _forms, _hard_page, _hint, _notebook, _prompts, _support, _hard_nights)
    return [step for part in (*parts, _heavy) for step in part(hands, pictures)]


def _prompt(hands: Hands, pictures: Pictures) -> list[Step]:
    """Open what can be done about tonight's prompt, which asks for a role model."""

    def unfold() -> None:
        hands.press(tr("Why this one?"))
        hands.press(tr("More about this prompt"))

    close_guard = hands.key_on("guard-row", Qt.Key.Key_Escape)
    return [
        Step(tr("Tonight"), hands.key(Qt.Key.Key_1), hands.shown("tonight", "page", "prompt")),
        Step(tr("Only the page"), close_guard, hands.gone("guard-list")),
        *pictures(
            "tonight-prompt-fold",
            unfold,
            hands.shown("why", "prompt-fold", "status-flagged"),
            hands.bringing("prompt-fold"),
        ),
        *pictures(
            "tonight-note-person",
            hands.pressing(tr("Note a person")),
            hands.shown("note-who"),
            hands.bringing("note-card"),
        ),
        Step(tr("Put away"), hands.pressing("note-card-leave"), hands.gone("note-who")),
        Step(tr("Fold"), unfold, hands.gone("prompt-fold")),
    ]


def _more(hands: Hands) -> Step:
    return Step(tr("More"), hands.pressing(tr("More")), hands.shown("more-panel"))


def _forms(hands: Hands, pictures: Pictures) -> list[Step]:
    """Begin another page, and write it in every way there is."""
    new = hands.pressing(tr("New page for this night"))
    steps = [
        _more(hands),
        Step(tr("New page for this night"), new, hands.gone("more-panel")),
        *pictures(
            "tonight-more",
            hands.pressing(tr("More")),
            lambda: hands.shown("more-panel")() and hands.looked_through(),
        ),
        Step(tr("More"), hands.pressing(tr("More")), hands.gone("more-panel")),
    ]
    for form, text in WRITTEN.items():
        choose = hands.pressing(forms.name(form))
        there = hands.says("form-heading", forms.heading(form))
        steps += [_more(hands), Step(forms.name(form), choose, there)]
        steps += pictures(PICTURES[form], hands.writing(text), hands.stored(text))
    aside = hands.pressing(forms.ratings_only())
    return [
        *steps,
        _more(hands),
        *pictures("tonight-ratings-only", aside, hands.shown("page-aside")),
        Step(tr("Back to the page"), hands.pressing(tr("Back to the page")), hands.shown("page")),
        Step(tr("Free page"), hands.pressing("form-free"), hands.gone("form-guide")),
    ]


def _hard_page(hands: Hands, pictures: Pictures) -> list[Step]:
    """Mark the night as a hard one, write, and let the page lie."""
    mark = hands.pressing(forms.moment(Moment.FIRST_DEATH))
    show = hands.pressing(tr("Show it"))
    return [
        _more(hands),
        Step(tr("Mark this night"), mark, hands.shown("prompt-notice")),
        Step(tr("More"), hands.pressing(tr("More")), hands.gone("more-panel")),
        Step(tr("Show it"), show, hands.gone("prompt-notice")),
        Step(tr("Written"), hands.writing(HARD_PAGE), hands.stored(HARD_PAGE)),
        *pictures(
            "closing-step",
            hands.look_at_clock,
            hands.shown("closing-step"),
            hands.bringing("closing-step"),
        ),
        Step(tr("Put away"), hands.pressing("closing-away"), hands.gone("closing-step")),
    ]


def _hint(hands: Hands, pictures: Pictures) -> list[Step]:
    """Open an entry of the journal and take the offer of theme hints."""

    def search_nothing() -> None:
        hands.filling("search", "q")()
        hands.key_on("search", Qt.Key.Key_Backspace)()

    def all_there() -> bool:
        return (entries := _entries(hands)) is not None and entries.model().rowCount() > FOUND

    def open_entry() -> None:
        if (entries := _entries(hands)) is not None:
            entries.setCurrentIndex(entries.model().index(HINTED, 0))
            hands.key_on("entries", Qt.Key.Key_Return)()

    return [
        Step(tr("Journal"), hands.key(Qt.Key.Key_2), hands.shown("journal")),
        Step(
            tr("Back to the journal"),
            hands.pressing("reader-back"),
            hands.shown("entries", "search"),
        ),
        Step(tr("Everything"), search_nothing, all_there),
        Step(tr("Entry"), open_entry, hands.shown("entry-page", "hint-yes")),
        *pictures(
            "theme-hint",
            hands.pressing("hint-yes"),
            hands.shown("hint-wrong"),
            hands.bringing("hints"),
        ),
        *pictures(
            "theme-hint-said",
            hands.pressing("hint-wrong"),
            hands.shown("hint-panel"),
            hands.bringing("hints"),
        ),
        Step(tr("Leave it as it was"), hands.pressing("hint-leave"), hands.gone("hint-panel")),
        Step(tr("Back to the journal"), hands.pressing("reader-back"), hands.shown("entries")),
    ]


def _entries(hands: Hands) -> QAbstractItemView | None:
    entries = widget(hands.window, "entries")
    return entries if isinstance(entries, QAbstractItemView) else None


def _notebook(hands: Hands, pictures: Pictures) -> list[Step]:
    """Find somebody by a word of a note, and open their page."""

    def one_found() -> bool:
        rows = hands.window.findChildren(QPushButton, "person-row")
        return sum(row.isVisible() for row in rows) == 1

    return [
        *pictures("notebook", hands.pressing("notebook-open"), hands.shown("person-row")),
        Step(tr("Search"), hands.filling("notebook-search", "lung"), one_found),
        *pictures("notebook-person", hands.pressing("person-row"), hands.shown("note-entry")),
    ]


def _prompts(hands: Hands, pictures: Pictures) -> list[Step]:
    """Go through what Settings say of prompts, and bring a pack."""

    def look() -> None:
        path = write_sample_pack(hands.sample.vault.parent)
        hands.filling("pack-path", str(path))()
        hands.key_on("pack-path", Qt.Key.Key_Return)()

    section = hands.section(tr("Prompts"))
    return [
        *pictures("settings-prompts", section, hands.shown("prompts-on")),
        Step(tr("Write one"), hands.pressing("own-write"), hands.shown("own-form")),
        *pictures(
            "own-prompt",
            hands.filling("own-question", OWN_QUESTION),
            hands.shown("own-says"),
            hands.bringing("own-form"),
        ),
        Step(tr("Never mind"), hands.pressing("own-leave"), hands.gone("own-form")),
        *pictures(
            "pack-preview", look, hands.shown("pack-preview"), hands.bringing("pack-preview")
        ),
        *pictures(
            "settings-packs",
            hands.pressing("pack-bring"),
            hands.shown("pack-listed"),
            hands.bringing("pack-question"),
        ),
        *pictures("about-prompts", hands.pressing("prompts-about"), hands.shown("prompt-numbers")),
    ]


def _support(hands: Hands, pictures: Pictures) -> list[Step]:
    """Write somebody down, and ask for what is off until it is asked for."""

    def write_down() -> None:
        hands.filling("contact-name", tr("The tutor with the plants"))()
        hands.filling("contact-way", tr("Second floor, the open door"))()
        hands.filling("contact-note", tr("Weekdays until six"))()
        hands.press("contact-keep")

    def ask() -> None:
        hands.filling("hard-nights-words", OWN_WORDS)()
        hands.press("hard-nights-keep")
        hands.key_on("hard-nights-contact", Qt.Key.Key_Down)()
        hands.press("hard-nights-on")
        hands.press(tr("Yes, look for them"))

    def chosen() -> bool:
        contact = widget(hands.window, "hard-nights-contact")
        return isinstance(contact, QComboBox) and contact.currentIndex() == 1

    section = hands.section(tr("Support"))
    return [
        Step(tr("Support"), hands.key(Qt.Key.Key_5), hands.shown("support", "contact-add")),
        Step(tr("Add someone"), hands.pressing("contact-add"), hands.shown("contact-form")),
        *pictures(
            "support-people",
            write_down,
            hands.shown("own-contact"),
            hands.bringing("own-people"),
        ),
        Step(tr("Settings"), section, hands.shown("hard-nights")),
        *pictures("settings-support", ask, chosen),
        *pictures(
            "settings-heavy-words",
            lambda: None,
            hands.shown("heavy-choice"),
            hands.bringing("heavy-choice"),
        ),
    ]


def _hard_nights(hands: Hands, pictures: Pictures) -> list[Step]:
    """Rate one night after another as hard; Heartbeat is locked in between."""
    rate = hands.key_on("strip-burnout", Qt.Key.Key_9)
    saved = hands.says("status-saved", tr("Saved"))
    steps = [
        Step(tr("Tonight"), hands.key(Qt.Key.Key_1), hands.shown("tonight", "page")),
        Step(tr("Rated"), rate, saved),
    ]
    for night in range(1, HARD_NIGHTS):
        steps += _next_night(hands)
        if night < HARD_NIGHTS - 1:
            steps.append(Step(tr("Rated"), rate, saved))
    card = "hard-nights-card"
    return [*steps, *pictures(card, rate, hands.shown(card), hands.bringing(card))]


def _next_night(hands: Hands) -> list[Step]:
    def sleep() -> None:
        hands.window.lock()
        hands.sample.let_pass(NIGHT)

    def unlock() -> None:
        typing(hands.window, "passphrase", hands.sample.passphrase)()
        hands.press("unlock-now")

    return [
        Step(tr("Locked"), sleep, hands.shown("passphrase")),
        Step(tr("The next night"), unlock, hands.shown("tonight", "page", "prompt")),
    ]


def _heavy(hands: Hands, pictures: Pictures) -> list[Step]:
    card = "heavy-card"
    return pictures(card, hands.writing(HEAVY_PAGE), hands.shown(card), hands.bringing(card))
