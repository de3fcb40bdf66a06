"""The parts of the settings, one module each."""
