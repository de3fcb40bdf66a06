"""What goes wrong in the program, as it may stand in the log: kinds and places, never words. Standard library only."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

log = logging.getLogger("caseworker_app")


def log_failure(kind: type[BaseException], trace: TracebackType | None) -> None:
    """The kind of an error and the places in the program that led there; never its message, which may hold a name."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).stem}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    log.error("%s at %s", kind.__name__, " > ".join(places))
