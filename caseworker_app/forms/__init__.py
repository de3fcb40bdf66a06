"""The pages of the six stages, described as data."""
