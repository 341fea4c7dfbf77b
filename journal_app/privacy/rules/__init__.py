"""Rules that find identifiers by form, context and lists."""
