"""What may point to the student in a package, a sentence for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from journal_app.domain.nights import Shift
from journal_app.domain.ratings import Scale
from journal_app.sentences import nights
from journal_app.services.research_warnings import Caution, Warned
from journal_app.words import tr, trn


def sentence(warned: Warned) -> str:
    """Return what to say of one thing to look at."""
    return _SENTENCES[warned.caution](warned)


def _few_nights(warned: Warned) -> str:
    return trn(
        "This holds {count} night only. With so few, each of them stands out.",
        "This holds {count} nights only. With so few, each of them stands out.",
        warned.count,
    )


def _dates_guessable(warned: Warned) -> str:
    return trn(
        "These nights fill almost all of the time this study asks about. The team could work "
        "out their dates: there is only {count} day on which they can have begun.",
        "These nights fill almost all of the time this study asks about. The team could "
        "nearly work out their dates: there are only {count} days on which they can have begun, "
        "and fewer if weekends can be told.",
        warned.count,
    )


def _dates_by_groups(warned: Warned) -> str:
    return trn(
        "These nights have day numbers, and a change of rotation group lies among them. Whoever "
        "has the calendar of rotations can work out all their dates: there is only "
        "{count} day on which they can have begun. Nights of one group alone do not tell.",
        "These nights have day numbers, and a change of rotation group lies among them. Whoever "
        "has the calendar of rotations can work out their dates: there are at most "
        "{count} days on which they can have begun. Nights of one group alone do not tell.",
        warned.count,
    )


def _dates_by_exam(warned: Warned) -> str:
    return trn(
        "{count} night here has an exam, and all have day numbers. Whoever knows the day of the "
        "exam can work out all their dates. You can leave that night out, or no longer share "
        "shift tags.",
        "{count} nights here have an exam, and all have day numbers. Whoever knows the day of one "
        "exam can work out all their dates. You can leave those nights out, or no longer share "
        "shift tags.",
        warned.count,
    )


def _coarsened(warned: Warned) -> str:
    return trn(
        "“{group}” has too few students to be named, so {count} night goes as “Other”.",
        "“{group}” has too few students to be named, so {count} nights go as “Other”.",
        warned.count,
        group=warned.value,
    )


def _rare_group(warned: Warned) -> str:
    return tr("Only one night here is from “{group}”.", group=warned.value)


def _lone_entry(warned: Warned) -> str:
    return tr("Only one text here is from “{group}”.", group=warned.value)


def _rare_shift(warned: Warned) -> str:
    return tr("Only one night here has the tag “{shift}”.", shift=nights.shift(Shift(warned.value)))


def _rare_exam(_warned: Warned) -> str:
    return tr("Only one night here has an exam. Whoever knows its date knows that night’s.")


def _rare_post_call(_warned: Warned) -> str:
    return tr("Only one night here is post-call. Whoever has the rota may know which.")


def _rare_rating(warned: Warned) -> str:
    scale, value = warned.value.rsplit(":", 1)
    return tr(
        "Only one night here has {value} for “{scale}”.",
        value=value,
        scale=nights.scale(Scale(scale)),
    )


def _superlative(warned: Warned) -> str:
    return trn(
        "{count} place still speaks of the first, the only or the most of something. That is true "
        "of few people.",
        "{count} places still speak of the first, the only or the most of something. That is true "
        "of few people.",
        warned.count,
    )


def _unique_person(warned: Warned) -> str:
    return trn(
        "You left {count} place that may describe one person alone.",
        "You left {count} places that may describe one person alone.",
        warned.count,
    )


def _date_left(warned: Warned) -> str:
    return trn(
        "You left {count} date or day. One date in a text can date every night.",
        "You left {count} dates or days. One date in a text can date every night.",
        warned.count,
    )


def _name_left(warned: Warned) -> str:
    return trn(
        "You left {count} word that may be a name.",
        "You left {count} words that may be names.",
        warned.count,
    )


def _one_reader(_warned: Warned) -> str:
    return tr(
        "The second reader that looks for names is missing on this computer, so more is missed. "
        "Read with care."
    )


_SENTENCES: Final[Mapping[Caution, Callable[[Warned], str]]] = {
    Caution.FEW_NIGHTS: _few_nights,
    Caution.DATES_GUESSABLE: _dates_guessable,
    Caution.DATES_BY_GROUPS: _dates_by_groups,
    Caution.DATES_BY_EXAM: _dates_by_exam,
    Caution.GROUP_COARSENED: _coarsened,
    Caution.RARE_GROUP: _rare_group,
    Caution.LONE_ENTRY: _lone_entry,
    Caution.RARE_SHIFT: _rare_shift,
    Caution.RARE_EXAM: _rare_exam,
    Caution.RARE_POST_CALL: _rare_post_call,
    Caution.RARE_RATING: _rare_rating,
    Caution.SUPERLATIVE: _superlative,
    Caution.UNIQUE_PERSON: _unique_person,
    Caution.DATE_LEFT: _date_left,
    Caution.NAME_LEFT: _name_left,
    Caution.ONE_READER: _one_reader,
}
