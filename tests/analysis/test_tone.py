"""Word tone counts words, and is as blind as the program says it is."""

from __future__ import annotations

import pytest

from journal_app.analysis.tone import WordTone, word_tone


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The biopsy came back positive.", WordTone(5, 1, 0)),
        ("Great, another 14-hour day.", WordTone(4, 1, 0)),
        ("I want to die.", WordTone(4, 0, 0)),
        ("A miserable night and a beautiful sunrise.", WordTone(7, 1, 1)),
        ("", WordTone(0, 0, 0)),
    ],
)
def test_what_the_settings_say_of_it_is_so(text: str, counted: WordTone) -> None:
    assert word_tone(text) == counted
