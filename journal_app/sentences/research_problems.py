"""What can go wrong with studies, questionnaires and sealed files, a sentence for each.

Where a file says why it is refused, ``sentences.studies`` and its neighbours word the reason.
"""

from __future__ import annotations

from journal_app.words import tr

Values = dict[str, str | int]


def study_file(values: Values) -> str:
    """Return what to say of a study file that cannot be used."""
    return tr(
        "{file} is not a study file that Heartbeat can use. Ask the study team for a new one; "
        "nothing was joined.",
        file=_file(values, tr("This")),
    )


def study_signature(values: Values) -> str:
    """Return what to say when a study file's signature is not there or does not hold."""
    return tr(
        "{file} is not signed as it should be: it was changed, or its “.sig” file does not lie "
        "beside it. Ask the study team for both files again.",
        file=_file(values, tr("This study file")),
    )


def study_other_key(values: Values) -> str:
    """Return what to say of a newer version that somebody else signed."""
    return tr(
        "{file} says it is the study you joined, but another key signed it. Do not use it; ask "
        "the ethics board named in your receipt.",
        file=_file(values, tr("This study file")),
    )


def study_key(values: Values) -> str:
    """Return what to say of a key file of the study team that cannot be used."""
    return tr(
        "{file} is not a key that opens these files. Name the key that “heartbeat study keygen” "
        "made for this study.",
        file=_file(values, tr("This")),
    )


def questionnaire_file(values: Values) -> str:
    """Return what to say of a questionnaire that cannot be used."""
    return tr(
        "{file} is not a questionnaire that Heartbeat can use. Ask whoever gave it to you for a "
        "corrected one; nothing was added.",
        file=_file(values, tr("This")),
    )


def sealing_missing(_values: Values) -> str:
    """Return what to say where the sealing library is not installed."""
    return tr(
        "Sealing needs the library pyrage, which is not installed on this computer. Install "
        "Heartbeat on one with a 64-bit Intel, AMD or ARM processor; nothing was written."
    )


def parquet_missing(_values: Values) -> str:
    """Return what to say where Parquet was asked for and cannot be written."""
    return tr(
        "Parquet needs the library pyarrow, which is not installed. Install Heartbeat with the "
        "extra “team”, or ask for CSV."
    )


def _file(values: Values, otherwise: str) -> str:
    name = values.get("file")
    return tr("“{name}”", name=name) if name else otherwise
