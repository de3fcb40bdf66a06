"""Two small DLLs that stand in for what Wine 10 lacks, so that the libraries of the program run in a trial.

They are built from packaging/windows/shims/ by MinGW and put into the prefix of the trial alone; nothing of them is
ever shipped. A copy of numpy in the prefix is told to take its complex numbers from there.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from tasks import ROOT, TaskError, need

SOURCES = ROOT / "packaging" / "windows" / "shims"
COMPILER = "x86_64-w64-mingw32-gcc"
COMPILER_PACKAGE = "gcc-mingw-w64-x86-64"
FLAGS = ("-std=c11", "-O2", "-Wall", "-shared", "-s", "-static-libgcc", "-Wl,--no-insert-timestamp")

# Both names are of the same length, so that one takes the place of the other in an import table.
MATHEMATICS = b"api-ms-win-crt-math-l1-1-0.dll\0"
COMPLEX_NUMBERS = b"caseworker-complex-numbers.dll\0"

SHIMS = {"icuuc.dll": ("icuuc.c",), "caseworker-complex-numbers.dll": ("complex.c", "complex.def")}


def build(folder: Path) -> None:
    """Build both DLLs into an existing folder, which is to be on the search path of Windows."""
    need({COMPILER: COMPILER_PACKAGE})
    for name, sources in SHIMS.items():
        command = [COMPILER, *FLAGS, "-o", str(folder / name), *(str(SOURCES / source) for source in sources)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            raise TaskError(f"{name} for the trial could not be built: {done.stderr.strip()}")


def patch_numpy(folder: Path) -> int:
    """Tell every numpy under a folder to take its complex numbers from the DLL above; how many files were changed."""
    changed = 0
    for module in sorted(folder.rglob("numpy/**/*.pyd")):
        content = module.read_bytes()
        if MATHEMATICS in content:
            module.write_bytes(content.replace(MATHEMATICS, COMPLEX_NUMBERS))
            changed += 1
    return changed
