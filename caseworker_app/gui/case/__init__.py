"""One open case: its header, steps and pages that no description can build."""
