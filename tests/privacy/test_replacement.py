"""What stands in the place of identifiers, by example and by property."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.identifiers import NAMES, Finding, Kind, Tier
from journal_app.errors import BugError
from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.replacement.marks import own_marks
from journal_app.privacy.replacement.replaced import Replaced, Style
from journal_app.privacy.replacement.replacer import Replacer
from journal_app.privacy.replacement.surrogates import plain

Write = Callable[..., list[str]]

KINDS = {
    "P": Kind.NAME_PATIENT,
    "S": Kind.NAME_STAFF,
    "O": Kind.NAME_OTHER,
    "L": Kind.LOCATION,
    "H": Kind.HOSPITAL,
    "U": Kind.SCHOOL,
    "D": Kind.DATE,
    "A": Kind.AGE_OVER_89,
    "T": Kind.PHONE,
    "E": Kind.EMAIL,
    "W": Kind.URL_HANDLE,
    "I": Kind.ID,
    "R": Kind.ROOM,
    "Q": Kind.PROFESSION_UNIQUE,
}
LEXICON = Lexicon.load()


def parted(marked: str) -> tuple[str, list[Finding]]:
    """Return a text and its findings from "Mrs {P|Adler}"."""
    text, findings = "", []
    for piece in re.split(r"(\{[A-Z]\|[^}]*\})", marked):
        if piece.startswith("{"):
            findings.append(Finding(len(text), len(text) + len(piece) - 4, KINDS[piece[1]]))
            text += piece[3:-1]
        else:
            text += piece
    return text, findings


def replacer(
    style: Style,
    texts: Sequence[str] = (),
    seed: int = 1,
    *,
    keep_gender: bool = False,
    keep_culture: bool = False,
) -> Replacer:
    return Replacer(
        style=style,
        source=random.Random(seed),
        lexicon=LEXICON,
        texts=texts,
        keep_gender=keep_gender,
        keep_culture=keep_culture,
        day_of=lambda day: (day - date(2026, 3, 1)).days + 1,
    )


def roles(*entries: str) -> list[str]:
    one = replacer(Style.ROLES, [parted(entry)[0] for entry in entries])
    return [one.replace(*parted(entry)).text for entry in entries]


def pseudonyms(*entries: str, seed: int = 1, **kept: bool) -> list[str]:
    texts = [parted(entry)[0] for entry in entries]
    one = replacer(Style.PSEUDONYMS, texts, seed, **kept)
    return [one.replace(*parted(entry)).text for entry in entries]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("Mrs {P|Adler}'s daughter {O|Elaine}", "[patient 1]'s daughter [relative 1]"),
        ("{P|Margaret} came. Mrs {P|Margaret Dowd} left.", "[patient 1] came. [patient 1] left."),
        ("Mr {P|Harold Feinberg}. {P|Feinberg} sat.", "[patient 1]. [patient 1] sat."),
        ("{P|Margaret}, or {P|Peggy} as she says", "[patient 1], or [patient 1] as she says"),
        ("Mr {P|Adler} and Mrs {P|Adler}", "[patient 1] and [patient 2]"),
        ("{P|John Adler} and {P|Mary Adler}", "[patient 1] and [patient 2]"),
        ("{P|John Adler}, then Mrs {P|Adler}", "[patient 1], then [patient 2]"),
        ("Dr {S|Adler} saw Mrs {P|Adler}", "[doctor 1] saw [patient 1]"),
        ("{P|Kowalczyk} and {P|Kowalzcyk}", "[patient 1] and [patient 1]"),
        ("{P|Marina} and {P|Marisa}", "[patient 1] and [patient 2]"),
        ("{P|Joan Kent} slept. {P|JK} woke.", "[patient 1] slept. [patient 1] woke."),
        ("{P|JK} in, {P|BT} out, {P|JK} back", "[patient 1] in, [patient 2] out, [patient 1] back"),
        ("Mr and Mrs {P|Adler} wept", "[patient 1's family] wept"),
        ("Mrs {P|Adler}. We met the {P|Adlers}.", "[patient 1]. We met [patient 1's family]."),
        ("Sister {S|Bernie} and Nurse {S|Joy}", "[nurse 1] and [nurse 2]"),
        ("a {A|94} y/o, a {A|94}yo", "a [90-or-over] y/o, a [90-or-over]yo"),
        ("the chief ({S|Chidi}, PGY5)", "the chief ([doctor 1], PGY5)"),
        ("{S|Priyanka}, my intern", "[doctor 1], my intern"),
        ("my consultant Dr {S|Hussain}", "my consultant [doctor 1]"),
        ("my consultant, {S|Meera}", "my consultant, [attending 1]"),
        ("{S|Dave} the porter", "[colleague 1] the porter"),
        ("mrs {P|wu}'s sister {O|ama}", "[patient 1]'s sister [relative 1]"),
        ("mrs {P|wu}’s sister {O|ama}", "[patient 1]’s sister [relative 1]"),
        ("mrs {P|james}' sister {O|ama}", "[patient 1]'s sister [relative 1]"),
        ("sister {S|bernie} and nurse {S|joy}", "[nurse 1] and [nurse 2]"),
        ("the nurse {S|Joy}", "the nurse [nurse 1]"),
        ("The nurse {S|Joy}. Prof. Dr {S|Wu}", "The nurse [nurse 1]. [attending 1]"),
        ("Oh sister! {S|Bernie} came", "Oh sister! [colleague 1] came"),
        ("{P|Joan Kent}, Mrs {P|K}, {P|J}", "[patient 1], [patient 1], [patient 1]"),
        (
            "{P|Joan Kent}, Mrs {P|J}, {P|JB}, {P|BK}",
            "[patient 1], [patient 2], [patient 3], [patient 4]",
        ),
        ("{P|Joan Kent}, {P|Jane Kerr}, {P|JK}", "[patient 1], [patient 2], [patient 2]"),
        ("{P|Joan}, {P|J}, Mr {P|J}", "[patient 1], [patient 1], [patient 2]"),
        (
            "{P|DOT} IN BED, {P|DOT FINCH} WAS OFF HER LEGS AGAIN",
            "[patient 1] IN BED, [patient 1] WAS OFF HER LEGS AGAIN",
        ),
        ("Mrs {P|Kent}, {P|K}", "[patient 1], [patient 1]"),
        ("{P|J. Kent}, {P|Joan Kent}, {P|Ann Kent}", "[patient 1], [patient 1], [patient 2]"),
        ("{P|Joan B. Kent}, {P|J B Kent}, {P|A. Kent}", "[patient 1], [patient 1], [patient 2]"),
        ("{P|Maria van der Berg}, Mrs {P|van der Berg}", "[patient 1], [patient 1]"),
        ("Dr {S|Okonkwo-Reyes}, {S|Okonkwo-Reyes}", "[doctor 1], [doctor 1]"),
        ("my sister {O|Ama}", "my sister [relative 1]"),
        ("my flatmate {O|Josh}; our cat {O|Miso}", "my flatmate [friend 1]; our cat [pet 1]"),
        ("{O|Josh} rang", "[person 1] rang"),
        ("dr {S|hussain} laughed", "[doctor 1] laughed"),
        ("{P|James}' mother", "[patient 1]'s mother"),
        ("'I saw {P|James}' he said", "'I saw [patient 1]' he said"),
        ("the {H|Royal Melbourne Hospital}, {H|RMH}", "the [hospital 1], [hospital 1]"),
        ("{H|St Anne's Hospice}, {H|Butterfly Ward}", "[hospice 1], [ward 1]"),
        ("{L|Leeds} {L|York} {L|leeds} {L|M13 9WL}", "[place 1] [place 2] [place 1] [postcode]"),
        ("{U|Otago} and {U|Deakin University}", "[medical school 1] and [university 1]"),
        ("ring {T|0161 496 0000}, {E|a@b.example}", "ring [phone number], [e-mail address]"),
        ("{W|@dr_x}, MRN {I|4471829}, {R|bed 7}", "[link], MRN [ID number], [room]"),
        ("aged {A|94}", "aged [90 or over]"),
        ("a {A|94}-year-old", "a [90-or-over]-year-old"),
        ("her {A|94}th birthday", "her [90-or-over] birthday"),
        ("he is {Q|the mayor of Dunmore}", "he is [a person known by their post]"),
        ("the {Q|mayor of Dunmore}", "the [person known by their post]"),
        ("{Q|the only harpist in Kent}", "[a person who is one of very few]"),
        ("{Q|the man off the news}", "[a person known from the news]"),
        ("{Q|last year's medal winner}", "[a person known for an award]"),
    ],
)
def test_roles(marked: str, wanted: str) -> None:
    assert roles(marked) == [wanted]


def test_one_number_through_the_export() -> None:
    assert roles(
        "Mrs {P|Adler} and Dr {S|Penn}",
        "{P|Wu}, {P|Adler}, Dr {S|Penn}, Dr {S|Sato}",
        "{P|Ruth Adler} again; {P|Ruth}; Mr {P|Adler}",
    ) == [
        "[patient 1] and [doctor 1]",
        "[patient 2], [patient 1], [doctor 1], [doctor 2]",
        "[patient 1] again; [patient 1]; [patient 3]",
    ]


def test_a_lone_first_name_of_another_kind_in_another_entry_is_another_person() -> None:
    assert roles("{P|Sarah} slept", "{S|Sarah} laughed", "{P|Sarah} woke") == [
        "[patient 1] slept",
        "[colleague 1] laughed",
        "[patient 1] woke",
    ]


def test_initials_are_known_again_but_stand_for_a_name_in_its_entry_only() -> None:
    assert roles("{P|Joan Kent}", "{P|JK}", "{P|JK}, {P|J}", "{S|JK}") == [
        "[patient 1]",
        "[patient 2]",
        "[patient 2], [patient 3]",
        "[colleague 1]",
    ]


def test_a_lone_name_goes_to_the_one_named_last_in_the_entry() -> None:
    text = "{P|Ann Wu}. {P|Ann Sato}. {P|Ann}. {P|Ann Wu}. {P|Ann}."
    assert roles(text) == ["[patient 1]. [patient 2]. [patient 2]. [patient 1]. [patient 1]."]


def test_numbers_that_the_author_wrote_are_not_given_again() -> None:
    assert roles("I wrote [patient 1] and [Patient 3]. {P|Wu} {P|Sato}") == [
        "I wrote [patient 1] and [Patient 3]. [patient 2] [patient 4]"
    ]


def test_our_own_marks_are_known_again() -> None:
    text, findings = parted(
        "Mrs {P|Adler}, the {P|Adlers}, {H|Guy's}, {D|3/10}, {D|Diwali}, {A|91}, a {A|94}-year-old,"
        " {R|bed 7}, the {Q|mayor of Ely}, {L|M13 9WL}, {T|0161 496 0000}, {D|March}, {W|@x}"
    )
    replaced = replacer(Style.ROLES).replace(text, findings, date(2026, 3, 4))
    assert own_marks(replaced.text) == replaced.marks
    assert own_marks("[patient] [patient 0] [patient 1x] [note to self] patient 1") == ()


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("the {H|Brigham} was", "the large teaching hospital was"),
        ("At {H|Guy's} again", "At a large teaching hospital again"),
        ("{H|Guy's} again", "A large teaching hospital again"),
        ("an {L|Oldham} lad", "a town lad"),
        ("a {L|Salford} lad", "a town lad"),
        ("An {L|Oldham} lad", "A town lad"),
        ("my {L|Salford} days", "my town days"),
        ("the old {L|Salford} way", "the old town way"),
        ("in north {L|Clare}", "in a town"),
        ("of {L|High Street}; {L|Piccadilly station}", "of a street; a station"),
        ("the village of {L|Ely}", "the village of a village"),
        ("went to {U|Otago}", "went to a medical school"),
        ("a {U|St Jude's Primary School} tie", "a school tie"),
        ("tel {T|0161 496 0000}", "tel phone number"),
        ("ring {T|0161 496 0000} or {E|a@b.example}", "ring a phone number or an e-mail address"),
        ("see {W|https://x.example}", "see a link"),
        ("MRN {I|4471829} ({I|883301})", "A number (a number)"),
        ("in {R|bed 7} on {R|Ward 4B}, {R|OR 3}", "in a bed on a ward, a theatre"),
        ("{A|ninety-one}, {A|94}F", "90 or over, 90 or over F"),
        ("{Q|The mayor of Ely} came", "A person known by their post came"),
        ("on the {D|14th}", "on a date"),
        ("at {D|Diwali}, in {D|spring 2024}", "at a holiday, in a season"),
    ],
)
def test_general_words_fit_where_they_stand(marked: str, wanted: str) -> None:
    assert pseudonyms(marked) == [wanted]


def test_a_person_has_one_pseudonym_in_all_forms() -> None:
    first, second = pseudonyms(
        "Mrs {P|Margaret Dowd}: {P|Peggy}, {P|Margaret}'s, Mrs {P|Dowd}'s, {P|margaret}, {P|MD}.",
        "{P|Dowd}; MRS {P|DOWD}; {P|M. Dowd}",
    )
    match = re.fullmatch(r"Mrs (\w+) (\w+): (\w+), (\w+)'s, Mrs (\w+)'s, (\w+), (\w+)\.", first)
    assert match is not None
    given, surname = match[1], match[2]
    assert match.groups() == (given, surname, given, given, surname, given.lower(), given)
    assert second == f"{surname}; MRS {surname.upper()}; {given} {surname}"


def test_a_family_keeps_one_surname_and_everybody_a_first_name() -> None:
    [text] = pseudonyms("{P|John Adler}, {P|Mary Adler}, the {P|Adlers}, {P|Ana Wu}")
    match = re.fullmatch(r"(\w+) (\w+), (\w+) (\w+), the (\w+)s, (\w+) (\w+)", text)
    assert match is not None
    assert match[2] == match[4] == match[5] != match[7]
    assert len({match[1], match[3], match[6]}) == 3


def names_of(sort: str, background: str = "[a-z-]+") -> set[str]:
    from journal_app import assets
    from journal_app.privacy.replacement.surrogates import FILE

    lines = re.findall(rf"^{background} {sort}: (.*)$", assets.read_text(FILE), re.MULTILINE)
    return {name for line in lines for name in line.split()}


@pytest.mark.parametrize("seed", range(8))
def test_gender_is_kept_only_if_the_student_agrees(seed: int) -> None:
    marked = "Mrs {P|Margaret Dowd} and Mr {P|Harold Feinberg} and {P|Xqzt}"
    [kept] = pseudonyms(marked, seed=seed, keep_gender=True)
    [apart] = pseudonyms(marked, seed=seed)
    assert kept.split()[1] in names_of("woman")
    assert kept.split()[5] in names_of("man")
    assert {apart.split()[1], apart.split()[5]} <= names_of("given", "any")


@pytest.mark.parametrize("seed", range(8))
def test_background_is_kept_only_if_the_student_agrees(seed: int) -> None:
    marked = "{P|Priya Iyer}, {P|Ngozi Okafor}, {P|Ewa Malinowska}"
    [kept] = pseudonyms(marked, seed=seed, keep_culture=True, keep_gender=True)
    backgrounds = ("south-asian", "african", "slavic")
    for name, background in zip(kept.split(", "), backgrounds, strict=True):
        given, surname = name.split()
        assert given in names_of("woman", background)
        assert surname in names_of("surname", background)


def test_background_is_left_to_chance_otherwise() -> None:
    surnames = {pseudonyms("{P|Priya Iyer}", seed=seed)[0].split()[1] for seed in range(30)}
    assert not surnames <= names_of("surname", "south-asian")


def test_the_same_seed_says_the_same_and_another_something_else() -> None:
    marked = "{P|Ann Wu} and Dr {S|Ravi Das}"
    assert pseudonyms(marked, seed=5) == pseudonyms(marked, seed=5)
    assert len({pseudonyms(marked, seed=seed)[0] for seed in range(10)}) == 10


def test_no_pseudonym_occurs_in_what_the_author_wrote() -> None:
    """Every name of the list is in the texts, so that all must be made up, and nobody's twice."""
    everything = " ".join(names_of(r"\w+"))
    marked = " ".join(f"{{P|{chr(65 + n // 8) * 4}{chr(104 + n % 8) * 4}}}" for n in range(60))
    one = replacer(Style.PSEUDONYMS, [everything.upper()])
    text, findings = parted(marked)
    put = [span.put for span in one.replace(text, findings).spans]
    assert len(set(put)) == 60
    assert not any(name.lower() in everything.lower() or name.lower() in text for name in put)


