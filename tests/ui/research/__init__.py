"""The Research screen."""
