"""Key derivation, key slots and sealing: the only user of ``cryptography``."""