def test_a_finding_outside_the_text_is_our_own_mistake() -> None:
    for finding in (Finding(0, 4, Kind.ID), Finding(-1, 2, Kind.ID), Finding(2, 2, Kind.ID)):
        with pytest.raises(BugError):
            replacer(Style.ROLES).replace("abc", [finding])


def test_blanks_possessives_and_marks_at_the_edges() -> None:
    text = "e Zoe\u0301's  x"
    replaced = replacer(Style.ROLES).replace(
        text, [Finding(1, 8, Kind.NAME_PATIENT), Finding(8, 10, Kind.ID)]
    )
    assert replaced.text == "e [patient 1]'s  x"
    cut = replacer(Style.ROLES).replace("Zoe\u0301!", [Finding(0, 3, Kind.NAME_PATIENT)])
    assert cut.text == "[patient 1]!"


def test_what_is_replaced_is_kept_out_of_every_repr() -> None:
    replaced = replacer(Style.ROLES).replace(*parted("Mrs {P|Adler}"))
    assert "Adler" not in repr(replaced)
    assert "patient" not in repr(replaced)
    assert replaced.spans[0].original == "Mrs Adler"
    assert replaced.spans[0].words == "Adler"
    assert (replaced.spans[0].start, replaced.spans[0].end) == (0, 9)


