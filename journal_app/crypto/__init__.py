"""Keys: deriving, wrapping, sealing, authenticating. The only user of ``cryptography``."""
