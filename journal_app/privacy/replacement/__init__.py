"""Puts roles or pseudonyms in the place of identifiers.

``replacer.Replacer`` does one export of one author; ``residue.confirm_gone`` looks once more
before anything leaves; ``marks.own_marks`` tells our own marks from identifiers when a text
comes by a second time.

Two styles (``replaced.Style``), chosen by the study:

- *Roles*: ``Mrs Adler's daughter Elaine`` becomes ``[patient 1]'s daughter [relative 1]``. A
  title goes into the mark, because ``Mrs [patient 1]`` reads badly and the mark says as much.
- *Pseudonyms*: ``Mrs Penn's daughter Robin``. Titles stay, one person keeps one pseudonym, and
  small letters stay small, so that what a detector missed does not stand out.

Hospitals, places, schools and people known by their post are generalised, contact details and
numbers give way to the word for what they were. Dates become the day of the study, never a
shifted date: a shift can be undone by anyone who knows one of them.
"""
