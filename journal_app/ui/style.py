"""The one style sheet, generated from the tokens and the text size.

Widgets say what they are with a dynamic property (``kind``, ``chip``); everything about how
that looks is here. Fonts are never set here: a style sheet cannot set figure styles or the
weight axis, so widgets set their fonts themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QColor, QPalette

from journal_app.ui.tokens import Tokens

Px = Callable[[float], int]

CHIP_TOKENS: Final = (
    "accent",
    "time_pressure",
    "burnout",
    "life_experiences",
    "role_models",
    "muted",
)


def palette(t: Tokens) -> QPalette:
    """Return Qt's palette for what the style sheet does not reach (text cursors, selections)."""
    colours = QPalette()
    roles = QPalette.ColorRole
    for role, value in {
        roles.Window: t.ground,
        roles.Base: t.surface,
        roles.AlternateBase: t.rail,
        roles.Button: t.surface,
        roles.ToolTipBase: t.surface,
        roles.Text: t.ink,
        roles.WindowText: t.ink,
        roles.ButtonText: t.ink,
        roles.ToolTipText: t.ink,
        roles.PlaceholderText: t.muted,
        roles.Highlight: t.accent_soft,
        roles.HighlightedText: t.ink,
        roles.Link: t.accent,
        roles.LinkVisited: t.accent,
        roles.Accent: t.accent,
    }.items():
        colours.setColor(role, QColor(value))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.muted))
    return colours


def style_sheet(t: Tokens, px: Px) -> str:
    """Return the application's style sheet.

    Args:
        t: The palette in force.
        px: Turns a design length into pixels at the present text size.
    """
    parts = (
        _surfaces,
        _labels,
        _buttons,
        _segments,
        _fields,
        _popups,
        _calendar,
        _file_dialogs,
        _scroll_bars,
    )
    return "\n".join(part(t, px) for part in parts)


def _surfaces(t: Tokens, px: Px) -> str:
    return f"""
QMainWindow, QDialog, QWidget[kind="page"] {{ background: {t.ground}; }}
QFrame[kind="card"] {{
    background: {t.surface}; border: 1px solid {t.line}; border-radius: {px(14)}px; }}
QFrame[kind="notice"] {{
    background: {t.warn_soft}; border: 1px solid {t.line}; border-radius: {px(9)}px; }}
QFrame[kind="notice-calm"] {{
    background: {t.accent_soft}; border: 1px solid {t.line}; border-radius: {px(9)}px; }}
QFrame[kind="rail"] {{ background: {t.rail}; border: none; border-right: 1px solid {t.line}; }}
QFrame[kind="status"] {{ background: {t.ground}; border: none; border-top: 1px solid {t.line}; }}
QFrame[kind="hairline"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QAbstractScrollArea {{ background: transparent; border: none; }}
QScrollArea[kind="page"] {{ background: {t.ground}; }}
QToolTip {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.ring};
    padding: {px(4)}px {px(8)}px; }}
"""


def _labels(t: Tokens, px: Px) -> str:
    chips = "\n".join(
        f'QLabel[chip="{name}"] {{ color: {getattr(t, name)}; border-color: {getattr(t, name)}; }}'
        for name in CHIP_TOKENS
    )
    return f"""
QLabel {{ color: {t.ink}; }}
QLabel[kind="muted"] {{ color: {t.muted}; }}
QLabel:disabled {{ color: {t.muted}; }}
QLabel[kind="chip"] {{
    border: 1px solid {t.ring}; border-radius: {px(10)}px; padding: {px(2)}px {px(10)}px; }}
{chips}
"""


