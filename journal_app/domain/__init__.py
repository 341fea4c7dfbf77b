"""The journal's own ideas, in plain Python: nights, entries, ratings, rotations, prompts."""
