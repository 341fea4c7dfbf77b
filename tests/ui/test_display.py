"""Asking whether a window can be shown never needs Qt and never aborts."""

from __future__ import annotations

import sys

import pytest

from journal_app.ui.display import can_show_windows

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks X and Wayland")


@linux
@pytest.mark.parametrize(
    "environment",
    [{}, {"DISPLAY": ":987"}, {"WAYLAND_DISPLAY": "wayland-987", "XDG_RUNTIME_DIR": "/nowhere"}],
)
def test_no_display_or_a_dead_one_is_told(environment: dict[str, str]) -> None:
    assert not can_show_windows(environment)


def test_a_headless_platform_asked_for_is_believed() -> None:
    assert can_show_windows({"QT_QPA_PLATFORM": "offscreen"})
