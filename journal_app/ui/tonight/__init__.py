"""Tonight: the page, with its prompt, its two ratings and its night."""
