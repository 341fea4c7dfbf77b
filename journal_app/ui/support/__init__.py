"""The Support screen: people to ring, before and after unlocking."""
