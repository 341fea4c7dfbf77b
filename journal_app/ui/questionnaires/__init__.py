"""Questionnaires brought by file, on screen."""
