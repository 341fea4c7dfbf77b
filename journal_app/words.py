"""Translation of every sentence the student reads, for the window and the command line alike.

The standard library's gettext, because both front ends need it and one of them must never
import Qt (docs/decisions/001.md). Catalogues lie in ``resources/locale``.
"""

from __future__ import annotations

import gettext


class _Pseudo(gettext.NullTranslations):
    """Wraps each sentence in brackets: what stays bare on screen was never translated."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


class _Catalogue:
    current: gettext.NullTranslations = gettext.NullTranslations()


def use_language(translations: gettext.NullTranslations | None) -> None:
    """Set the catalogue for all sentences from here on; None means English as written."""
    _Catalogue.current = translations or gettext.NullTranslations()


def pseudo_language() -> gettext.NullTranslations:
    """Return the catalogue that brackets every sentence, for finding untranslated ones."""
    return _Pseudo()


def tr(sentence: str, **values: object) -> str:
    """Return a sentence in the student's language, with its ``{named}`` places filled in."""
    text = _Catalogue.current.gettext(sentence)
    return text.format(**values) if values else text


def trn(one: str, many: str, count: int, **values: object) -> str:
    """Return the form of a sentence that fits a count; ``{count}`` is filled in."""
    return _Catalogue.current.ngettext(one, many, count).format(count=count, **values)
