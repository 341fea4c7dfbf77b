"""The role-model notebook."""
