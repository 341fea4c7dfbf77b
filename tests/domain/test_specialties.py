"""What students call their rotations, and the specialty each of them means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.specialties import Specialty, recognise

NAMES = {
    "Gen Med": Specialty.INTERNAL_MEDICINE,
    "Gen. Med.": Specialty.INTERNAL_MEDICINE,
    "General Medicine": Specialty.INTERNAL_MEDICINE,
    "Internal Medicine": Specialty.INTERNAL_MEDICINE,
    "AMU": Specialty.INTERNAL_MEDICINE,
    "Renal": Specialty.INTERNAL_MEDICINE,
    "Neurosurgery": Specialty.SURGERY,
    "Cardiothoracic surgery": Specialty.SURGERY,
    "Gen Surg": Specialty.SURGERY,
    "Paeds": Specialty.PAEDIATRICS,
    "Paediatric surgery": Specialty.PAEDIATRICS,
    "Pediatric oncology": Specialty.PAEDIATRICS,
    "OB/GYN": Specialty.OBSTETRICS_GYNAECOLOGY,
    "Obs & Gynae": Specialty.OBSTETRICS_GYNAECOLOGY,
    "Labor and delivery": Specialty.OBSTETRICS_GYNAECOLOGY,
    "Trauma and Orthopaedics": Specialty.ORTHOPAEDICS,
    "T&O": Specialty.ORTHOPAEDICS,
    "A&E": Specialty.EMERGENCY_MEDICINE,
    "Emergency Medicine": Specialty.EMERGENCY_MEDICINE,
    "Psych": Specialty.PSYCHIATRY,
    "Neuropsychiatry": Specialty.PSYCHIATRY,
    "Family medicine": Specialty.GENERAL_PRACTICE,
    "GP": Specialty.GENERAL_PRACTICE,
    "ICU": Specialty.INTENSIVE_CARE,
    "Cardiac anaesthesia": Specialty.ANAESTHESIA,
    "Anesthesiology": Specialty.ANAESTHESIA,
    "Neuro": Specialty.NEUROLOGY,
    "Stroke unit": Specialty.NEUROLOGY,
    "Neuroradiology": Specialty.RADIOLOGY,
    "Nuclear Medicine": Specialty.RADIOLOGY,
    "Histopathology": Specialty.PATHOLOGY,
    "Forensic Medicine": Specialty.PATHOLOGY,
    "Haem/Onc": Specialty.ONCOLOGY,
    "Palliative medicine": Specialty.PALLIATIVE_CARE,
    "Elderly medicine": Specialty.GERIATRICS,
    "Orthogeriatrics": Specialty.GERIATRICS,
    "Cardio": Specialty.CARDIOLOGY,
    "Derm": Specialty.DERMATOLOGY,
    "Ophthalmology": Specialty.OPHTHALMOLOGY,
    "ENT": Specialty.EAR_NOSE_THROAT,
    "Stroke rehab": Specialty.NEUROLOGY,
    "PM&R": Specialty.REHABILITATION,
    "Community Medicine": Specialty.PUBLIC_HEALTH,
    "COTE": Specialty.GERIATRICS,
    "Haem": Specialty.ONCOLOGY,
    "ER": Specialty.EMERGENCY_MEDICINE,
    "Speech clinic, ENT": Specialty.EAR_NOSE_THROAT,
}
AROUND = ("", "Block 2", "Tuesdays", "elective", "(nights)", "St Anne's", "3/4", "team B", "wards")


@pytest.mark.parametrize(("name", "meant"), NAMES.items())
def test_a_rotation_is_recognised_by_what_students_call_it(name: str, meant: Specialty) -> None:
    assert recognise(name) is meant


@given(
    st.sampled_from(sorted(NAMES)),
    st.sampled_from(AROUND),
    st.sampled_from(AROUND),
    st.sampled_from([str.upper, str.lower, str.title, str]),
)
def test_case_and_the_words_around_it_change_nothing(
    name: str, before: str, after: str, cased: type[str]
) -> None:
    assert recognise(cased(f"{before} {name} {after}")) is NAMES[name]


@given(st.sampled_from(list(Specialty)), st.text(alphabet="-–, ()/.12", max_size=4))
def test_every_specialty_knows_its_own_name(specialty: Specialty, around: str) -> None:
    assert recognise(around + specialty.value.replace("-", " ") + around) is specialty


@pytest.mark.parametrize(
    "name",
    ["Medicine", "medicine nights", "Ward medicine", "Adult Medicine (team B)", "Medicine block 2"],
)
def test_plain_medicine_is_that_of_the_wards(name: str) -> None:
    assert recognise(name) is Specialty.INTERNAL_MEDICINE


@pytest.mark.parametrize(
    "name",
    [
        *("", "Research", "Gap year", "Observership", "Student selected component", "Erased"),
        *("Sports medicine", "Sleep Medicine", "Veterinary medicine", "Prison medicine", "TBC"),
        *("Speech pathology", "Speech-language pathology", "Medicine (MBBS) year 1"),
        *("Er, not sure yet", "Er\u2026", "Im not sure", "Medicines management"),
    ],
)
def test_what_names_no_specialty_is_none(name: str) -> None:
    assert recognise(name) is None
