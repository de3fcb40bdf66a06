"""Tests, and what they share; a package, for a library brings one of this name too."""
