"""The frame of the window: application, rail, help, going anywhere, locking, backups by themselves."""
