"""Support lines: what ships is whole, unsure numbers stay hidden, broken files are named."""

from __future__ import annotations

from datetime import date

import pytest

from journal_app.domain.support import ELSEWHERE, Audience, Certainty, Means
from journal_app.errors import BadFile, Problem
from journal_app.sentences import support as sentences
from journal_app.services.support import SupportService
from journal_app.services.support_age import ages
from journal_app.services.support_file import SupportFault

SERVICE = SupportService()

HEAD = 'format = 1\ncode = "GB"\ncountry = "Here"\n'
LINE = """
[[line]]
id = "one"
name = "One"
ways = [
  { means = "call", number = "123" },
]
emergency = true
audience = "everyone"
certainty = "high"
checked_on = "2024-06"
source = "Its own page"
"""


def service(**files: str) -> SupportService:
    named = {f"{name}.toml": text for name, text in files.items()}
    return SupportService(list(named), read=named.__getitem__)


def test_every_shipped_file_can_be_used() -> None:
    assert [problem.values for problem in SERVICE.problems] == []
    assert [r.code for r in SERVICE.regions] == ["AU", "CA", "IN", "IE", "NZ", "GB", "US", "ZZ"]


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("US", "911"),
        ("GB", "999"),
        ("IE", "112"),
        ("CA", "911"),
        ("AU", "000"),
        ("NZ", "111"),
        ("IN", "112"),
    ],
)
def test_the_emergency_number_comes_first(code: str, number: str) -> None:
    region = SERVICE.region(code)
    assert region is not None
    first = region.shown[0]
    assert first.emergency
    assert number in [way.number for way in first.ways]


@pytest.mark.parametrize(
    ("code", "number"),
    [("US", "1-888-409-0141"), ("GB", "0330 123 1245"), ("AU", "1300 374 377")],
)
def test_lines_for_doctors_and_students_come_next(code: str, number: str) -> None:
    region = SERVICE.region(code)
    assert region is not None
    second = region.shown[1]
    assert second.audience is Audience.DOCTORS_AND_STUDENTS
    assert second.ways[0].number == number


def test_what_is_not_sure_is_kept_and_not_shown_unless_it_is_the_emergency_number() -> None:
    hidden = [line for r in SERVICE.regions for line in r.lines if not line.shown]
    assert {line.id for line in hidden} == {
        "ca-oma",
        "ca-paro",
        "gb-practitioner-health",
        "ie-pieta",
        "ie-practitioner-health",
        "nz-dhas",
        "zz-findahelpline",
    }
    unsure = [line for r in SERVICE.regions for line in r.shown if line.certainty != "high"]
    assert [line.id for line in unsure] == ["in-emergency"]
    assert "not been checked" in sentences.checked(unsure[0])


def test_an_unknown_country_gets_the_page_for_elsewhere() -> None:
    for code in ("", "FR", "zz"):
        region = SERVICE.region(code)
        assert region is not None
        assert region.code == ELSEWHERE
        assert "local emergency number" in region.note
    lower = SERVICE.region("gb")
    assert lower is not None
    assert lower.code == "GB"


def test_no_line_claims_a_check_by_whoever_edited_the_file() -> None:
    dates = {line.checked_on for r in SERVICE.regions for line in r.lines}
    assert dates <= {"", "2020", "2024-06", "2025", "2025-12"}


def test_sentences_say_only_what_is_known() -> None:
    by_id = {line.id: line for r in SERVICE.regions for line in r.lines}
    bma, samaritans = by_id["gb-bma"], by_id["gb-samaritans"]
    assert sentences.checked(bma) == "Number last checked: June 2024. Source: bma.org.uk."
    assert "date not known" in sentences.checked(samaritans)
    assert sentences.hours(samaritans) == "Hours not known here."
    assert sentences.hours(bma) == "Day and night."
    assert "not been confirmed" in sentences.hours(by_id["us-physician-support"])
    assert sentences.hours(by_id["gb-emergency"]) == ""
    assert sentences.audience(bma) == "For doctors and medical students"
    shout = by_id["gb-shout"]
    assert sentences.spoken(shout, shout.ways[0]) == "Shout: Text SHOUT to 85258"
    assert {sentences.means(way) for line in by_id.values() for way in line.ways} >= {
        "Call",
        "Text",
        "Write to",
        "On the web",
    }
    assert {way.means for line in by_id.values() for way in line.ways} == set(Means)
    assert bma.certainty is Certainty.HIGH


