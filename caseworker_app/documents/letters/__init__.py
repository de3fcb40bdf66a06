"""Letters and agreements that somebody signs."""
