"""Fuzzing of everything that reads files from strangers: ``make fuzz``."""
