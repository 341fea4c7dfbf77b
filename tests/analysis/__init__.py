"""Tests of what is told of a text by its words."""
