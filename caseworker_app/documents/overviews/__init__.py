"""A case at one glance: summary, matrices, its diagrams."""
