"""Ways to write, marked nights, and what is said quietly around a page."""

from __future__ import annotations

from datetime import date

from journal_app.domain.prompts import Form, Moment
from journal_app.sentences import nights
from journal_app.services.writing_forms import PARTS, WORDS
from journal_app.words import tr, trn


def name(form: Form) -> str:
    """Return what a form is called where it is chosen."""
    return {
        Form.FREE: tr("Free page"),
        Form.THREE_STEPS: tr("Three steps"),
        Form.SIX_WORDS: tr("Six words"),
        Form.FIFTY_FIVE_WORDS: tr("55 words"),
        Form.LETTER: tr("Unsent letter"),
        Form.DISTANCED: tr("As a friend would tell it"),
        Form.LIST_OF_THREE: tr("List of three"),
    }[form]


def written_as(form: Form) -> str:
    """Return how an entry was written, as part of a line about it."""
    return {
        Form.FREE: "",
        Form.THREE_STEPS: tr("in three steps"),
        Form.SIX_WORDS: tr("in six words"),
        Form.FIFTY_FIVE_WORDS: tr("in 55 words"),
        Form.LETTER: tr("an unsent letter"),
        Form.DISTANCED: tr("as a friend would tell it"),
        Form.LIST_OF_THREE: tr("a list of three"),
    }[form]


def meant_for(form: Form) -> str:
    """Return which way a prompt is best answered; never more than an offer."""
    return {
        Form.FREE: tr("This one is meant for a free page."),
        Form.THREE_STEPS: tr("This one is meant for three steps."),
        Form.SIX_WORDS: tr("This one is meant for six words."),
        Form.FIFTY_FIVE_WORDS: tr("This one is meant for 55 words."),
        Form.LETTER: tr("This one is meant for a letter that is never sent."),
        Form.DISTANCED: tr("This one is meant to be told as a friend would tell it."),
        Form.LIST_OF_THREE: tr("This one is meant for a list of three."),
    }[form]


def guide(form: Form, place: int) -> str:
    """Return the line above a page.

    Args:
        place: Which step one is on, 0 to 2; of no meaning for other forms.
    """
    if form is Form.THREE_STEPS:
        steps = (
            tr("What happened?"),
            tr("What did it mean to you?"),
            tr("What is one small next act?"),
        )
        return steps[place]
    return {
        Form.FREE: "",
        Form.SIX_WORDS: tr("Today in about six words."),
        Form.FIFTY_FIVE_WORDS: tr("One small story in about 55 words."),
        Form.LETTER: tr(
            "Write to whom you like. It is never sent; Heartbeat cannot send anything."
        ),
        Form.DISTANCED: tr(
            "Tell it as a fair-minded friend in the room would: she, he or they, not I."
        ),
        Form.LIST_OF_THREE: tr("Three things, each on a line of its own."),
    }[form]


def heading(form: Form) -> str:
    """Return the small words over the guide."""
    if form is Form.THREE_STEPS:
        return tr("{form} · any of them may stay empty", form=name(form))
    return name(form)


def step(place: int) -> str:
    """Return which step, or which thing of a list, one is at; counted from 0."""
    return tr("{number} of {all}", number=place + 1, all=PARTS)


def counted(form: Form, count: int) -> str:
    """Return how many words there are beside how many were meant; too many are no matter."""
    wanted = WORDS[form]
    if count > wanted:
        return trn("{count} word, and that is fine", "{count} words, and that is fine", count)
    return tr("{count} of {wanted} words", count=count, wanted=wanted)


def ratings_only() -> str:
    """Return the choice of leaving page and prompt aside."""
    return tr("Ratings only")


def page_is_aside(*, then: bool) -> str:
    """Return what stands in the page's place.

    Args:
        then: The page is about an earlier night.
    """
    if then:
        return tr("Ratings only that night. The page is kept for whenever you want it.")
    return tr("Ratings only tonight. The page is kept for whenever you want it.")


def moment(kind: Moment) -> str:
    """Return a mark's name."""
    return {
        Moment.FIRST_NIGHT: tr("First night"),
        Moment.LAST_NIGHT: tr("Last night"),
        Moment.FIRST_DEATH: tr("First death"),
        Moment.AFTER_AN_ERROR: tr("After an error"),
        Moment.EXAM_WEEK: tr("Exam week"),
        Moment.POST_CALL: tr("Post-call"),
        Moment.GOOD_DAY: tr("Good day"),
        Moment.HOLIDAY_ON_DUTY: tr("Holiday on duty"),
    }[kind]


def moment_offer() -> str:
    """Return the offer of a prompt for a night that was marked when the page had words."""
    return tr("There is a prompt for a night like this one. Your words stay as they are.")


def no_prompt() -> str:
    """Return why a prompt that was asked for did not come."""
    return tr("With what you have switched on, no prompt fits this night. Settings has more.")


def hidden() -> str:
    """Return what follows hiding a prompt."""
    return tr("You will not be shown that one again.")


def words_stay() -> str:
    """Return what follows asking for another prompt on a page with words."""
    return tr("Your words stay with the question they answered.")


def nothing_before() -> str:
    """Return that a prompt was never answered before."""
    return tr("Nothing yet: this is the first time you write to it.")


def answer_heading(night: date, today: date, place: int, count: int) -> str:
    """Return above an earlier answer when it was written, and which of how many it is."""
    when = nights.short_night(night, today)
    if count == 1:
        return when
    return tr("{night} · {number} of {all}", night=when, number=place + 1, all=count)


def soft_word() -> str:
    """Return what is said after twenty minutes of writing."""
    return tr("Twenty minutes of writing. This is a fine place to stop, or to go on.")


def closing() -> str:
    """Return what stands over the small steps after a heavy page."""
    return tr("Before you close, if you like:")


def closing_line() -> str:
    """Return the question for one last line."""
    return tr("One line is enough: what will you do next for yourself?")
