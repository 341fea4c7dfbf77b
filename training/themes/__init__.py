"""How the theme hints are taught: word vectors, then one set of weights for each theme."""
