"""Reads and checks the prompt files of ``prompts/``."""
