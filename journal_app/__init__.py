"""Heartbeat: an encrypted, offline journal for medical students."""

__version__ = "0.1.0"
