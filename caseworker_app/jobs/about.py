"""Which program this is and what it stands on: what one copies into a mail that asks for help."""

from __future__ import annotations

import platform
import re
from importlib import metadata
from pathlib import Path

import caseworker_app
from caseworker_app import paths
from caseworker_app.text import tr

LICENCE = "Apache-2.0"
QT = "pyside6-essentials"
NAMES = {QT: "Qt (PySide6)"}
"""What a library is called where that is not the name of its package."""


def facts() -> list[tuple[str, str]]:
    """Names and values, in the order they are shown. Nothing in it comes from a case; folders name the user's account.

    It is made of what can be found out: where a part of the program is missing, its line says so.
    """
    return [
        (paths.APP_NAME, caseworker_app.__version__),
        (tr("Python"), platform.python_version()),
        *_databases(),
        *((NAMES.get(name, name), _version(name)) for name in _libraries()),
        (tr("Sistem"), f"{platform.system()} {platform.release()} {platform.version()} ({platform.machine()})"),
        (tr("Program"), str(Path(caseworker_app.__file__).parent)),
        (tr("Pengaturan"), str(paths.user_config())),
        (tr("Catatan kesalahan"), str(paths.log_file())),
        (tr("Lisensi"), tr("{licence}; pustaka dan huruf: lihat NOTICES").format(licence=LICENCE)),
    ]


def as_text() -> str:
    """The facts as plain lines."""
    return "\n".join(f"{name}: {value}" for name, value in facts())


def _databases() -> list[tuple[str, str]]:
    missing = tr("tidak ditemukan")
    try:
        from caseworker_app.store import driver

        found = list(driver.versions().items())
    except ImportError:
        found = [("SQLCipher", missing)]
    try:
        from cryptography.hazmat.backends.openssl import backend

        found.append(("OpenSSL (cryptography)", backend.openssl_version_text()))
    except ImportError:
        found.append(("OpenSSL (cryptography)", missing))
    return found


def _libraries() -> list[str]:
    """The libraries that the program itself asks for, Qt first."""
    try:
        required = metadata.requires("caseworker") or []
    except metadata.PackageNotFoundError:
        required = []
    names = {re.split(r"[^\w.-]", line)[0].casefold() for line in required if "extra ==" not in line}
    return sorted(names, key=lambda name: (name != QT, name))


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return tr("tidak ditemukan")
