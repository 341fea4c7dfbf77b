"""Words of the Research screen: its first view, a study's card, its file, and its receipt.

Those of choosing and of leaving stand in ``research_choices`` and ``research_leaving``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal_app.domain.studies import DataItem, Study
from journal_app.sentences.nights import day_and_month
from journal_app.words import tr, trn


def name() -> str:
    """Return what the screen is called."""
    return tr("Research")


def day(when: date) -> str:
    """Return e.g. "30 June 2027"."""
    return tr("{day} {year}", day=day_and_month(when), year=when.year)


# The first view


def invitation() -> str:
    """Return what the screen is for, while no study is joined."""
    return tr(
        "A study team may ask for parts of your journal. Whether you help, and with what, is for "
        "you alone to say; nobody at your school learns of it from Heartbeat."
    )


def meaning() -> tuple[tuple[str, str], ...]:
    """Return what taking part means: four times a few words and a line."""
    return (
        (
            tr("Nothing leaves by itself."),
            tr("A sealed file is saved on this computer; you send it, or you do not."),
        ),
        (
            tr("You choose entry by entry."),
            tr("And which kinds of data at all: ratings, writing, each a yes or a no."),
        ),
        (
            tr("You read every word."),
            tr("Pseudonymised, with identifying details removed, just as the team will get it."),
        ),
        (
            tr("You can stop."),
            tr("At any time, without a reason. What was sent can be taken out for a while."),
        ),
    )


def how_to_begin() -> str:
    """Return where a study file comes from."""
    return tr(
        "A study file ends in “.study.toml” and comes from the study team, with its “.sig” file "
        "beside it. Opening one does not join anything."
    )


def open_file() -> str:
    """Return the words of the button that opens a study file."""
    return tr("Open a study file…")


def own_copy() -> str:
    """Return the words of the way to a copy without a study."""
    return tr("A copy for my own use")


# A study's card


def joined_on(when: date) -> str:
    """Return when a study was joined."""
    return tr("Joined {day}.", day=day(when))


def left_on(when: date) -> str:
    """Return when a study was left."""
    return tr("You left on {day}.", day=day(when))


def about_version(study: Study) -> str:
    """Return the small line under a study's title."""
    return tr(
        "{institution} · {body}, approval {number} · version {version}",
        institution=study.institution,
        body=study.ethics_body,
        number=study.ethics_number,
        version=study.version,
    )


def item(kind: DataItem) -> str:
    """Return what a kind of data is called."""
    return {
        DataItem.RATINGS: tr("Ratings"),
        DataItem.ROTATION: tr("Rotation group"),
        DataItem.SHIFTS: tr("Shift tags"),
        DataItem.TEXT: tr("Writing"),
        DataItem.PROMPTS: tr("Prompts"),
        DataItem.TOTALS: tr("Totals of nights"),
        DataItem.QUESTIONNAIRES: tr("Questionnaires"),
    }[kind]


def item_means(kind: DataItem) -> str:
    """Return what a yes to a kind of data hands over."""
    return {
        DataItem.RATINGS: tr("The two numbers of each night you choose."),
        DataItem.ROTATION: tr("The study’s own name for your kind of rotation; never the site."),
        DataItem.SHIFTS: tr("Day, evening, night, on call or off; post-call; exam."),
        DataItem.TEXT: tr(
            "The entries you choose, pseudonymised, after you have read each of them."
        ),
        DataItem.PROMPTS: tr("Which question an entry answers; never a prompt of your own."),
        DataItem.TOTALS: tr("How many nights there were, were rated and were kept back."),
        DataItem.QUESTIONNAIRES: tr("Your answers to this study’s questionnaires."),
    }[kind]


def of_study(action: str, study: Study) -> str:
    """Return what a screen reader calls an action that several studies have."""
    return tr("{action}: {title}", action=action, title=study.title)


def offer_of(study: Study) -> str:
    """Return what a screen reader calls the page of a study file."""
    return tr("Study: {title}", title=study.title)


def shares() -> str:
    """Return the words before what is shared."""
    return tr("You share")


def shares_nothing() -> str:
    """Return what to say when every item is refused."""
    return tr("You share nothing at present.")


def sealed_nights(nights: int, when: date) -> str:
    """Return one sealed package: when, and how much is in it."""
    return trn("{count} night, {day}", "{count} nights, {day}", nights, day=day(when))


def sealed_so_far(packages: Sequence[str]) -> str:
    """Return all sealed packages in one line."""
    if not packages:
        return tr("Nothing sealed yet.")
    return tr("Sealed so far: {packages}", packages=" · ".join(packages))


def withdraw_until(until: date, today: date) -> str:
    """Return until when data can be taken out of a study."""
    if until < today:
        return tr(
            "The team takes nothing out any more since {day}; you can still stop.", day=day(until)
        )
    return tr("The team takes your data out when you ask until {day}.", day=day(until))


def asks_again(version: int) -> str:
    """Return what a no to a newer version means for what is sealed."""
    return tr(
        "You said no to version {version}, so nothing more can be sealed for this study. Open its "
        "file again to change your mind.",
        version=version,
    )


def waits_for_answer(version: int) -> str:
    """Return what it means that a newer version was read and not answered."""
    return tr(
        "Version {version} of this study waits for your answer. Until then nothing more can be "
        "sealed for it; open its file again.",
        version=version,
    )


