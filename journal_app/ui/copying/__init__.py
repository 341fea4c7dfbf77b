"""Reading texts through before a copy of them leaves the journal."""
