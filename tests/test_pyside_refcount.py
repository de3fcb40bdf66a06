"""Whether this PySide6 keeps count of None: 6.12.0 loses a reference on nearly every call, and soon aborts."""

from __future__ import annotations

import subprocess
import sys

CALLS = 200_000
MANY_CALLS = f"""
import sys
from PySide6.QtWidgets import QApplication, QLabel

application = QApplication([])
label = QLabel()

def call(times):
    for number in range(times):
        label.setText("Klien" if number % 2 else "Keluarga")
        application.processEvents()

call(1_000)
before = sys.getrefcount(None)
call({CALLS} // 2)
print(sys.getrefcount(None) - before)
"""


def test_reference_count_of_none_is_steady_over_200000_calls() -> None:
    done = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < 100