def _buttons(t: Tokens, px: Px) -> str:
    pad, side = px(8), px(17)
    return f"""
QPushButton {{
    color: {t.ink}; background: transparent; text-align: center; outline: none;
    border: 1px solid {t.ring}; border-radius: {px(9)}px;
    padding: {pad}px {side}px; min-height: {px(17)}px; min-width: {px(10)}px; }}
QScrollArea#support-page {{ border: 2px solid {t.ground}; }}
QScrollArea#support-page:focus {{ border: 2px solid {t.accent}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: {pad - 1}px {side - 1}px; }}
QPushButton:disabled {{ color: {t.muted}; border-color: {t.line}; }}
QPushButton[kind="primary"] {{
    color: {t.on_accent}; background: {t.accent}; border: 1px solid {t.accent}; }}
QPushButton[kind="primary"]:focus {{
    border: 2px solid {t.ink}; padding: {pad - 1}px {side - 1}px; }}
QPushButton[kind="primary"]:hover {{ border-color: {t.ink}; }}
QPushButton[kind="primary"]:disabled {{
    color: {t.muted}; background: {t.accent_soft}; border-color: {t.accent_soft}; }}
QPushButton[kind="quiet"] {{ color: {t.accent}; border-color: {t.ring}; }}
QPushButton[kind="quiet"]:hover, QPushButton[kind="quiet"]:pressed {{
    background: {t.accent_soft}; border-color: {t.accent}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {t.accent}; }}
QPushButton[kind="quiet"]:disabled {{ color: {t.muted}; border-color: {t.line}; }}
QPushButton[kind="link"] {{
    color: {t.accent}; border: 2px solid transparent; border-radius: {px(6)}px;
    padding: {px(3)}px 1px; text-align: left; }}
QPushButton[kind="link"]:hover {{ background: {t.accent_soft}; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {t.accent}; padding: {px(3)}px 1px; }}
QPushButton[kind="link"]:disabled {{ color: {t.muted}; background: transparent; }}
QPushButton[kind="status"] {{
    color: {t.muted}; border: 2px solid transparent; border-radius: {px(6)}px;
    padding: {px(1)}px {px(3)}px; min-height: {px(20)}px; text-align: left; }}
QPushButton[kind="status"]:hover {{ color: {t.ink}; background: {t.accent_soft}; }}
QPushButton[kind="status"]:focus {{ border: 2px solid {t.accent}; }}
QPushButton[kind="icon"] {{
    border: 2px solid transparent; border-radius: {px(6)}px; padding: {px(2)}px;
    min-width: {px(22)}px; min-height: {px(22)}px; }}
QPushButton[kind="icon"]:hover {{ background: {t.accent_soft}; }}
QPushButton[kind="icon"]:focus {{ border: 2px solid {t.accent}; padding: {px(2)}px; }}
QPushButton[kind="row"] {{
    border: 2px solid transparent; border-radius: {px(8)}px; padding: 0; text-align: left; }}
QPushButton[kind="row"]:hover {{ background: {t.accent_soft}; }}
QPushButton[kind="row"]:focus {{ border: 2px solid {t.accent}; padding: 0; }}
QPushButton[kind="nav"] {{
    color: {t.ink}; text-align: left; border: 2px solid transparent; border-radius: {px(8)}px;
    padding: {px(6)}px {px(10)}px; min-height: {px(19)}px; }}
QPushButton[kind="nav"]:hover {{ background: {t.accent_soft}; }}
QPushButton[kind="nav"]:checked {{ background: {t.accent_soft}; color: {t.accent}; }}
QPushButton[kind="nav"]:focus {{ border: 2px solid {t.accent}; padding: {px(6)}px {px(10)}px; }}
"""


def _segments(t: Tokens, px: Px) -> str:
    pad, side = px(5), px(10)
    return f"""
QPushButton[kind="segment"] {{
    color: {t.ink}; border: 1px solid {t.ring}; border-radius: {px(9)}px;
    padding: {pad}px {side}px; min-height: {px(17)}px; }}
QPushButton[kind="segment"]:hover {{ background: {t.accent_soft}; }}
QPushButton[kind="segment"]:checked {{
    color: {t.accent}; background: {t.accent_soft}; border: 1px solid {t.accent}; }}
QPushButton[kind="segment"]:focus {{
    border: 2px solid {t.accent}; padding: {pad - 1}px {side - 1}px; }}
QPushButton[kind="segment"]:disabled {{ color: {t.muted}; border-color: {t.line}; }}
"""


