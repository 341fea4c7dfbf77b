"""Why a sealed file of a student is refused, and why nothing can be sealed now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from journal_app.research.package_faults import PackageFault
from journal_app.services.research_rules import SealRefusal
from journal_app.words import tr, trn

Values = dict[str, str | int]


def sealed_file(values: Values) -> str:
    """Return what to say of a sealed file that cannot be used, with the reason."""
    file = values.get("file")
    name = tr("“{name}”", name=file) if file else tr("This file")
    return tr("{file} was not used: {why}.", file=name, why=fault(str(values.get("why", ""))))


def fault(why: str) -> str:
    """Return the reason of a refusal, to stand after a colon."""
    try:
        return _FAULTS[PackageFault(why)]()
    except ValueError:
        return tr("it is not a sealed package; ask for it to be sent again")


def sealing_refused(values: Values) -> str:
    """Return why nothing can be sealed now."""
    try:
        why = SealRefusal(str(values.get("why", "")))
    except ValueError:
        return tr("Nothing can be sealed for this study now; nothing was written.")
    if why is SealRefusal.FEW_NIGHTS:
        least = int(values.get("least", 1))
        return trn(
            "This study asks for at least {count} night. Choose more; nothing was written.",
            "This study asks for at least {count} nights. Choose more; nothing was written.",
            least,
        )
    return _REFUSALS[why]()


_FAULTS: Final[Mapping[PackageFault, Callable[[], str]]] = {
    PackageFault.NOT_OPENED: lambda: tr(
        "this key does not open it, or it was damaged on its way; check that it belongs to this "
        "study, or ask for it to be sent again"
    ),
    PackageFault.TOO_BIG: lambda: tr("it is larger than any package Heartbeat makes"),
    PackageFault.NOT_ARCHIVE: lambda: tr("what is in it is not an archive as Heartbeat writes it"),
    PackageFault.TRUNCATED: lambda: tr(
        "its end is missing or something follows it; ask for it to be sent again"
    ),
    PackageFault.COMPRESSED: lambda: tr(
        "its archive is compressed, which Heartbeat never does, so it was made by something else"
    ),
    PackageFault.MEMBERS: lambda: tr("its archive does not hold the files of a package"),
    PackageFault.FORMAT: lambda: tr(
        "it was made by a newer Heartbeat or by something else; install the newest Heartbeat "
        "and try again"
    ),
    PackageFault.KIND: lambda: tr("it is neither a package nor a notice of withdrawal"),
    PackageFault.MANIFEST: lambda: tr("its manifest says something that no manifest says"),
    PackageFault.SIGNATURE: lambda: tr(
        "its signature does not hold, so it was altered or somebody else made it"
    ),
    PackageFault.PARTICIPANT: lambda: tr(
        "the participant it names does not belong to the key that signed it"
    ),
    PackageFault.HASH: lambda: tr("a file in it is not the one its manifest was signed for"),
    PackageFault.JSON: lambda: tr("a file in it is not the JSON that Heartbeat writes"),
    PackageFault.VALUE: lambda: tr("it holds a value that cannot be"),
    PackageFault.NOT_CONSENTED: lambda: tr(
        "it holds something that its own consent record does not allow; do not use any of it"
    ),
    PackageFault.LINKS: lambda: tr("its nights, entries and counts do not fit together"),
    PackageFault.TWIN: lambda: tr("a CSV file in it does not say what the JSON Lines say"),
}

_REFUSALS: Final[Mapping[SealRefusal, Callable[[], str]]] = {
    SealRefusal.WITHDRAWN: lambda: tr(
        "You left this study, so nothing is sealed for it any more; nothing was written."
    ),
    SealRefusal.NOT_ANSWERED: lambda: tr(
        "There is a newer version of this study. Read it and say yes or no first; nothing was "
        "written."
    ),
    SealRefusal.EXPIRED: lambda: tr(
        "The ethics approval of this study has expired. Ask the study team for a newer study "
        "file; nothing was written."
    ),
    SealRefusal.CHANGED: lambda: tr(
        "Your choices changed, or an entry did, after this was put together. Look at it once "
        "more; nothing was written."
    ),
    SealRefusal.NOTHING: lambda: tr(
        "Nothing that you agreed to share is in this. Choose nights first; nothing was written."
    ),
    SealRefusal.TOO_MUCH: lambda: tr(
        "This is more than fits into one package. Choose fewer entries; nothing was written."
    ),
}
