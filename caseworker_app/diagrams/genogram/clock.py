"""How long the layout of a genogram may look for something better.

Searches are bounded by work, so that the same family gives the same drawing. The clock is the last resort, on a slow
computer or for a family that is more tangled than any that was tried: past it the best found so far is drawn.
"""

from __future__ import annotations

import contextlib
import math
import time
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 12.0  # of searching; drawing what was found takes up to half as long again, and nobody should wait for 20
_END = ContextVar("end of searching", default=math.inf)


@contextlib.contextmanager
def limited(seconds: float = SECONDS) -> Iterator[None]:
    """Give whatever is laid out inside so many seconds."""
    token = _END.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _END.reset(token)


def is_up() -> bool:
    """Whether it is time to take the best found so far."""
    return time.monotonic() > _END.get()
