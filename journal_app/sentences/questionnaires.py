"""Words around questionnaires: being due, being filled in, the licence, the score, Settings."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from journal_app.domain.questionnaires import Item, Questionnaire
from journal_app.sentences import nights
from journal_app.services.questionnaire_form import Form, Listed, Scored, Standing
from journal_app.words import tr, trn


def due(questionnaire: Questionnaire) -> str:
    """Return the quiet line on Tonight."""
    return tr("A questionnaire is due: {title}", title=questionnaire.title)


def about_form(form: Form) -> str:
    """Return the line under the title: which night, and that nothing is required."""
    return tr(
        "For {night} · leave out whatever you like · your answers are kept in this journal",
        night=nights.long_night(form.night),
    )


def too_soon(form: Form, today: date) -> str:
    """Return why it cannot be filled in yet, and from when it can."""
    return tr(
        "You filled this in not long ago. Its questions look back {days}, so it can be filled in "
        "again from {night}.",
        days=days(form.questionnaire.recall_days),
        night=nights.short_night(form.again_from or today, today),
    )


def expired(questionnaire: Questionnaire) -> str:
    """Return that a licence has ended, and what remains."""
    ends = questionnaire.licence_expires
    return tr(
        "The licence of this questionnaire ended on {day}, so it can no longer be filled in. "
        "Your earlier answers stay in the journal until you remove them.",
        day=full_day(ends) if ends else "",
    )


def none_due() -> str:
    """Return what is shown where no questionnaire is due."""
    return tr("No questionnaire is due tonight.")


def before_use() -> str:
    """Return the heading over a licence that was not read yet."""
    return tr("Before you use it")


def licence_facts(questionnaire: Questionnaire) -> tuple[tuple[str, str], ...]:
    """Return (what, who or when) of a licence and of the questionnaire, for a short list."""
    ends = questionnaire.licence_expires
    return (
        (tr("Rights holder"), questionnaire.rights_holder),
        (tr("Permission"), questionnaire.permission_reference),
        (tr("Licence until"), full_day(ends) if ends else tr("no end")),
        (tr("Cite as"), questionnaire.citation),
    )


def full_day(day: date) -> str:
    """Return e.g. "31 December 2030"."""
    return tr("{day} {year}", day=nights.day_and_month(day), year=day.year)


def days(count: int) -> str:
    """Return e.g. "7 days"."""
    return trn("{count} day", "{count} days", count)


def answered(given: int, items: int) -> str:
    """Return how many items have an answer; nobody counts what is missing."""
    return tr("{given} of {items} answered, each kept as you choose it", given=given, items=items)


def option(item: Item, label: str) -> str:
    """Return an option's name for a screen reader."""
    return tr("{item}: {answer}", item=item.text, answer=label)


def row(item: Item, label: str | None) -> str:
    """Return an item with its answer, for a screen reader."""
    if label is None:
        return tr("{item} No answer.", item=item.text)
    return tr("{item} {answer}.", item=item.text, answer=label)


def row_help() -> str:
    """Return how an item is answered by key."""
    return tr("Arrows or a digit choose an answer, Space the first, Delete takes it back.")


def keys(*, numbers: bool) -> str:
    """Return the line that names the keys.

    Args:
        numbers: Answers have numbers of their own, which their digits stand for.
    """
    if numbers:
        return tr("Keys: a digit is its answer, arrows go along, Delete takes back, Tab goes on.")
    return tr("Keys: 1 is the first answer, arrows go along, Delete takes back, Tab goes on.")


def kept(given: int) -> str:
    """Return what stands after a questionnaire was put away."""
    if not given:
        return tr("Nothing was answered, and nothing was kept.")
    return tr("Your answers are kept. You can still change them for a while: press “Change”.")


def score_value(scored: Scored) -> str:
    """Return a score with its range and nothing else."""
    if scored.value is None:
        return tr("too few answers for this number")
    return tr(
        "{value} on a scale from {lowest} to {highest}",
        value=number(scored.value),
        lowest=number(scored.lowest),
        highest=number(scored.highest),
    )


def number(value: float) -> str:
    """Return a number with at most one decimal place, halves rounded up."""
    rounded = Decimal(repr(value)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return str(rounded.to_integral() if rounded == rounded.to_integral() else rounded)


def about_score() -> str:
    """Return what a score is not."""
    return tr(
        "A number by the questionnaire’s own rule. Heartbeat does not say what it means, and one "
        "evening says little."
    )


def about_section() -> str:
    """Return what the section of Settings is for."""
    return tr(
        "A study or your school may give you a questionnaire as a file, with the permission to use "
        "it. You see all of it here before it is added."
    )


def preview(questionnaire: Questionnaire, standing: Standing) -> str:
    """Return version, length and rhythm of a file that was brought."""
    facts = tr(
        "Version {version} · {items} · looks back {recall} · comes up every {interval}",
        version=questionnaire.version,
        items=trn("{count} item", "{count} items", len(questionnaire.items)),
        recall=days(questionnaire.recall_days),
        interval=days(questionnaire.interval_days),
    )
    return facts if standing is Standing.NEW else f"{facts}. {_standing(standing)}"


def preview_name(questionnaire: Questionnaire) -> str:
    """Return what a screen reader calls a file that was brought."""
    return tr("Questionnaire to look at: {title}", title=questionnaire.title)


def _standing(standing: Standing) -> str:
    if standing is Standing.HERE:
        return tr("It is in your journal already.")
    return tr("It takes the place of the version you have; earlier answers stay.")


def listed(item: Listed, today: date) -> str:
    """Return what the list says of a questionnaire: rhythm, how often, until when."""
    parts = [tr("every {days}", days=days(item.questionnaire.interval_days))]
    if item.last is None:
        parts.append(tr("not filled in yet"))
    else:
        times = trn("filled in once", "filled in {count} times", item.sheets)
        parts.append(
            tr("{times}, last on {night}", times=times, night=nights.short_night(item.last, today))
        )
    ends = item.questionnaire.licence_expires
    if item.expired and ends is not None:
        parts.append(tr("licence ended on {day}", day=full_day(ends)))
    elif ends is not None:
        parts.append(tr("licence until {day}", day=full_day(ends)))
    return " · ".join(parts)


def ask_remove(item: Listed) -> str:
    """Return the question before a questionnaire is removed."""
    if not item.sheets:
        return tr("Remove “{title}” from this journal?", title=item.questionnaire.title)
    return trn(
        "Remove “{title}” and the answers of {count} evening? They cannot be brought back, except "
        "from a backup.",
        "Remove “{title}” and the answers of {count} evenings? They cannot be brought back, except "
        "from a backup.",
        item.sheets,
        title=item.questionnaire.title,
    )


def added(questionnaire: Questionnaire) -> str:
    """Return that a questionnaire is in the journal now."""
    return tr(
        "“{title}” is in your journal. Tonight says so in one line when it is due.",
        title=questionnaire.title,
    )
