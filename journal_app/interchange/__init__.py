"""Everything that goes in or out of a vault in another format."""
