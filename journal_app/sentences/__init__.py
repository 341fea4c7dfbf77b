"""Every sentence for a message id, translated, without Qt: shared by window and command line."""
