"""No picture of what the program holds in memory comes onto the disk when it crashes."""

from __future__ import annotations

import contextlib
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h
_NO_CRITICAL_BOX, _NO_FAULT_BOX = 0x1, 0x2  # for SetErrorMode; the second keeps Windows' error reporting out
_NO_HEAP = 0x1  # for WerSetFlags: should it come all the same, it leaves out what the program holds


def forbid() -> None:
    """From now on, as far as the system can; on Linux no other program of the same user can read the memory either.

    A program that this one starts has to do it for itself.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_NO_CRITICAL_BOX | _NO_FAULT_BOX)
        ctypes.windll.kernel32.WerSetFlags(_NO_HEAP)
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
