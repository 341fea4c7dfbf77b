"""Reading and checking the prompt library and the care lines."""
