"""What can be told of a text by its words: theme hints and word tone. The only user of textblob."""