BROKEN = [
    ("format = 3\n", SupportFault.OTHER_FORMAT, 1),
    ("format = 1\n", SupportFault.MISSING_FIELD, 1),
    (HEAD, SupportFault.MISSING_FIELD, 1),
    (HEAD + 'line = "x"\n', SupportFault.WRONG_VALUE, 4),
    (HEAD + "colour = 1\n", SupportFault.UNKNOWN_FIELD, 4),
    (HEAD + "what is this\n", SupportFault.NOT_TOML, 4),
    (HEAD.replace("GB", "gbr") + LINE, SupportFault.WRONG_VALUE, 2),
    (HEAD + LINE.replace("true", "false"), SupportFault.NO_EMERGENCY, 1),
    (HEAD + LINE.replace("true", '"yes"'), SupportFault.WRONG_VALUE, 11),
    (HEAD + LINE + LINE, SupportFault.DUPLICATE, 18),
    (HEAD + LINE.replace("123", "ask me"), SupportFault.WRONG_VALUE, 8),
    (HEAD + LINE.replace('"call"', '"shout"'), SupportFault.WRONG_VALUE, 8),
    (HEAD + LINE.replace("2024-06", "last week"), SupportFault.WRONG_VALUE, 14),
    (HEAD + LINE.replace('"high"', '"very"'), SupportFault.WRONG_VALUE, 13),
    (HEAD + LINE.replace('name = "One"', ""), SupportFault.MISSING_FIELD, 5),
    (HEAD + LINE.replace('"Its own page"', '" "'), SupportFault.MISSING_FIELD, 15),
    (HEAD + LINE.replace("source", "sauce"), SupportFault.UNKNOWN_FIELD, 15),
]


@pytest.mark.parametrize(("text", "why", "line"), BROKEN)
def test_a_broken_file_is_named_with_its_line_and_the_others_go_on(
    text: str, why: SupportFault, line: int
) -> None:
    two = service(broken=text, good=HEAD.replace("GB", "IE") + LINE)
    [problem] = two.problems
    assert problem.problem is Problem.SUPPORT_FILE
    assert problem.values["file"] == "broken.toml"
    assert (problem.values["why"], problem.values["line"]) == (why.value, line)
    assert [r.code for r in two.regions] == ["IE"]
    sentence = sentences.broken_file(problem)
    assert "broken.toml" in sentence
    assert f"line {line}:" in sentence


def test_every_other_fault_has_a_sentence_too() -> None:
    tried = {why for _, why, _ in BROKEN}
    of_schools = {
        SupportFault.TOO_LARGE,
        SupportFault.TOO_MANY,
        SupportFault.HIDDEN,
        SupportFault.SHIPPED,
    }
    assert set(SupportFault) - tried - of_schools == {SupportFault.UNREADABLE}
    gone = BadFile(
        Problem.SUPPORT_FILE, file="gone.toml", line=1, why=SupportFault.UNREADABLE.value, field=""
    )
    assert "plain text" in sentences.broken_file(gone)


def test_every_line_says_what_its_source_says() -> None:
    """Numbers, hours, audience, certainty and date, as they were read; nothing made surer."""
    told = [
        " | ".join(
            (
                line.id,
                ", ".join(
                    f"{w.means} {w.number}{' ' + w.word if w.word else ''}" for w in line.ways
                ),
                line.hours,
                line.audience,
                f"{line.certainty}/{line.hours_certainty}",
                line.checked_on or "no date",
            )
        )
        for region in SERVICE.regions
        for line in region.lines
    ]
    assert told == AS_READ.strip().splitlines()


