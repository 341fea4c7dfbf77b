"""Recipes for what Heartbeat ships trained."""
