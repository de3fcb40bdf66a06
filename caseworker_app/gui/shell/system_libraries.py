"""Which shared libraries of a Linux system Qt needs and does not find, and the Debian packages that bring them.

``python -m caseworker_app.gui.shell.system_libraries`` prints the packages on one line, nothing where all is there.
It uses nothing but the standard library and works where PySide6 itself cannot be loaded.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from caseworker_app.text import tr

NEEDED = (
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
    "Qt/plugins/iconengines/libqsvgicon.so",
    "Qt/plugins/imageformats/libqsvg.so",
    "Qt/plugins/imageformats/libqjpeg.so",
    *(f"Qt/lib/libQt6{name}.so.6" for name in ("Core", "Gui", "Widgets", "Svg", "DBus", "XcbQpa", "PrintSupport")),
)
"""Files below the folder of PySide6 that the window loads."""
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libGLdispatch.so.0": "libglvnd0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXau.so.6": "libxau6",
    "libXdmcp.so.6": "libxdmcp6",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libpng16.so.16": "libpng16-16",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Debian's package for each library; those that Debian 13 renamed are still found by these names."""


def missing_packages() -> list[str]:
    """The Debian packages that are missing, in alphabetical order; a library that no package is known for as it is."""
    return sorted({PACKAGES.get(library, library) for library in missing_libraries()})


def missing_libraries() -> set[str]:
    """The names of the missing libraries («libxcb-icccm.so.4»); none where this is not Linux or PySide6 is absent."""
    found = importlib.util.find_spec("PySide6") if sys.platform.startswith("linux") else None
    if found is None or found.origin is None:
        return set()
    folder = Path(found.origin).parent
    return not_found([str(folder / name) for name in NEEDED if (folder / name).is_file()])


def sentence() -> str:
    """Why the window cannot be opened and what to install, for the user; empty where every library is there."""
    packages = " ".join(missing_packages())
    if not packages:
        return ""
    return tr(
        "Jendela tidak dapat dibuka: pustaka sistem belum terpasang. Di Debian atau Ubuntu pasang dengan: "
        "sudo apt install {packages} – Buku kasus tidak disentuh; perintah lain tetap dapat dipakai."
    ).format(packages=packages)


def not_found(files: list[str]) -> set[str]:
    """What the system's loader does not find of all that these programs and libraries need, directly or not."""
    try:
        done = subprocess.run(  # noqa: S603 - files of PySide6, no words of a user
            ["ldd", *files],  # noqa: S607 - part of the C library; where it stands differs
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        return set()
    return {line.split()[0] for line in done.stdout.splitlines() if line.strip().endswith("=> not found")}


if __name__ == "__main__":
    if packages := missing_packages():
        sys.stdout.write(f"{' '.join(packages)}\n")
