"""Specialties of medicine as prompts know them, recognised in what a student calls a rotation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Specialty(StrEnum):
    """A specialty for which there are prompts."""

    INTERNAL_MEDICINE = "internal-medicine"
    SURGERY = "surgery"
    PAEDIATRICS = "paediatrics"
    OBSTETRICS_GYNAECOLOGY = "obstetrics-gynaecology"
    PSYCHIATRY = "psychiatry"
    EMERGENCY_MEDICINE = "emergency-medicine"
    GENERAL_PRACTICE = "general-practice"
    INTENSIVE_CARE = "intensive-care"
    ANAESTHESIA = "anaesthesia"
    NEUROLOGY = "neurology"
    ONCOLOGY = "oncology"
    PALLIATIVE_CARE = "palliative-care"
    GERIATRICS = "geriatrics"
    ORTHOPAEDICS = "orthopaedics"
    CARDIOLOGY = "cardiology"
    RADIOLOGY = "radiology"
    PATHOLOGY = "pathology"
    DERMATOLOGY = "dermatology"
    OPHTHALMOLOGY = "ophthalmology"
    EAR_NOSE_THROAT = "ear-nose-throat"
    REHABILITATION = "rehabilitation"
    PUBLIC_HEALTH = "public-health"


_SIGNS: Final[Mapping[Specialty, str]] = {
    # The first that fits wins. Whom it is for stands before what is done ("paediatric surgery",
    # "elderly medicine"), what is done before the organ it is done to ("neurosurgery" and
    # "neuroradiology" before "neuro", "cardiac anaesthesia" before "cardiac"), and the plain
    # word "ward" last. A child with cancer, or a mother, is met as that.
    Specialty.PAEDIATRICS: r"p(a?e|\u00e4)diat\w*|pa?eds|neonat\w*|nicu|picu|children\w*",
    Specialty.OBSTETRICS_GYNAECOLOGY: r"obs|obstet\w*|ob[ /-]?gyn\w*|o ?& ?g|gyna?ec\w*|gyna?e?"
    r"|maternity|midwi\w*|labou?r (ward|(and|&) delivery)|women['\u2019]?s health",
    Specialty.PALLIATIVE_CARE: r"palliat\w*|hospice\w*|end of life",
    Specialty.INTENSIVE_CARE: r"intensive\w*|icu|itu|critical care|hdu|micu|sicu",
    Specialty.ORTHOPAEDICS: r"orthop\w*|ortho|t ?& ?o",
    Specialty.EMERGENCY_MEDICINE: r"emerg\w*|a ?& ?e|ed|er(?! ?[,\u2026]| ?\.\.)|casualty"
    r"|urgent care|trauma(?! therapy)",
    Specialty.OPHTHALMOLOGY: r"ophthal\w*|eyes?|ophtho",
    Specialty.EAR_NOSE_THROAT: r"ent|ear,? nose\w*|otolaryng\w*|otorhino\w*|orl",
    Specialty.ANAESTHESIA: r"\w*ana?esthe\w*|pain (medicine|clinic|service|team)",
    Specialty.SURGERY: r"\w*surg\w*|theatre\w*|urology|vascular|transplant\w*",
    Specialty.GERIATRICS: r"\w*geriat\w*|elderly|cote|older (people|adults|persons)|age?ing"
    r"|memory clinic",
    Specialty.PSYCHIATRY: r"\w*psych\w*|mental health|camhs|addiction\w*",
    Specialty.RADIOLOGY: r"\w*radiolog\w*|imaging|x-?ray|nuclear medicine",
    Specialty.PATHOLOGY: r"(?<!speech[ -])(?<!language[ -])\w*patholog\w*|histolog\w*|forensic\w*"
    r"|laborator\w*",
    Specialty.NEUROLOGY: r"neuro\w*|stroke\w*",
    Specialty.ONCOLOGY: r"\w*oncolog\w*|onc|ha?ematolog\w*|haem|heme|cancer\w*|chemo\w*",
    Specialty.CARDIOLOGY: r"cardio\w*|cardiac|ccu",
    Specialty.DERMATOLOGY: r"derm\w*|skin",
    Specialty.REHABILITATION: r"\w*rehab\w*|pm ?& ?r|physical medicine",
    Specialty.PUBLIC_HEALTH: r"public health|epidemiolog\w*|community (health|medicine)",
    Specialty.GENERAL_PRACTICE: r"general pract\w*|gp|family (medicine|practice)"
    r"|primary care|rural",
    Specialty.INTERNAL_MEDICINE: r"internal\w*|gen(eral)?\.? ?med\w*|acute med\w*|wards?"
    r"|im|gim|amu|respirat\w*|pulmo\w*|gastro\w*|renal|nephro\w*|endocrin\w*|rheumat\w*"
    r"|infectious\w*|hospital medicine|hepat\w*",
}

_PATTERNS: Final = {
    specialty: re.compile(rf"(?<![^\W\d_])(?:{signs})(?![^\W\d_])", re.IGNORECASE)
    for specialty, signs in _SIGNS.items()
}


_MEDICINE: Final = re.compile(
    r"(?:general|acute|adult|ward|hospital|the|my|year|block|term|week|team|firm|rotation|placement"
    r"|clerkship|posting|attachment|elective|core|junior|senior|nights?|days?|evenings?|on[ -]?call"
    r"|[\W\d_]|(?<![^\W\d_])[a-z](?![^\W\d_]))*"
)
"""What may stand around a plain "medicine" that is the medicine of the wards."""

_UNDECIDED: Final = re.compile(
    r"\b(?:not (?:yet )?(?:sure|known|decided)|unsure|undecided|do(?: not|n['\u2019]?t) know|dunno"
    r"|no idea|tb[acd])\b",
    re.IGNORECASE,
)


def recognise(name: str) -> Specialty | None:
    """Return the specialty a rotation's name speaks of; None when none is known in it.

    Args:
        name: As the student typed it: "Paeds", "Gen Med nights", "OB/GYN".
    """
    name = " ".join(name.split())
    if _UNDECIDED.search(name):
        return None
    for specialty, pattern in _PATTERNS.items():
        if pattern.search(name):
            return specialty
    around, is_there, rest = name.lower().partition("medicine")
    if is_there and _MEDICINE.fullmatch(around) and _MEDICINE.fullmatch(rest):
        return Specialty.INTERNAL_MEDICINE
    return None
