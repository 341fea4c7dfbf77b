"""What a student can do, as plain blocking functions and small classes."""
