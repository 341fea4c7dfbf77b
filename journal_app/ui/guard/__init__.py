"""The guard on the page: what is underlined, and what can be done about it."""
