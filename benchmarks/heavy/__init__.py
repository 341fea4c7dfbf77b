"""The heavy-words check against sentences that should and should not bring its card up."""
