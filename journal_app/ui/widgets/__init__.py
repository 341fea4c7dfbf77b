"""The program's own controls. Each follows the theme by itself."""

from journal_app.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton, QuietButton
from journal_app.ui.widgets.choices import Check, Dropdown, Segmented
from journal_app.ui.widgets.dates import DateField
from journal_app.ui.widgets.fields import NumberField, PassField, TextField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Chip, Heading, Muted, Serif, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card, Hairline, ScrollPage

__all__ = [
    "Body",
    "Card",
    "Check",
    "Chip",
    "DateField",
    "Dropdown",
    "FlowLayout",
    "Hairline",
    "Heading",
    "IconButton",
    "LinkButton",
    "Muted",
    "Notice",
    "NumberField",
    "PassField",
    "PrimaryButton",
    "QuietButton",
    "ScrollPage",
    "Segmented",
    "Serif",
    "TextField",
    "Title",
]