def study_says(quoted: str) -> str:
    """Return a study's own words, told apart from the program's."""
    return tr("The study says: “{words}”", words=quoted.strip())


def ended_heading() -> str:
    """Return the heading over studies that were left."""
    return tr("Studies you left")


# Opening a file


def already_joined(title: str) -> str:
    """Return what to say of the file of a study that is joined in this version."""
    return tr("You take part in “{title}” already, in this very version.", title=title)


def older_version(title: str) -> str:
    """Return what to say of an older version of a joined study."""
    return tr(
        "This is an older version of “{title}” than the one you answered. Nothing was changed.",
        title=title,
    )


def left_before() -> str:
    """Return what joining again means."""
    return tr(
        "You took part in this study before, and left. Joining again gives you a new id: the "
        "team cannot tell from it that you were there already. Do not send an entry twice."
    )


def another_key_left() -> str:
    """Return what it means that a study of this name was left which somebody else signed."""
    return tr(
        "You left a study that called itself by this name, and another key signed it. One of the "
        "two may be false. Go on only if the fingerprint of this file stands on the printed, "
        "ethics-approved sheet."
    )


def both_keys(now: str, left: Sequence[str]) -> tuple[str, ...]:
    """Return the fingerprints of this file and of what was left, a line each."""
    return (
        tr("This file: {fingerprint}", fingerprint=now),
        *(tr("The one you left: {fingerprint}", fingerprint=one) for one in left),
    )


# The notice


def notice_title() -> str:
    """Return the heading over the study's notice."""
    return tr("What the study team tells you")


def terms_title() -> str:
    """Return the heading over the study's facts."""
    return tr("The terms")


def nobody_reads() -> str:
    """Return what stands with every notice, whatever the study says."""
    return tr(
        "Nobody reads this in time to help. If you or somebody else is in danger, or the night "
        "is a bad one, Support has people who answer."
    )


def is_it_real_title() -> str:
    """Return the heading over the fingerprint."""
    return tr("Is it real?")


def is_it_real() -> str:
    """Return what Heartbeat cannot tell, and what the student can do."""
    return tr(
        "Heartbeat cannot tell whether a study is real. Compare this fingerprint with the "
        "printed, ethics-approved sheet, or ask the ethics board."
    )


def same_key() -> str:
    """Return what is known of a newer version's signer."""
    return tr("The same key signed this version as the one you joined with.")


def compared() -> str:
    """Return the words of the box under the fingerprint."""
    return tr("I compared it, or asked the ethics board")


def read_to_the_end(*, read: bool, compared: bool) -> str:
    """Return what is missing before the next step; "" when nothing is."""
    if not read:
        return tr("Read to the end to go on; the End key leads there.")
    if not compared:
        return tr("To go on, say that you compared the fingerprint.")
    return ""


def changed_title(before: int, after: int) -> str:
    """Return the heading over what is different in a newer version."""
    if before == after:
        return tr("What changed in version {version}", version=after)
    return tr("What changed from version {before} to version {after}", before=before, after=after)


def changes(
    before: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]], *, same_notice: bool
) -> tuple[str, ...]:
    """Return what is different between two versions, a line each.

    Args:
        before: What each fact is about, and what was said of it.
        now: The same of the newer version.
        same_notice: The notices read the same.
    """
    old, new = _by_subject(before), _by_subject(now)
    lines = [
        _changed(about, old.get(about, ""), new.get(about, ""))
        for about in dict.fromkeys((*new, *old))
        if old.get(about) != new.get(about)
    ]
    if not same_notice:
        lines.insert(0, tr("The notice reads differently. It stands below, whole."))
    return tuple(lines) or (tr("The notice and the terms read as before."),)


def _by_subject(facts: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Put facts that are about the same together: there may be two contacts for questions."""
    found: dict[str, str] = {}
    for about, said in facts:
        found[about] = f"{found[about]}; {said}" if about in found else said
    return found


def _changed(about: str, before: str, now: str) -> str:
    if not before:
        return tr("{about}: new. {now}", about=about, now=now)
    if not now:
        return tr("{about}: no longer there. It was: {before}", about=about, before=before)
    return tr("{about}: {now} Before: {before}", about=about, now=as_sentence(now), before=before)


# The receipt


def joined_title() -> str:
    """Return the title of the page after joining."""
    return tr("You have joined")


def joined_about() -> str:
    """Return what joining has set off: nothing."""
    return tr("Nothing tells anyone that you joined until you send something yourself.")


def cooling_off(days: int) -> str:
    """Return from when on a night can be chosen."""
    if not days:
        return tr("You can choose entries from now on.")
    return trn(
        "A night can be chosen once it is {count} day old.",
        "A night can be chosen once it is {count} days old.",
        days,
    )


def receipt_title() -> str:
    """Return the title of the page of a receipt."""
    return tr("Your receipt")


def receipt_saved(file: str) -> str:
    """Return that a receipt was written."""
    return tr("Saved as {name}. It is not encrypted.", name=file)


def as_sentence(words: str) -> str:
    """Return a study's words with a full stop, where they end in none."""
    stripped = words.rstrip()
    return stripped if stripped.endswith((".", "!", "?", "…")) else f"{stripped}."
