"""Words of a package's contents, read before they are sealed, and of what comes after sealing."""

from __future__ import annotations

from datetime import date

from journal_app.domain.consent import SealedRecord
from journal_app.domain.nights import Shift
from journal_app.domain.packages import PackagedAnswers, PackagedEntry, PackagedNight, PromptUse
from journal_app.domain.studies import Study
from journal_app.sentences import nights
from journal_app.sentences.research_review import about, still_here
from journal_app.words import tr, trn


def title() -> str:
    """Return the name of the page that shows the contents."""
    return tr("What you saw is what goes")


def subtitle(study: Study, package_nights: int, *, sealed: bool) -> str:
    """Return the line under the name: study, approval, nights, and that nothing has left.

    Args:
        sealed: A package was sealed for this study before, and may have left.
    """
    return tr(
        "{study} · {nights} · {still}",
        study=about(study),
        still=still_here(sealed=sealed),
        nights=trn("{count} night", "{count} nights", package_nights),
    )


def read_back() -> str:
    """Return what the page shows."""
    return tr(
        "The package is made. This is read back from its very bytes, and sealing seals those bytes."
    )


def raw_hint() -> str:
    """Return what the raw bytes are."""
    return tr(
        "The files inside the package, byte for byte. All but the signature and the padding are "
        "plain text."
    )


def not_text(size: int) -> str:
    """Return what stands above bytes that are no text."""
    return trn(
        "{count} byte that is not text, as hexadecimal digits:",
        "{count} bytes that are not text, as hexadecimal digits:",
        size,
    )


def zeros(size: int) -> str:
    """Return what stands above the padding."""
    return trn(
        "{count} zero byte, and nothing else: it fills the file up, so that its size says less.",
        "{count} zero bytes, and nothing else: they fill the file up, so that its size says less.",
        size,
    )


def size_of(count: int) -> str:
    """Return the size of a file in words."""
    if count < 1000:
        return trn("{count} byte", "{count} bytes", count)
    return tr("{count} kB", count=f"{count / 1000:.1f}")


def member_row(name: str, size: int) -> str:
    """Return what the list calls a file of the package."""
    return tr("{name} · {size}", name=name, size=size_of(size))


def go_to(text: str) -> str:
    """Return the words of the way to a text."""
    return tr("Go to {text}", text=text)


def warnings_part(count: int) -> str:
    """Return what the list calls the things to think about."""
    return trn("{count} thing to weigh", "{count} things to weigh", count)


def weigh_first() -> str:
    """Return that there is something to think about before sealing."""
    return tr("Before you seal: what may still point to you, without being a name.")


def overview() -> str:
    """Return what the list calls the first part."""
    return tr("Who and what")


def nights_part(count: int) -> str:
    """Return what the list calls the nights."""
    return trn("{count} night", "{count} nights", count)


def answers_part(count: int) -> str:
    """Return what the list calls the answers to questionnaires."""
    return trn("{count} questionnaire", "{count} questionnaires", count)


def when(of: PackagedNight | PackagedAnswers) -> str:
    """Return the time a package tells of a night: its day number or its week, or nothing."""
    if of.day is not None:
        return tr("Day {number}", number=of.day)
    if isinstance(of, PackagedNight) and of.week is not None:
        return tr("Week {number}", number=of.week)
    return ""


def entry_part(night: PackagedNight | None, number: int) -> str:
    """Return what the list calls an entry."""
    known = when(night) if night is not None else ""
    return tr("{when} · entry", when=known) if known else tr("Entry {number}", number=number)


def entry_facts(entry: PackagedEntry, night: PackagedNight | None) -> str:
    """Return what goes with a text, on one line."""
    facts = [when(night)] if night is not None else []
    if entry.use is not None:
        facts.append(prompt_use(entry.use))
    if entry.edited_after_joining:
        facts.append(tr("changed after you joined"))
    facts.append(trn("{count} place replaced", "{count} places replaced", entry.replaced))
    return " · ".join(fact for fact in facts if fact)


def prompt_use(use: PromptUse) -> str:
    """Return how an entry came to its prompt."""
    return {
        PromptUse.SHOWN: tr("prompt as first shown"),
        PromptUse.SWAPPED: tr("prompt chosen instead of another"),
        PromptUse.FREE: tr("written freely"),
    }[use]


def shift(tag: str) -> str:
    """Return a shift as it stands in a package; "" when none was chosen."""
    return nights.shift(Shift(tag)) if tag else ""


def yes_or_no(said: bool | None) -> str:
    """Return yes, no, or nothing."""
    if said is None:
        return ""
    return tr("yes") if said else tr("no")


def score(name: str, value: float | None) -> str:
    """Return a score and its value."""
    if value is None:
        return tr("{score}: too few answers", score=name)
    return tr("{score}: {value}", score=name, value=f"{value:g}")


def answered(code: str, value: int | None) -> str:
    """Return a question's code and what was answered."""
    said = tr("left out") if value is None else str(value)
    return tr("{code}: {answer}", code=code, answer=said)


def seal(count: int) -> str:
    """Return the words of the button that seals."""
    return trn("Seal {count} night", "Seal {count} nights", count)


def for_the_team(study: Study) -> tuple[str, ...]:
    """Return what sealing means and what sending says, a line each."""
    return (
        tr("Only the study team can open the file."),
        sending(study),
        until(study.withdraw_until),
    )


def sending(study: Study) -> str:
    """Return who learns what when the file is sent."""
    if study.return_channel.hides_sender:
        return tr("You send it; the study says its way hides who sent it.")
    return tr("You send it; e-mailing it tells them who you are.")


def until(last: date) -> str:
    """Return how long data can still be taken out."""
    return tr(
        "You can withdraw until {day} {year}.", day=nights.day_and_month(last), year=last.year
    )


def suggested_ending() -> str:
    """Return the ending of a sealed file."""
    return "age"


def where() -> str:
    """Return the title of the window that asks where the sealed file goes."""
    return tr("Save the sealed file")


def changed() -> str:
    """Return what to say when something changed since the package was made."""
    return tr(
        "Something changed since the package was made, so that it was thrown away. Read what "
        "changed; then it is made anew."
    )


def sealed_title() -> str:
    """Return the name of the page after sealing."""
    return tr("Sealed")


def sealed_as(record: SealedRecord) -> str:
    """Return what was written."""
    return tr(
        "{name} holds {nights}, sealed for the study team. Nothing was sent; it lies in this "
        "folder:",
        name=record.file_name,
        nights=trn("{count} night", "{count} nights", record.nights),
    )


def how_to_send() -> str:
    """Return the heading over the study's own words on sending."""
    return tr("How to send it, in the study’s words")


def reveals(study: Study) -> str:
    """Return what sending tells about the student."""
    if study.return_channel.hides_sender:
        return tr(
            "The study says that this way keeps it from learning who sent the file. Use no other "
            "way: e-mailing it tells them who you are. The file’s name and size say nothing of "
            "you or of the study."
        )
    return tr(
        "Sending is what tells them that you take part, and who you are: an e-mail carries your "
        "name and address. Inside the file you are only a number. Nobody knows that you joined "
        "until you send something."
    )


def later() -> str:
    """Return the heading over what can be done afterwards."""
    return tr("If you change your mind")


def content_hash() -> str:
    """Return the label of the hash of what was read."""
    return tr("SHA-256 of what you read")


def file_hash() -> str:
    """Return the label of the hash of the sealed file."""
    return tr("SHA-256 of the sealed file")
