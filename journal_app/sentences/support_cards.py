"""Words of what a student adds to Support: own contacts, a school's lines, hard nights."""

from __future__ import annotations

from journal_app.domain.contacts import Contact
from journal_app.domain.ratings import Scale
from journal_app.domain.support import SupportLine, Way
from journal_app.sentences import nights
from journal_app.sentences.support import means
from journal_app.services.school_file import SchoolFile
from journal_app.services.shown_contacts import ShownContact
from journal_app.words import tr, trn


def your_people() -> str:
    """Return the heading over own contacts."""
    return tr("Your own people")


def nobody_yet() -> str:
    """Return what stands there while there is no contact."""
    return tr(
        "Somebody to ring or write to, or a door to knock on. Kept in your journal, and shown here."
    )


def who_can_read() -> str:
    """Return what it means to show a contact before unlocking."""
    return tr(
        "Anyone who can use this computer can then read this name, way and note, without a "
        "passphrase."
    )


def is_shown() -> str:
    """Return that a contact can be read before unlocking."""
    return tr("Shown before unlocking. Anyone who can use this computer can read it.")


def needs_both() -> str:
    """Return what a contact lacks."""
    return tr("A name and a way to reach them are needed.")


def ask_delete(contact: Contact) -> str:
    """Return the question before a contact goes."""
    return tr("Delete {name}? This cannot be undone.", name=contact.name)


def reach(contact: Contact | ShownContact) -> str:
    """Return name and way on one line."""
    return tr("{name}: {way}", name=contact.name, way=contact.way)


def reach_with_note(contact: Contact) -> str:
    """Return name, way and note on one line."""
    if not contact.note:
        return reach(contact)
    named = {"name": contact.name, "way": contact.way, "note": contact.note}
    return tr("{name}: {way} · {note}", **named)


def all_there_can_be(most: int) -> str:
    """Return why no contact can be added."""
    return trn("There is room for {count} contact.", "There is room for {count} contacts.", most)


# A school's lines


def about_school() -> str:
    """Return what a school's file can do."""
    return tr(
        "A school can give its students a file of its own lines. They are added below your "
        "country’s and change none of them. The file is kept in your journal and not shown before "
        "unlocking."
    )


def given_by(school: SchoolFile) -> str:
    """Return whose lines these are."""
    return tr("Given by {origin}", origin=school.origin)


def school_preview(lines: int, hidden: int) -> str:
    """Return what a file would add."""
    adds = trn("It adds {count} line.", "It adds {count} lines.", lines)
    if not hidden:
        return adds
    return (
        adds
        + " "
        + trn(
            "{count} more stays out of sight: it is shown already, or its certainty is not high.",
            "{count} more stay out of sight: they are shown already, or their certainty is not "
            "high.",
            hidden,
        )
    )


def of_no_use() -> str:
    """Return that a file is kept that can no longer be read."""
    return tr("A file is kept here that cannot be used any more. It can be removed.")


# Hard nights


def hard_nights_about() -> str:
    """Return what is offered, as the sentence the student completes."""
    return tr("If I choose 9 or 10 on three nights of five, show me:")


def hard_nights_terms() -> str:
    """Return what it does and does not do."""
    return tr(
        "Off until you turn it on. Tonight then shows your own words and the contact you choose, "
        "below the ratings. Nothing is kept that says it was shown, and it stops nothing."
    )


def scales() -> list[tuple[str, object]]:
    """Return the scales to choose from."""
    return [(nights.scale(scale), scale) for scale in (Scale.BURNOUT, Scale.TIME_PRESSURE)]


def you_asked() -> str:
    """Return the line over one's own words on Tonight."""
    return tr("You asked to be shown this on a night like this one:")


# Heavy words


def heavy_question() -> str:
    """Return what is asked in Settings."""
    return tr("Shall Heartbeat look for heavy words on your page?")


def heavy_terms() -> str:
    """Return what saying yes means."""
    return tr(
        "After your page is saved, this computer looks through it for plain phrases about not "
        "wanting to live or hurting oneself, in English. If there is one, a card below the page "
        "offers people to talk to. It stops nothing, and nothing is kept that says it came up. It "
        "misses much and is sometimes wrong: when it is silent, that says nothing about how you "
        "are."
    )


def heavy_offer() -> str:
    """Return what the card says."""
    return tr("Some of what is on this page sounds heavy to carry. Would any of these help?")


def heavy_promise() -> str:
    """Return what the card cannot do."""
    return tr(
        "A list of phrases on this computer brought this up. Nobody reads this, and this program "
        "cannot call anyone."
    )


def short_line(name: str, line: SupportLine) -> str:
    """Return a line on one line: its name and its ways."""
    ways = " · ".join(_way(way) for way in line.ways)
    return tr("{name}: {ways}", name=tr(name), ways=ways)


def _way(way: Way) -> str:
    return tr("{means} {number}", means=means(way), number=way.number)
