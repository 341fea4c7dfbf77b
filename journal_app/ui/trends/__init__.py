"""Trends: the chart, its table, what can be said of it, and copies to keep."""
