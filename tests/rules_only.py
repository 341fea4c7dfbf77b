"""What looks for identifiers, without the model: a millisecond a text, and it may be missing."""

from __future__ import annotations

from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.ordinary import OrdinaryWords
from journal_app.privacy.pipeline import Finder
from journal_app.privacy.rules.detector import RuleDetector
from journal_app.services.privacy_tools import PrivacyTools


def rules_only() -> PrivacyTools:
    """Return the real rules and lists, as on a computer where the model cannot be used."""
    lexicon = Lexicon.load()
    finder = Finder(RuleDetector(lexicon), None, knows=OrdinaryWords(lexicon))
    return PrivacyTools(finder, lexicon)
