"""Papers of an office: recap, retention, registers, the trail."""
