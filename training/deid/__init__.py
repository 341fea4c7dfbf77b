"""How the tagger of identifiers was trained, and on what."""
