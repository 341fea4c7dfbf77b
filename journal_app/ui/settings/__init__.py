"""The Settings screen, one module for each section."""
