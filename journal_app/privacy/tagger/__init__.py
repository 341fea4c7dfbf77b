"""A small statistical model of what a name, a place or a date looks like in a sentence."""
