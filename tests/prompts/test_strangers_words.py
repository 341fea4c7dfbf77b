"""What a stranger may put into a pack: nothing unseen, masked, cruel or prying."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import BadFile
from journal_app.prompts.checks import sentence
from journal_app.prompts.look_alikes import has_letters, mixed_word, unmasked
from journal_app.prompts.pack import read_pack
from journal_app.prompts.schema import PromptFault
from journal_app.prompts.tone import Tone, find_tone
from journal_app.sentences.prompt_faults import refused_pack
from tests.prompts.packs import pack_file

UNSEEN = [
    *("\u3164\u3164?", "\u115f\u1160?", "\uffa0?", "\u2800\u2800?", "Tea\u2800cup?", "Who\u034f?"),
    *("\u200d?", "\u200c \u200d?", "Who sh\u200cook?", "Who\u200d?", "آج \u200cکیا؟", "Tea\ufe0f?"),
]
MASKED = ["Who sh\u043ek the bottle?", "Wh\u03bf was it?", "\u0410nd who?", "Gently, \u0455how?"]
ADDRESSES = [
    *("See https://example.org/a?", "What is on www.example?", "Who wrote to a@example.org?"),
    *("What is on bit.ly/x?", "What is on example.com?", "What is on ｅxample．com?"),
    "Who told you of example dot com?",
]


@pytest.mark.parametrize("text", UNSEEN)
def test_what_cannot_be_seen_is_refused(text: str) -> None:
    assert _why(text) is PromptFault.NOT_PLAIN


@pytest.mark.parametrize("text", ["?", "12?", "… ?", "\u0301?", "☂?", "— . —"])
def test_a_text_without_a_letter_is_refused(text: str) -> None:
    assert _why(text) is PromptFault.NO_LETTERS


@pytest.mark.parametrize("text", MASKED)
def test_look_alike_letters_within_a_word_are_refused(text: str) -> None:
    assert _why(text) is PromptFault.MIXED_LETTERS


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_refused(text: str) -> None:
    assert _why(text) is PromptFault.ADDRESS


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("Where did you hurt yourself on purpose?", Tone.HARM),
        ("How could you end your life?", Tone.HARM),
        ("Who would be better off without you?", Tone.HARM),
        ("Tell how you deserve to suffer.", Tone.HARM),
        ("What made you feel stupid today?", Tone.INSULT),
        ("Who saw that you are not good enough?", Tone.INSULT),
        ("Name one proof that nobody likes you.", Tone.INSULT),
        ("What is your full name?", Tone.WHO),
        ("When is your birthday?", Tone.WHO),
        ("What is the date of birth of someone you saw?", Tone.WHO),
        ("You 𝐬𝐡𝐨𝐮𝐥𝐝 sleep.", Tone.ORDER),
        ("You ｓｈｏｕｌｄ sleep.", Tone.ORDER),
        ("You s\u0336h\u0336ould sleep.", Tone.ORDER),
        ("What is \u0430 stúpid thing?", Tone.INSULT),
        ("Who wrote ＦＡＩＬ?", Tone.SHOUTING),
    ],
)
def test_cruel_and_prying_words_are_refused_however_they_are_written(text: str, tone: Tone) -> None:
    found = find_tone(text)
    assert found is not None
    assert found[0] is tone
    with pytest.raises(BadFile) as caught:
        read_pack(pack_file(asked=[text]).encode(), file="pack.toml")
    said = refused_pack(caught.value)
    assert said.endswith("Nothing has changed.")
    assert "{" not in said


@pytest.mark.parametrize(
    "text",
    [
        "آج کس کے ہاتھ نرم تھے؟",
        "می\u200cخواهی چه بگویی؟",
        "ക്ഷ\u200dമ പറഞ്ഞത് ആര്?",
        "Кто сегодня улыбнулся?",
        "Τι είδες σήμερα;",
        "今日、だれが笑いましたか？",
        "오늘 누가 웃었나요?",
        "What does “σπίτι” mean at home?",
        "Who needed a β-blocker?",
        "Where was a smile (☺\ufe0f) drawn today?",
        "Which café was open at 6.30?",
        "What hurt today?",
        "Whose birthday is coming?",
        "Who gave you the phone number of a friend?",
    ],
)
def test_other_languages_and_usual_words_pass(text: str) -> None:
    assert sentence(text, "text", 25) is None


def test_every_part_of_a_pack_is_looked_through() -> None:
    for text in (
        pack_file(title="\u3164"),
        pack_file(origin="www.example.org"),
        pack_file(about="You sh\u043euld."),
        pack_file(care=["You are worthless."]),
        pack_file(title="1 2 3"),
    ):
        with pytest.raises(BadFile):
            read_pack(text.encode(), file="pack.toml")


@given(st.text(max_size=40))
def test_any_text_is_looked_through_without_a_mishap(text: str) -> None:
    sentence(text, "text", 25)
    assert unmasked(text).isascii() or not text.isascii()
    if text.isascii():
        assert mixed_word(text) == ""
        assert unmasked(text) == text or not text.isprintable()
        assert has_letters(text) == any(one.isalpha() for one in text)


def _why(text: str) -> PromptFault:
    fault = sentence(text, "text", 25)
    assert fault is not None
    return fault.why