def _fields(t: Tokens, px: Px) -> str:
    pad, side = px(7), px(12)
    fields = "QLineEdit, QComboBox, QDateEdit, QSpinBox"
    focused = ", ".join(f"{name}:focus" for name in fields.split(", "))
    disabled = ", ".join(f"{name}:disabled" for name in fields.split(", "))
    return f"""
{fields} {{
    color: {t.ink}; background: {t.surface};
    border: 1px solid {t.ring}; border-radius: {px(9)}px;
    padding: {pad}px {side}px; min-height: {px(19)}px;
    placeholder-text-color: {t.muted};
    selection-background-color: {t.accent_soft}; selection-color: {t.ink}; }}
{focused} {{ border: 2px solid {t.accent}; padding: {pad - 1}px {side - 1}px; }}
{disabled} {{ color: {t.muted}; border-color: {t.line}; background: transparent; }}
QLineEdit[kind="large"] {{ border-radius: {px(14)}px; padding: {px(13)}px {px(18)}px; }}
QLineEdit[kind="large"]:focus {{ padding: {px(13) - 1}px {px(18) - 1}px; }}
QLineEdit[revealable="true"] {{ padding-right: {px(44)}px; }}
QLineEdit[kind="inner"], QLineEdit[kind="inner"]:focus {{
    border: none; padding: 0; min-height: 0; background: transparent; }}
QLineEdit[kind="search"], QLineEdit[kind="search"]:focus {{
    border: none; padding: 0; min-height: {px(26)}px; background: transparent; }}
QComboBox, QDateEdit {{ padding-right: {px(34)}px; }}
QComboBox:focus, QDateEdit:focus {{ padding-right: {px(34) - 1}px; }}
QComboBox::drop-down, QDateEdit::drop-down {{
    border: none; width: {px(30)}px; subcontrol-origin: border;
    subcontrol-position: center right; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: none; }}
QSpinBox::up-button, QSpinBox::down-button {{
    subcontrol-origin: border; subcontrol-position: center right; width: 0; border: none; }}
QDateEdit, QSpinBox {{ min-height: {px(17)}px; }}
QTextEdit, QPlainTextEdit {{
    background: transparent; border: none; color: {t.ink};
    selection-background-color: {t.accent_soft}; selection-color: {t.ink}; }}
"""


def _popups(t: Tokens, px: Px) -> str:
    return f"""
QComboBox QAbstractItemView, QListView[kind="popup"], QMenu {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.ring};
    padding: {px(4)}px; outline: none;
    selection-background-color: {t.accent_soft}; selection-color: {t.accent}; }}
QComboBox QAbstractItemView::item {{
    padding: {px(5)}px {px(8)}px; min-height: {px(19)}px; border-radius: {px(6)}px;
    color: {t.ink}; }}
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover {{
    background: {t.accent_soft}; color: {t.accent}; }}
QMenu::item {{ padding: {px(6)}px {px(14)}px; border-radius: {px(6)}px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.accent}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {px(4)}px {px(8)}px; }}
"""


def _calendar(t: Tokens, px: Px) -> str:
    return f"""
QCalendarWidget {{ background: {t.surface}; border: 1px solid {t.ring}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{
    background: {t.surface}; padding: {px(4)}px; }}
QCalendarWidget QToolButton {{
    color: {t.ink}; background: transparent; border: 2px solid transparent;
    border-radius: {px(6)}px; padding: {px(3)}px {px(6)}px; min-height: {px(20)}px; }}
QCalendarWidget QToolButton:hover {{ background: {t.accent_soft}; }}
QCalendarWidget QToolButton:focus {{ border: 2px solid {t.accent}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; width: 0; }}
QCalendarWidget QSpinBox {{ padding: {px(2)}px {px(6)}px; }}
QCalendarWidget QTableView {{
    background: {t.surface}; alternate-background-color: {t.surface}; color: {t.ink};
    border: none; outline: none;
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QCalendarWidget QTableView:disabled {{ color: {t.ring}; }}
"""


def _file_dialogs(t: Tokens, px: Px) -> str:
    return f"""
QHeaderView, QHeaderView::section {{
    background: {t.surface}; color: {t.muted}; border: none; padding: {px(4)}px {px(8)}px; }}
QFileDialog QTreeView, QFileDialog QListView {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.ring};
    selection-background-color: {t.accent_soft}; selection-color: {t.ink}; }}
QFileDialog QTreeView::item:selected, QFileDialog QListView::item:selected {{
    background: {t.accent_soft}; color: {t.ink}; }}
QFileDialog QToolButton {{
    color: {t.ink}; background: {t.surface}; border: 1px solid {t.line};
    border-radius: {px(6)}px; padding: {px(3)}px; }}
QFileDialog QToolButton:hover {{ background: {t.accent_soft}; }}
QFileDialog QToolButton:focus {{ border: 1px solid {t.accent}; }}
QFileDialog QSplitter::handle {{ background: {t.line}; }}
"""


def _scroll_bars(t: Tokens, px: Px) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(10)}px; margin: 0; }}
QScrollBar::handle {{ background: {t.ring}; border-radius: {px(2)}px; margin: {px(3)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(40)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(40)}px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
"""