PIECES = """Mrs Dr Sister the a an my Adler adler ADLER Wu Zoë Zoe\u0301 Núñez Ruth 94 3/10 March
-year-old 's ' ’s . , 👩🏽‍⚕️ 🏥 שלום مرحبا \u200f\u202b [patient 1] Guy's north bed 7 — 王 JK J.
( ) \u00ad \u0301"""
WORDS = st.sampled_from([*PIECES.split(), "\n"])
GAPS = st.sampled_from(["", " "])
TEXTS = st.lists(st.tuples(WORDS, GAPS).map("".join), max_size=14).map("".join) | st.text(
    max_size=40
)


@st.composite
def found_texts(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    kinds = st.sampled_from(list(Kind))
    return text, [Finding(*pair, draw(kinds), draw(st.sampled_from(list(Tier)))) for pair in pairs]


def check_places(text: str, replaced: Replaced) -> None:
    """Check that the text outside the replacements is the same, letter by letter."""
    before = after = 0
    for span in replaced.spans:
        assert text[before : span.start] == replaced.text[after : span.put_start]
        assert text[span.start : span.end] == span.original
        assert replaced.text[span.put_start : span.put_end] == span.put != ""
        assert span.words in span.original
        before, after = span.end, span.put_end
    assert text[before:] == replaced.text[after:]


@given(found=found_texts(), style=st.sampled_from(Style), seed=st.integers(0, 9))
def test_any_text_is_replaced_in_its_places_and_nowhere_else(
    found: tuple[str, list[Finding]], style: Style, seed: int
) -> None:
    text, findings = found
    replaced = replacer(style, [text], seed).replace(text, findings, date(2026, 3, 9))
    check_places(text, replaced)
    for finding in findings:
        for at in range(finding.start, finding.end):
            covered = any(span.start <= at < span.end for span in replaced.spans)
            edge = text[at].isspace() or text[at] in "'’ʼsS"
            assert covered or edge
    again = replacer(style, [text], seed).replace(text, findings, date(2026, 3, 9))
    assert again == replaced


@given(found=found_texts(), seed=st.integers(0, 9))
def test_no_pseudonym_of_any_text_occurs_in_it(found: tuple[str, list[Finding]], seed: int) -> None:
    text, findings = found
    replaced = replacer(Style.PSEUDONYMS, [text], seed).replace(text, findings)
    for span in replaced.spans:
        if span.kind in NAMES:
            assert all(
                plain(word.removesuffix("'s")) not in plain(text) for word in span.put.split()
            )


@given(found=found_texts())
def test_the_marks_of_any_text_are_known_again(found: tuple[str, list[Finding]]) -> None:
    text, findings = found
    replaced = replacer(Style.ROLES, [text]).replace(text, findings)
    known = {(mark.start, mark.end) for mark in own_marks(replaced.text)}
    for span in replaced.spans:
        ending = len(span.put) - len(span.put.removesuffix("'s").removesuffix("’s"))
        assert (span.put_start, span.put_end - ending) in known


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["Ruth", "Harold", "Priyanka", "Kwame", "Zoë", "Sione"]),
        st.sampled_from(["Feinberg", "Okonkwo", "Kowalczyk", "Núñez", "Thistlewood", "Iyer"]),
    ),
    min_size=1,
    max_size=8,
)


@given(people=PEOPLE, style=st.sampled_from(Style))
def test_one_person_one_name_and_no_two_share_one(
    people: list[tuple[str, str]], style: Style
) -> None:
    """Whole names: the map is a function, and no two people get the same."""
    texts = [f"I met {given} {surname}." for given, surname in people]
    one = replacer(style, texts)
    put: dict[tuple[str, str], set[str]] = {}
    for person, text in zip(people, texts, strict=True):
        replaced = one.replace(text, [Finding(6, len(text) - 1, Kind.NAME_PATIENT)])
        put.setdefault(person, set()).add(replaced.spans[0].put)
        assert not any(name in replaced.text for name in person)
    assert all(len(each) == 1 for each in put.values())
    assert len(set.union(*put.values())) == len(put)


def test_composed_and_decomposed_letters_are_one_name() -> None:
    first, second = roles("{P|Zoë Núñez}", "{P|" + unicodedata.normalize("NFD", "Zoë Núñez") + "}")
    assert first == second == "[patient 1]"
