"""Numbers and codes of a person or a thing, and what looks like them."""

from __future__ import annotations

import pytest

from journal_app.privacy.passage import Passage
from journal_app.privacy.rules import numbers
from journal_app.privacy.rules.shapes import nhs_number
from tests.privacy.marking import check, found

MARKED = [
    "MRN ⟦5530917⟧ in my head",
    "her MRN is ⟦88-20-417⟧, typed twice",
    "hosp no ⟦QX7 0081426⟧ on the band",
    "hospital number ⟦H448120⟧ again",
    "NHS number ⟦943 476 5919⟧ on the form",
    "CHI ⟦0101501234⟧",
    "MR number ⟦00-41-72⟧ on it",
    "URN: ⟦4410 223⟧",
    "NHI ⟦ZAB1235⟧",
    "IPD no. ⟦2024/IP/220817⟧.",
    "OPD no ⟦24/17733⟧",
    "UHID ⟦AP0041772⟧",
    "folder number ⟦KBT/MW/24/00913⟧.",
    "card no ⟦77120⟧ at the desk",
    "chart no. ⟦90177-A⟧",
    "Medicare number ⟦3950 28471 2⟧, faded",
    "DVA number ⟦QX 908812⟧",
    "aadhaar ending ⟦7710⟧",
    "CNIC ⟦35202-1234567-1⟧",
    "NRIC ⟦S7654321A⟧",
    "HKID ⟦B345678(9)⟧",
    "SSN, last four ⟦8830⟧",
    "⟦123-45-6789⟧ on the wristband",
    "passport ⟦N8871204⟧",
    "licence no ⟦MD 44182⟧",
    "badge ⟦20931⟧ found in the sluice",
    "locker ⟦83⟧ is mine",
    "GMC ⟦7712345⟧",
    "AHPRA ⟦MED0001917723⟧",
    "case number ⟦C-2291-7⟧",
    "study ID ⟦BRV-0217⟧",
    "sample ⟦S24-88120⟧ was lost",
    "accession ⟦24-118-0092⟧",
    "policy no ⟦AX/99120/7⟧",
    "member ID ⟦W8820 11734⟧",
    "ticket ⟦A1177⟧ in the queue",
    "order #⟦661290⟧",
    "CSN ⟦100238871⟧",
    "account ⟦30017745⟧",
    "PHIN ⟦718 334 901⟧) she",
    "student no. ⟦20417733⟧",
    "pacemaker serial ⟦PKL220917⟧",
    "the code was ⟦C4471X⟧ taped",
    "door code ⟦4471⟧ of course",
    "pin ⟦9031⟧ on a note",
    "a slip, ⟦44-7719-02⟧, fell",
    "he kept saying ⟦7739120⟧ as a rhyme",
    "⟦943 476 5919⟧ was on it",
    "parked as ⟦KA 05 MX 4417⟧ outside",
    "number plate ⟦LB63 KTO⟧",
    "rego ⟦XKD 41J⟧ on the ute",
    "a car, plate ⟦7KLM204⟧, still running",
    "the van ⟦ABC-482 XY⟧ blocked us",
    "postcode ⟦LS6 3HN⟧",
    "lives at ⟦K1A 0B1⟧",
    "her eircode ⟦D08 XH29⟧",
    "a server at ⟦192.168.4.17⟧",
]
UNMARKED = [
    "BP 190/120, HR 110",
    "AMTS 9/10, MMSE 29/30",
    "GCS E2V2M4",
    "GCS 14 after CT",
    "32+4, G3P2",
    "amoxicillin 500 mg tds",
    "paracetamol 1g, 10mg/5ml",
    "co-amoxiclav 500/125",
    "0.5 mcg/kg/min",
    "a 20G cannula, 14Fr catheter",
    "ST up in V2-V4, lead III",
    "L4/5 and T12, C5-C6",
    "22q11 deletion",
    "CA-125 of 84",
    "HER2 and BRCA1",
    "H1N1 and COVID-19",
    "B12 and CYP2D6",
    "HbA1c 86",
    "NICE NG51 and CG180",
    "ICD-10 code I21.4",
    "a band 6 nurse",
    "at 0412 and 16:10",
    "in 2019, 2020 and 2023",
    "the 2019-2023 cohort",
    "platelets 150000",
    "50000 people",
    "10432 steps today",
    "case 3 of 5",
    "study 2 was boring",
    "sample 500 ml",
    "chart review, card games",
    "order 66 jokes",
    "a tag team, a band",
    "an 18-month-old",
    "24/7, 9-5",
    "a 1:1 and a 2:1",
    "pH 7.21, lactate 4.2",
    "Na 128 K 3.1",
    "10 x 10⁹ and 10^9",
    "the 250-bed unit",
    "PGY-2 and MS3",
    "omega-3, vitamin D3",
    "a PS5 and a BMW 320",
    "T2DM with CKD3a",
    "FEV1 62% predicted",
    "medicare 80% covered",
    "USMLE step 2 looms",
    "post-2020 medicine",
]


@pytest.mark.parametrize("marked", MARKED)
def test_numbers_are_found_whole(marked: str) -> None:
    check(numbers.find, marked)


@pytest.mark.parametrize("text", UNMARKED)
def test_look_alikes_of_numbers_are_left(text: str) -> None:
    check(numbers.find, text)


def test_the_check_digit_of_an_nhs_number() -> None:
    assert nhs_number("943 476 5919")
    assert not nhs_number("943 476 5918")


def test_a_number_with_odd_spaces_and_digits_is_found_whole() -> None:
    text = "mrn\u00a0٤٤\u200b٧١\u2009٨٢٩, she said"
    assert found(numbers.find, text) == ["٤٤\u200b٧١\u2009٨٢٩"]


def test_a_count_after_a_number_stays_outside() -> None:
    text = "MRN 4471829 3 days ago"
    assert [text[each.start : each.end] for each in numbers.find(Passage(text))] == ["4471829"]
