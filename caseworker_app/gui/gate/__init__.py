"""The first window: which notebook, its passphrase, a new one, a backup; and what happens on locking."""