AS_READ = """
au-emergency | call 000 |  | everyone | high/high | no date
au-drs4drs | call 1300 374 377 | Day and night | doctors-and-students | high/high | no date
au-lifeline | call 13 11 14, text 0477 13 11 14 | Day and night | everyone | high/high | no date
ca-emergency | call 911 |  | everyone | high/high | no date
ca-988 | call 988, text 988 | Day and night | everyone | high/high | no date
ca-paro | call 1-866-435-7362 | Day and night | doctors-and-students | medium/medium | no date
ca-oma | call 1-800-851-6606 |  | doctors-and-students | medium/medium | no date
in-emergency | call 112 |  | everyone | medium/medium | no date
in-telemanas | call 14416, call 1800-891-4416 | Day and night | everyone | high/high | 2025
ie-emergency | call 112, call 999 |  | everyone | high/high | 2020
ie-samaritans | call 116 123 |  | everyone | high/high | 2020
ie-text-50808 | text 50808 HELLO | Day and night | everyone | high/high | 2020
ie-pieta | call 1800 247 247 |  | everyone | medium/medium | no date
ie-practitioner-health | call 01 297 0356 |  | doctors-and-students | medium/medium | no date
nz-emergency | call 111 |  | everyone | high/high | 2025-12
nz-1737 | call 1737, text 1737 | Day and night | everyone | high/high | 2025-12
nz-crisis | call 0508 828 865 |  | everyone | high/high | 2025-12
nz-lifeline | call 0800 543 354, text 4357 |  | everyone | high/high | 2025-12
nz-dhas | call 0800 471 2654 |  | doctors-and-students | low/low | no date
gb-emergency | call 999 |  | everyone | high/high | no date
gb-bma | call 0330 123 1245 | Day and night | doctors-and-students | high/high | 2024-06
gb-samaritans | call 116 123, email jo@samaritans.org |  | everyone | high/high | no date
gb-shout | text 85258 SHOUT |  | everyone | high/high | no date
gb-111 | call 111 |  | everyone | high/high | no date
gb-practitioner-health | call 0300 0303 300 | Monday to Friday 8 to 20, Saturday 8 to 14 |\
 doctors | medium/medium | no date
us-emergency | call 911 |  | everyone | high/high | no date
us-physician-support | call 1-888-409-0141 | 8 in the morning to 1 at night, \
Eastern time, every day | doctors-and-students | high/medium | no date
us-988 | call 988, text 988 | Day and night | everyone | high/high | no date
us-crisis-text | text 741741 |  | everyone | high/high | no date
zz-findahelpline | web findahelpline.com |  | everyone | low/low | no date
"""


def test_the_age_of_a_check_counts_from_the_last_day_it_can_mean() -> None:
    found = {one.line.id: one for one in ages(SERVICE.regions, date(2026, 6, 1))}
    assert len(found) == len(AS_READ.strip().splitlines())
    assert found["gb-bma"].days == (date(2026, 6, 1) - date(2024, 6, 30)).days
    assert found["in-telemanas"].days == (date(2026, 6, 1) - date(2025, 12, 31)).days
    assert (found["gb-bma"].old, found["nz-1737"].old, found["gb-shout"].old) == (True, False, True)
    assert found["gb-shout"].days is None


def test_a_missing_file_and_a_second_one_for_the_same_country_are_left_out() -> None:
    def read(name: str) -> str:
        if name == "gone.toml":
            raise FileNotFoundError(name)
        return HEAD + LINE

    three = SupportService(["a.toml", "b.toml", "gone.toml"], read=read)
    assert [p.values["why"] for p in three.problems] == ["duplicate", "unreadable"]
    assert len(three.regions) == 1


def test_with_no_file_left_there_is_no_region() -> None:
    assert service(broken="format = 2\n").region("GB") is None
