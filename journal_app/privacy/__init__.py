"""Finds what may identify a person in a text, and replaces it; no Qt, no network."""
