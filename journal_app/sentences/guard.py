"""What the guard says: on the status line, in its list, in Settings."""

from __future__ import annotations

from datetime import date

from journal_app.domain.forgetting import Forgotten, OldBackups
from journal_app.domain.guard import Decision, GuardLevel, GuardWord, Neutral
from journal_app.domain.identifiers import Kind
from journal_app.sentences import nights
from journal_app.words import tr, trn

GUARD_KEY = "F7"
"""Opens the list, and goes back from it to the page."""


def neutral(word: Neutral) -> str:
    """Return what is put in the place of words that may identify somebody."""
    return {
        Neutral.PATIENT: tr("[patient]"),
        Neutral.ATTENDING: tr("[attending]"),
        Neutral.NURSE: tr("[nurse]"),
        Neutral.COLLEAGUE: tr("[colleague]"),
        Neutral.RELATIVE: tr("[relative]"),
        Neutral.PERSON: tr("[person]"),
        Neutral.PLACE: tr("[place]"),
        Neutral.HOSPITAL: tr("[hospital]"),
        Neutral.SCHOOL: tr("[school]"),
        Neutral.DATE: tr("[date]"),
        Neutral.NUMBER: tr("[number]"),
        Neutral.PHONE: tr("[phone number]"),
        Neutral.EMAIL: tr("[e-mail address]"),
        Neutral.LINK: tr("[link]"),
        Neutral.ROOM: tr("[room]"),
        Neutral.NINETY_OR_OVER: tr("90 or over"),
        Neutral.ROLE: tr("[role]"),
    }[word]


def may_be(kind: Kind, *, sure: bool) -> str:
    """Return what words look like, or only may be."""
    named = {
        Kind.NAME_PATIENT: (tr("A patient’s name"), tr("Perhaps a patient’s name")),
        Kind.NAME_STAFF: (tr("A colleague’s name"), tr("Perhaps a colleague’s name")),
        Kind.NAME_OTHER: (tr("Somebody’s name"), tr("Perhaps somebody’s name")),
        Kind.LOCATION: (tr("A place"), tr("Perhaps a place")),
        Kind.HOSPITAL: (tr("A hospital or ward"), tr("Perhaps a hospital or ward")),
        Kind.SCHOOL: (tr("A school"), tr("Perhaps a school")),
        Kind.DATE: (tr("A date"), tr("Perhaps a date")),
        Kind.AGE_OVER_89: (tr("An age over 89"), tr("Perhaps an age over 89")),
        Kind.PHONE: (tr("A phone number"), tr("Perhaps a phone number")),
        Kind.EMAIL: (tr("An e-mail address"), tr("Perhaps an e-mail address")),
        Kind.URL_HANDLE: (tr("A link or account"), tr("Perhaps a link or account")),
        Kind.ID: (tr("A number that stands for a person"), tr("Perhaps a person’s number")),
        Kind.ROOM: (tr("A room or bed"), tr("Perhaps a room or bed")),
        Kind.PROFESSION_UNIQUE: (
            tr("Only one person fits this"),
            tr("Perhaps only one person fits this"),
        ),
    }
    return named[kind][0 if sure else 1]


def short_kind(kind: Kind) -> str:
    """Return a kind as one of a list of choices."""
    return {
        Kind.NAME_PATIENT: tr("A patient"),
        Kind.NAME_STAFF: tr("A colleague"),
        Kind.NAME_OTHER: tr("Somebody else"),
        Kind.LOCATION: tr("A place"),
        Kind.HOSPITAL: tr("A hospital or ward"),
        Kind.SCHOOL: tr("A school"),
        Kind.DATE: tr("A date"),
        Kind.AGE_OVER_89: tr("An age over 89"),
        Kind.PHONE: tr("A phone number"),
        Kind.EMAIL: tr("An e-mail address"),
        Kind.URL_HANDLE: tr("A link or account"),
        Kind.ID: tr("A number"),
        Kind.ROOM: tr("A room or bed"),
        Kind.PROFESSION_UNIQUE: tr("A post only one person has"),
    }[kind]


def count(undecided: int, decided: int) -> str:
    """Return how many identifiers there may be, or that nothing is flagged."""
    if undecided:
        return trn("{count} possible identifier", "{count} possible identifiers", undecided)
    return tr("nothing more flagged") if decided else tr("nothing flagged")


def heading(undecided: int, decided: int) -> str:
    """Return the list's heading."""
    if undecided:
        return count(undecided, decided)
    return tr("Nothing more flagged") if decided else tr("Nothing flagged")


def nothing_flagged() -> str:
    """Return what an empty list means, and what it does not mean."""
    return tr("The guard misses some. You know best what would tell others who it was.")


def leave_it() -> str:
    """Return what happens when nothing is done."""
    return tr("Your writing stays as it is. Exports replace these words.")


def mentions(number: int) -> str:
    """Return how often words stand on the page; "" for once."""
    return trn("{count} mention", "{count} mentions", number) if number > 1 else ""


def in_exports(put: str) -> str:
    """Return what stands in an export instead, as the list shows it."""
    return tr("→ {put}", put=put)


def row_name(words: str, what: str, number: int, put: str) -> str:
    """Return one row of the list for assistive technology."""
    return ", ".join(
        part for part in (words, what, mentions(number), tr("in exports {put}", put=put)) if part
    )


