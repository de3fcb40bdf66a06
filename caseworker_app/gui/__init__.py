"""The window: the only code that knows PySide6.

PySide6 puts itself in the place of ``import`` and keeps the source of every module imported after it, looking for its
own name in it, for the sake of another spelling of its methods that is not used here. Opening a notebook would take
20 MB more; so Python's own ``import`` is put back.
"""

import builtins
import contextlib

with contextlib.suppress(ImportError):  # a system library is missing: who needs Qt meets the error; one module does not
    import PySide6.QtCore  # noqa: F401 - from here on it has taken over

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
