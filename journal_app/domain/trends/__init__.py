"""Trend arithmetic over nightly ratings.

Importing this package costs nothing: numpy is imported by ``level`` and ``change`` alone, and
those are imported when Trends is opened.
"""
