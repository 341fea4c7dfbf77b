"""Words of choosing nights for a study and of reading them through."""

from __future__ import annotations

from collections.abc import Iterable

from journal_app.domain.nights import Night
from journal_app.domain.ratings import Scale
from journal_app.domain.rotations import Rotation
from journal_app.domain.studies import OTHER_GROUP, Study
from journal_app.sentences import nights
from journal_app.words import tr, trn

# Choosing


def choose_title() -> str:
    """Return the name of the page that chooses."""
    return tr("Choose nights to share")


def about(study: Study) -> str:
    """Return the line under the name while choosing."""
    return tr("{study} · approval {number}", study=study.title, number=study.ethics_number)


def count(nights: int, entries: int, *, sealed: bool) -> str:
    """Return how many nights and entries are chosen, and that nothing of them has left.

    Args:
        sealed: A package was sealed for this study before, and may have left.
    """
    return tr(
        "{nights}, {entries} chosen · {still}",
        nights=trn("{count} night", "{count} nights", nights),
        entries=trn("{count} entry", "{count} entries", entries),
        still=still_here(sealed=sealed),
    )


def still_here(*, sealed: bool) -> str:
    """Return what has not left yet; of what was sealed before, only the student knows."""
    return tr("nothing of this is sealed yet") if sealed else tr("nothing has left this computer")


def minimum(least: int) -> str:
    """Return the fewest nights a package may hold."""
    return trn(
        "The study takes {count} night or more at a time.",
        "The study takes {count} nights or more at a time.",
        least,
    )


def missing(chosen: int, least: int) -> str:
    """Return what keeps the choice from being read through; "" when nothing does."""
    if chosen >= max(1, least):
        return ""
    if not chosen:
        return tr("No night is chosen yet.")
    more = max(1, least) - chosen
    return trn("{count} more night is needed", "{count} more nights are needed", more)


def what_is_offered(study: Study) -> str:
    """Return which nights can be chosen."""
    if not study.cooling_off_days:
        return tr("Nights from the study’s time are offered. None is chosen for you.")
    return trn(
        "Nights from the study’s time are offered once they are {count} day old. None is chosen "
        "for you.",
        "Nights from the study’s time are offered once they are {count} days old. None is chosen "
        "for you.",
        study.cooling_off_days,
    )


def still_cooling(count: int) -> str:
    """Return how many nights can be chosen later; "" when none."""
    if not count:
        return ""
    return trn(
        "{count} night is still too young to be chosen.",
        "{count} nights are still too young to be chosen.",
        count,
    )


def young_answers(count: int) -> str:
    """Return how many filled-in questionnaires can be given later; "" when none."""
    if not count:
        return ""
    return trn(
        "{count} questionnaire is still too young.",
        "{count} questionnaires are still too young.",
        count,
    )


def tags(night: Night) -> tuple[str, ...]:
    """Return a night's shift and tags in words."""
    found = [nights.shift(night.shift)] if night.shift is not None else []
    if night.post_call:
        found.append(tr("post-call"))
    if night.exam:
        found.append(tr("exam"))
    return tuple(found)


def rotation(of: Rotation) -> str:
    """Return what a rotation is called where it is told apart from others."""
    return tr("{specialty}, {year}", specialty=of.specialty, year=of.start.year)


def nothing_offered(study: Study) -> str:
    """Return what to say when no night can be chosen."""
    first = tr("{day} {year}", day=nights.day_and_month(study.starts), year=study.starts.year)
    last = tr("{day} {year}", day=nights.day_and_month(study.ends), year=study.ends.year)
    return tr(
        "No night can be chosen yet. The study asks for nights from {first} to {last}, and a "
        "night is offered {days} days after it ended.",
        first=first,
        last=last,
        days=study.cooling_off_days,
    )


def sent_before() -> str:
    """Return the mark of what an earlier package held."""
    return tr("sealed before")


def facts(
    *, rotation: str, ratings: Iterable[tuple[Scale, int]], tags: Iterable[str], sent: bool
) -> str:
    """Return a night's facts on one line."""
    known = [rotation] if rotation else []
    known += [
        tr("{scale} {value}", scale=nights.scale(scale).lower(), value=value)
        for scale, value in ratings
    ]
    known += [tag.lower() for tag in tags]
    if sent:
        known.append(sent_before())
    return " · ".join(known)


