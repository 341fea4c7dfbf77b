"""What stands in the files the study team reads: the data-quality report, and how to use REDCap."""

from __future__ import annotations

from collections.abc import Iterator

from journal_app.research.desk.redcap import LONGEST
from journal_app.research.desk.summary import Summary
from journal_app.sentences import desk
from journal_app.words import tr

Rows = list[tuple[str, str]]


class FileWords:
    """The words of ``report.md``, ``redcap/README.txt`` and the projects' description."""

    def report(self, summary: Summary) -> str:
        """Return the data-quality report, Markdown."""
        return "\n".join(_report(summary)) + "\n"

    def redcap_readme(self, summary: Summary) -> str:
        """Return how the REDCap files are brought in, plain text."""
        return "\n\n".join(_redcap(summary)) + "\n"

    def project(self) -> str:
        """Return what a QDPX project says of itself."""
        return tr(
            "Reflections of students who took part, pseudonymised, with identifying details "
            "removed. Not anonymous: do not try to find out who wrote them."
        )


def _report(summary: Summary) -> Iterator[str]:
    study = summary.study.study
    versions = ", ".join(map(str, summary.versions)) or tr("none, as there are no packages")
    yield tr("# Data-quality report")
    yield ""
    yield tr(
        "Study {study}, {versions}. The data are pseudonymised, with identifying details "
        "removed; people may still be recognised by what they tell and how.",
        study=f"`{study.id}`",
        versions=tr("study file version {list}", list=versions),
    )
    yield from _section(tr("What came"), _came(summary))
    yield from _section(tr("What is in the pool"), _pool(summary))
    yield from _section(tr("What was left out or changed"), _changed(summary))
    yield from _missing(summary)
    yield from _tied(summary)
    yield from _refused(summary)


def _came(summary: Summary) -> Rows:
    return [
        (tr("Files read"), str(summary.files)),
        (tr("Notices of withdrawal"), str(summary.withdrawals)),
        (tr("Files that brought the same contents again"), str(len(summary.duplicates))),
        (tr("Files refused"), str(len(summary.refused))),
    ]


def _pool(summary: Summary) -> Rows:
    counts = summary.counts
    return [
        (tr("Participants"), str(counts["people"])),
        (tr("Packages"), str(counts["packages"])),
        (tr("Nights"), str(counts["nights"])),
        (tr("Entries"), str(counts["entries"])),
        (tr("Questionnaires filled in"), str(counts["sheets"])),
        (tr("Places where something stands for a detail"), str(summary.replaced_details)),
        (tr("Nights without both ratings, though agreed to"), str(summary.fewer_ratings)),
        (tr("Ratings outside 0 to 10 (a package with one is refused)"), str(summary.out_of_range)),
    ]


def _changed(summary: Summary) -> Rows:
    coarsened = summary.coarsened
    return [
        (tr("Participants who withdrew"), str(summary.withdrawn_people)),
        (tr("Packages withdrawn"), str(summary.withdrawn_packages)),
        (tr("Nights that a later package replaces"), str(summary.replaced.nights)),
        (tr("Entries that a later package replaces"), str(summary.replaced.entries)),
        (tr("Questionnaires that a later package replaces"), str(summary.replaced.sheets)),
        (
            tr("Entries left out, as nobody can tell which text is the later one"),
            str(summary.replaced.collided),
        ),
        (tr("Fewest participants of a group that is named"), str(coarsened.k)),
        (tr("Groups that became “Other” for that reason"), _some(yes=coarsened.folded)),
        (tr("Groups left out altogether for that reason"), _all(yes=coarsened.left_out)),
        (tr("Questionnaires the study does not ask for"), str(summary.unasked)),
        (tr("Characters that XML forbids, now U+FFFD"), str(summary.illegal)),
        (tr("CSV cells that got an apostrophe against formulas"), str(summary.guarded)),
        (tr("Texts that REDCap would cut"), str(summary.too_long)),
        (tr("Entries without text, in no project"), str(summary.without_text)),
    ]


