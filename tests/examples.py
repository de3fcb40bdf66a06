"""How many examples a costly property is tried on."""

from __future__ import annotations

import hypothesis

from tests.soak import LONG

EXPLORE = "explore"
_SIZE = (
    hypothesis.HealthCheck.too_slow,
    hypothesis.HealthCheck.data_too_large,
    hypothesis.HealthCheck.large_base_example,
)


def few(count: int, many: int | None = None) -> hypothesis.settings:
    """So many in every run; the profile that looks for new ones tries as many as it says, the long run ``many``."""
    costly = hypothesis.settings(suppress_health_check=_SIZE)
    if hypothesis.settings.get_current_profile_name() == EXPLORE:
        return costly
    return hypothesis.settings(costly, max_examples=many if LONG and many else count)
