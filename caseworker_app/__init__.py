"""Caseworker: an offline, encrypted case notebook for Indonesian social workers."""

__version__ = "0.6.0"
