"""How well the theme hints guess, beside textblob's naive Bayes and two trivial rules."""
