"""Every text can be read and every control seen, in both looks; worked out, not judged."""

from __future__ import annotations

import pytest

from journal_app.ui.tokens import (
    DARK,
    FILLS,
    GROUNDS,
    LIGHT,
    OUTLINE_CONTRAST,
    TEXT,
    TEXT_CONTRAST,
    Tokens,
    contrast,
)

both_looks = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_agrees_with_the_ends_of_its_scale() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == 1.0
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@both_looks
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXT)
def test_text_can_be_read_on_every_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= TEXT_CONTRAST


@both_looks
@pytest.mark.parametrize("fill", FILLS)
def test_text_can_be_read_on_every_filled_control(tokens: Tokens, fill: str) -> None:
    assert contrast(tokens.on_accent, getattr(tokens, fill)) >= TEXT_CONTRAST


@both_looks
@pytest.mark.parametrize("ground", ["ground", "surface", "rail"])
@pytest.mark.parametrize("outline", ["ring", "accent", "time_pressure", "burnout"])
def test_outlines_can_be_seen(tokens: Tokens, outline: str, ground: str) -> None:
    assert contrast(getattr(tokens, outline), getattr(tokens, ground)) >= OUTLINE_CONTRAST