def said(parts: Iterable[str]) -> str:
    """Return what a screen reader says of a row."""
    return ", ".join(part for part in parts if part)


def groups_title() -> str:
    """Return the heading over rotations and the study's groups."""
    return tr("What the study calls your rotations")


def groups_about() -> str:
    """Return what is and is not said of a rotation."""
    return tr("It learns the group alone: never the rotation’s own name, and never the site.")


def group_name(name: str) -> str:
    """Return a group's name as it is offered; the one for all others is in words."""
    return tr("Other") if name == OTHER_GROUP else name


def becomes_other(name: str, least: int) -> str:
    """Return why a group is not named."""
    return trn(
        "Fewer than {count} student is in “{name}”, so the study will only see “Other”.",
        "Fewer than {count} students are in “{name}”, so the study will only see “Other”.",
        least,
        name=name,
    )


def is_other() -> str:
    """Return what it means to be in no group of the study's."""
    return tr("The study will only see “Other”.")


def several() -> str:
    """Return the heading over choosing many nights at once."""
    return tr("Choose several at once")


def keys_of_list() -> str:
    """Return what the keyboard does in the list."""
    return tr(
        "Space chooses a row, Shift with the arrows takes several. A night chooses its entries "
        "too; each can be left out."
    )


# Reading through


def review_title() -> str:
    """Return the name of the page that reads through."""
    return tr("Read before you share")


def reading(study: Study, nights: int, entries: int, *, sealed: bool) -> str:
    """Return the line under the name: study, approval, what is chosen, and that it is here."""
    chosen = count(nights, entries, sealed=sealed)
    return tr("{study} · {count}", study=about(study), count=chosen)


def receives() -> str:
    """Return the heading over what the study gets."""
    return tr("What the study receives")


def last_check() -> str:
    """Return who has the last look."""
    return tr("You are the last check.")


def received_entries(number: int) -> str:
    """Return that entries go as they are shown."""
    return trn("{count} entry, as you see it here", "{count} entries, as you see them here", number)


def received_ratings() -> str:
    """Return that ratings go."""
    return tr("Ratings for those nights")


def received_facts(*, group: bool, shifts: bool, by_week: bool) -> str:
    """Return which facts of a night go."""
    parts = []
    if group:
        parts.append(tr("type of rotation"))
    if shifts:
        parts.append(tr("shift tags"))
    parts.append(tr("week of the rotation") if by_week else tr("day number"))
    line = ", ".join(parts)
    return line[:1].upper() + line[1:]


def received_prompts() -> str:
    """Return that prompts go."""
    return tr("The prompts that come with Heartbeat, never your own")


def received_totals() -> str:
    """Return that totals go."""
    return tr("How many nights there were, were rated and were kept back")


def received_answers(number: int) -> str:
    """Return that answers to questionnaires go."""
    return trn("Answers to {count} questionnaire", "Answers to {count} questionnaires", number)


def replaced_where_found() -> str:
    """Return what replacing can do."""
    return tr("Names, dates, places: replaced where found.")


def continue_with(number: int) -> str:
    """Return the words of the button after reading; the dots say that something comes before."""
    return trn("Seal {count} entry…", "Seal {count} entries…", number)


def continue_nights(number: int) -> str:
    """Return the words of the button when no writing goes."""
    return trn("Seal {count} night…", "Seal {count} nights…", number)


def left_to_do(texts: int) -> str:
    """Return why sealing cannot begin; "" when it can."""
    if not texts:
        return ""
    return trn(
        "{count} entry still has something to check",
        "{count} entries still have something to check",
        texts,
    )


def then() -> str:
    """Return what comes after reading, and that it seals nothing yet."""
    return tr("Next you read the exact contents once more; only then are they sealed.")


def unfinished(number: int) -> str:
    """Return what to say when a review was left unfinished."""
    return trn(
        "You were reading {count} night and stopped. What you answered is kept.",
        "You were reading {count} nights and stopped. What you answered is kept.",
        number,
    )


def chosen_before(number: int) -> str:
    """Return what to say when nights were chosen before, and not yet read."""
    return trn(
        "You chose {count} night before. It is still chosen.",
        "You chose {count} nights before. They are still chosen.",
        number,
    )


def go_on_reading() -> str:
    """Return the words of the way back into an unfinished review."""
    return tr("Go on reading")


def no_text() -> str:
    """Return what stands where texts would be when no writing is shared."""
    return tr("No writing goes with these nights, so that there is no text to read.")