def _some(*, yes: bool) -> str:
    """Return whether there are any: neither which nor how many, which would tell of few."""
    return tr("some") if yes else tr("none")


def _all(*, yes: bool) -> str:
    return tr("all") if yes else tr("none")


def _missing(summary: Summary) -> Iterator[str]:
    yield ""
    yield tr("## Missing values")
    yield ""
    yield tr("Missing means: not agreed to, not given, or taken out as too rare.")
    yield ""
    yield tr("| Table | Rows | Variable | Missing |")
    yield "|---|---:|---|---:|"
    for name, tally in summary.tallies.items():
        for variable, count in sorted(tally.missing.items()):
            if variable in summary.never_asked:
                continue
            yield f"| {name} | {tally.rows} | `{variable}` | {count} |"


def _tied(summary: Summary) -> Iterator[str]:
    if not summary.ties:
        return
    yield ""
    yield tr("## Packages with the same number")
    yield ""
    yield tr(
        "Packages count from 1, and a journal restored from an older backup may use a number "
        "again. Then nobody can tell from the files which package is the later one, nor which of "
        "those after it. Entries with different texts in them are left out, whichever text is "
        "newer; of nights and questionnaires one is taken. If you know which file came last, take "
        "the others of the same line out of the folder and open it again."
    )
    yield ""
    for tie in summary.ties:
        files = ", ".join(f"`{_safe(name)}`" for name in tie.files)
        yield tr(
            "- {participant}, number {number}: {files}",
            participant=f"`{tie.participant}`",
            number=tie.sequence,
            files=files,
        )


def _refused(summary: Summary) -> Iterator[str]:
    if summary.duplicates:
        yield ""
        yield tr("## Files that came again")
        yield ""
        yield from (f"- `{_safe(name)}`" for name in summary.duplicates)
    if summary.refused:
        yield ""
        yield tr("## Files refused")
        yield ""
        for error in summary.refused:
            yield f"- `{_safe(str(error.values.get('file', '')))}`: {desk.reason(error)}."


def _section(title: str, rows: Rows) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield "| | |"
    yield "|---|---:|"
    yield from (f"| {name} | {value} |" for name, value in rows)


def _safe(text: str) -> str:
    return text.replace("|", "/").replace("`", "'").replace("<", "‹")


def _redcap(summary: Summary) -> Iterator[str]:
    yield tr("How to bring these files into REDCap")
    yield tr(
        "1. Make a new, empty project for this pool: uploading a dictionary replaces every "
        "instrument that a project has."
    )
    yield tr("2. Project Setup, Data Dictionary: upload dictionary.csv and commit the changes.")
    yield tr(
        "3. Project Setup, “Enable optional modules and customizations”, “Repeating instruments "
        "and events”: enable it, and tick the instruments nights, entries and answers. A "
        "dictionary cannot say this, and records.csv cannot be brought in without it."
    )
    yield tr(
        "4. Data Import Tool: upload records.csv as rows, comma separated, UTF-8; look at the "
        "preview, then import. Empty cells are passed over."
    )
    yield tr(
        "Each participant is a record; record_id is the participant’s id, derived from a key made "
        "for this study alone. Nights, entries and answers are instances of their instruments; "
        "entry_night holds the night_key of the night an entry belongs to."
    )
    yield tr(
        "Where a cell, or what follows a semicolon, tab or line end in it, begins like a formula, "
        "there is an apostrophe in front, so that no spreadsheet runs it: {count} cells in the "
        "CSV files of this folder and those beside it. Take one apostrophe off where one stands "
        "there before =, +, -, @, | or %.",
        count=summary.guarded,
    )
    yield tr(
        "REDCap keeps {bytes} bytes of one value. Texts longer than that: {count}.",
        bytes=LONGEST,
        count=summary.too_long,
    )
