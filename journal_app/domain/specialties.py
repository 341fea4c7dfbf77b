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
    # The narrower first: "paediatric surgery" is about children, "neurosurgery" about surgery.
    Specialty.PAEDIATRICS: r"p(a?e|\u00e4)diat\w*|pa?eds|neonat\w*|nicu|picu|children\w*",
    Specialty.OBSTETRICS_GYNAECOLOGY: r"obs\w*|ob[ /-]?gyn\w*|o ?& ?g|gyna?ec\w*|gyn|maternity"
    r"|midwi\w*|labour ward|women['\u2019]?s health",
    Specialty.PALLIATIVE_CARE: r"palliat\w*|hospice\w*|end of life",
    Specialty.INTENSIVE_CARE: r"intensive\w*|icu|itu|critical care|hdu|micu|sicu",
    Specialty.EMERGENCY_MEDICINE: r"emerg\w*|a ?& ?e|ed|er|casualty|urgent care|trauma",
    Specialty.ORTHOPAEDICS: r"orthop\w*|ortho|t ?& ?o",
    Specialty.OPHTHALMOLOGY: r"ophthal\w*|eyes?|ophtho",
    Specialty.EAR_NOSE_THROAT: r"ent|ear,? nose\w*|otolaryng\w*|otorhino\w*|orl",
    Specialty.SURGERY: r"\w*surg\w*|theatre\w*|urology|vascular|transplant\w*",
    Specialty.GERIATRICS: r"geriat\w*|elderly|older (people|adults|persons)|age?ing"
    r"|memory clinic",
    Specialty.PSYCHIATRY: r"psych\w*|mental health|camhs|addiction\w*",
    Specialty.ANAESTHESIA: r"ana?esthe\w*",
    Specialty.NEUROLOGY: r"neuro\w*|stroke\w*",
    Specialty.ONCOLOGY: r"oncolog\w*|onc|ha?ematolog\w*|cancer\w*|chemo\w*",
    Specialty.CARDIOLOGY: r"cardio\w*|cardiac|ccu",
    Specialty.RADIOLOGY: r"radiolog\w*|imaging|x-?ray",
    Specialty.PATHOLOGY: r"patholog\w*|histolog\w*|forensic\w*|laborator\w*",
    Specialty.DERMATOLOGY: r"derm\w*|skin",
    Specialty.REHABILITATION: r"rehab\w*|pm ?& ?r|physical medicine",
    Specialty.PUBLIC_HEALTH: r"public health|epidemiolog\w*|community health",
    Specialty.GENERAL_PRACTICE: r"general pract\w*|gp|family (medicine|practice)"
    r"|primary care|rural",
    Specialty.INTERNAL_MEDICINE: r"internal\w*|(general|acute) med\w*|medicine|wards?|im|gim|amu"
    r"|respirat\w*|pulmo\w*|gastro\w*|renal|nephro\w*|endocrin\w*|rheumat\w*|infectious\w*"
    r"|hospital medicine|hepat\w*",
}

_PATTERNS: Final = {
    specialty: re.compile(rf"(?<!\w)(?:{signs})(?!\w)", re.IGNORECASE)
    for specialty, signs in _SIGNS.items()
}


def recognise(name: str) -> Specialty | None:
    """Return the specialty a rotation's name speaks of; None when none is known in it.

    Args:
        name: As the student typed it: "Paeds", "Gen Med nights", "OB/GYN".
    """
    for specialty, pattern in _PATTERNS.items():
        if pattern.search(name):
            return specialty
    return None
