"""Puts roles or pseudonyms in the place of identifiers."""
