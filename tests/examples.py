"""How many examples a costly property is tried on."""

from __future__ import annotations

import hypothesis

EXPLORE = "explore"
_SIZE = (
    hypothesis.HealthCheck.too_slow,
    hypothesis.HealthCheck.data_too_large,
    hypothesis.HealthCheck.large_base_example,
)


def few(count: int) -> hypothesis.settings:
    """So many in every run; the profile that looks for new ones tries as many as it says."""
    costly = hypothesis.settings(suppress_health_check=_SIZE)
    if hypothesis.settings.get_current_profile_name() == EXPLORE:
        return costly
    return hypothesis.settings(costly, max_examples=count)
