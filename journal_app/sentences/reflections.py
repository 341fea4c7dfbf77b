"""Words for a file of reflections: what is amiss with a line, and what came of the whole."""

from __future__ import annotations

from journal_app.interchange.reflections import LONGEST_LINE, BadLine, Fault
from journal_app.words import tr, trn


def bad_line(line: BadLine) -> str:
    """Return one sentence that names a line by its number and says why it was left out."""
    return tr("Line {number} was left out: {why}.", number=line.number, why=_why(line.fault))


def _why(fault: Fault) -> str:
    return {
        Fault.TOO_LONG: tr("it is longer than {megabytes} MB", megabytes=LONGEST_LINE >> 20),
        Fault.NOT_UTF8: tr("it is not written in UTF-8"),
        Fault.NOT_JSON: tr("it is not JSON"),
        Fault.NOT_AN_OBJECT: tr("it is not an object with “id” and “text”"),
        Fault.NO_ID: tr("its “id” is missing or neither text nor a whole number"),
        Fault.NO_TEXT: tr("its “text” is missing or is not text"),
        Fault.NOT_REPLACED: tr("a detail that was found could not be replaced everywhere in it"),
    }[fault]


def written(texts: int, found: int) -> str:
    """Return e.g. "60 texts written, 812 identifying details replaced"."""
    return tr(
        "{texts} written, {found} replaced.",
        texts=trn("{count} text", "{count} texts", texts),
        found=trn("{count} identifying detail", "{count} identifying details", found),
    )


def left_out(lines: int) -> str:
    """Return what to do about lines that could not be used."""
    return trn(
        "{count} line was left out. Put it right and run this again.",
        "{count} lines were left out. Put them right and run this again.",
        lines,
    )


def withheld(lines: int) -> str:
    """Return what to do about lines in which replacing failed."""
    return trn(
        "{count} line was left out by a mistake in Heartbeat, not in your file. Go through that "
        "text by hand.",
        "{count} lines were left out by a mistake in Heartbeat, not in your file. Go through "
        "those texts by hand.",
        lines,
    )


def repeated(texts: int) -> str:
    """Return what to know about ids that came more than once."""
    return trn(
        "{count} text has an id that another text had before; both were written.",
        "{count} texts have an id that another text had before; all were written.",
        texts,
    )


def read_again() -> str:
    """Return what a person must still do."""
    return tr("Something may have been missed: read every text before anybody else does.")


def without_model() -> str:
    """Return what it means that the statistical model could not be loaded."""
    return tr(
        "The statistical model could not be loaded: more than usual will have been missed. "
        "Have a second person read every text as well."
    )


def same_file() -> str:
    """Return what to do when a file was to be written over what it is made from."""
    return tr("OUT.jsonl is the file that is read. Give another name; nothing was written.")


def not_readable_twice() -> str:
    """Return what to do when a file that has to be read twice cannot be."""
    return tr("--one-author reads the file twice, so it must be an ordinary file.")