def settled() -> str:
    """Return how words stand that were decided to stay."""
    return tr("Stays here, replaced in exports")


def hint() -> str:
    """Return the quiet line above the page of a prompt that may call up a patient."""
    return tr("If this is about a patient: names, places and dates can stay out of it.")


def dismissed(words: str) -> str:
    """Return what was done when words are never to be flagged again."""
    return tr("“{words}” will not be flagged again, on any page.", words=words)


def confirmed(words: str) -> str:
    """Return what was done when words stay and go in exports."""
    return tr("“{words}” stays here and is replaced in exports, on every page.", words=words)


def all_dismissed(number: int) -> str:
    """Return what was done with all of them."""
    return trn(
        "{count} of them will not be flagged again.",
        "{count} of them will not be flagged again.",
        number,
    )


def replaced(number: int) -> str:
    """Return what was done to the page."""
    return trn(
        "{count} mention replaced. Ctrl+Z brings it back.",
        "{count} mentions replaced. Ctrl+Z brings them back.",
        number,
    )


def ask_forget(words: str, put: str) -> str:
    """Return the question before words are forgotten."""
    return tr(
        "Put {put} for “{words}” and forget it for good? It leaves this page, its earlier "
        "versions, search, drafts and Undo. This cannot be undone.",
        words=words,
        put=put,
    )


def old_backups(kept: OldBackups, tonight: date) -> str:
    """Return how long older backups hold what was forgotten; "" when there are none."""
    said = []
    if kept.gone_by is not None:
        said.append(
            tr(
                "Older backups hold it until {day} at most.",
                day=nights.short_night(kept.gone_by, tonight),
            )
        )
    if kept.lasting:
        said.append(
            trn(
                "{count} month-end backup keeps it until you delete that file.",
                "{count} month-end backups keep it until you delete those files.",
                kept.lasting,
            )
        )
    if kept.second_folder:
        said.append(tr("Your second backup folder keeps what it has; nothing is deleted there."))
    return " ".join(said)


def no_backups() -> str:
    """Return that no backup holds the words."""
    return tr("No older backup holds it.")


def forgotten(done: Forgotten, tonight: date) -> str:
    """Return what was forgotten, and where it may still be."""
    said = tr("Forgotten: it is in none of this page’s versions, nor in search.")
    return _and_the_rest(said, done, tonight)


def _and_the_rest(said: str, done: Forgotten, tonight: date) -> str:
    traces = "" if done.overwritten else not_overwritten()
    return " ".join(part for part in (said, traces, old_backups(done.backups, tonight)) if part)


def not_overwritten() -> str:
    """Return that pieces of forgotten words may still lie, encrypted, in the journal's file."""
    return tr(
        "The disk could not clear every trace yet. What is left is encrypted, and goes with the "
        "next backup or when you lock."
    )


def not_forgotten() -> str:
    """Return that the words left the page and nothing else."""
    return tr(
        "It was replaced on this page, but could not be forgotten elsewhere. Please try again."
    )


def also_elsewhere(number: int) -> str:
    """Return the offer to forget words in other entries too."""
    return trn("Also in {count} other entry", "Also in {count} other entries", number)


def forgotten_everywhere(done: Forgotten, tonight: date) -> str:
    """Return what was forgotten in the whole journal, and where it may still be."""
    said = trn(
        "Forgotten in {count} entry.",
        "Forgotten in {count} entries.",
        done.entries,
    )
    return _and_the_rest(said, done, tonight)


def not_while_unsaved() -> str:
    """Return why nothing can be forgotten just now."""
    return tr("This page is not saved yet. Forget words once it is.")


def too_long() -> str:
    """Return why a selection cannot be marked."""
    return tr("That is too long to be a name or a place.")


def level(value: GuardLevel) -> str:
    """Return a level as one of three choices."""
    return {
        GuardLevel.OFF: tr("Off"),
        GuardLevel.SURE: tr("Sure ones only"),
        GuardLevel.ALL: tr("All"),
    }[value]


def about_guard() -> str:
    """Return what the guard can and cannot do."""
    return tr(
        "While you write, the guard underlines words that may tell others who somebody was: names, "
        "places, dates, numbers. It misses some and flags some wrongly, so it can remind you but "
        "not promise anything."
    )


def about_level() -> str:
    """Return what the levels underline."""
    return tr("A solid line: very likely. A dotted line: perhaps. Nothing is changed by itself.")


def decision(value: Decision) -> str:
    """Return what was decided about words, as a heading."""
    return {
        Decision.ALWAYS: tr("Always flagged"),
        Decision.NEVER: tr("Never flagged"),
    }[value]


def about_words(value: Decision) -> str:
    """Return what a list of words is for."""
    return {
        Decision.ALWAYS: tr("Names and places the guard should know. Exports replace them."),
        Decision.NEVER: tr("Words you have dismissed. They stay, in exports too."),
    }[value]


def word_detail(word: GuardWord) -> str:
    """Return what a listed word is; "" when that was not said."""
    return short_kind(word.kind) if word.kind is not None else ""


def taken_off(words: str) -> str:
    """Return that a word was taken off its list."""
    return tr("“{words}” is off the list.", words=words)
