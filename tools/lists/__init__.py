"""Makes the word lists of the privacy guard (``make lists``)."""
