"""Prompts to write, to bring and to read about."""
