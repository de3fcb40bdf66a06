"""A Debian 13 with Wine in a folder, for machines whose own Wine is missing or too old."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from tasks import TaskError, need, say

SUITE = "trixie"
MIRROR = "http://deb.debian.org/debian"
PACKAGES = (
    "wine",
    "wine64",
    "xvfb",
    "openbox",
    "xdotool",
    "imagemagick",
    "cups-daemon",
    "cups-client",
    "fonts-wine",
    "fonts-liberation",
)
NETWORK_FILES = ("resolv.conf", "hosts", "ssl/certs/ca-certificates.crt")


def debian(work: Path) -> Path:
    """The root of a Debian with Wine, Xvfb, xdotool and ImageMagick below a folder; made when it is not there whole.

    Some minutes and 2 GB, once. TaskError when this is not root, or debootstrap or the network is missing.
    """
    root = work / SUITE
    stamp = root / "etc" / "caseworker-trial"
    contents = " ".join(PACKAGES)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == contents:
        return root
    if os.geteuid() != 0:
        raise TaskError(
            "this machine has no Wine 10, and only root can install it into a folder. Start again with sudo"
        )
    need({"debootstrap": "debootstrap"})
    shutil.rmtree(root, ignore_errors=True)
    say(f"Installing Debian 13 with Wine into {root}; this takes some minutes ...")
    log = work / f"{SUITE}.log"
    with log.open("w", encoding="utf-8") as output:
        bare = ("debootstrap", "--variant=minbase", "--include=ca-certificates", SUITE, str(root), MIRROR)
        installed = succeeds_apart(bare, output) and install_packages(root, output)
    if not installed:
        raise TaskError(f"Debian 13 with Wine could not be installed; is there a network? The end of {log} says more")
    stamp.write_text(contents, encoding="utf-8")
    return root


def install_packages(root: Path, output: TextIO) -> bool:
    """Install Wine and its tools into a bare Debian; whether it succeeded."""
    for name in NETWORK_FILES:
        here, there = Path("/etc") / name, root / "etc" / name
        if here.is_file():
            there.unlink(missing_ok=True)
            shutil.copyfile(here, there)
    no_services = root / "usr/sbin/policy-rc.d"
    no_services.write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
    no_services.chmod(0o755)
    apt = "apt-get -q -y --no-install-recommends"
    install = f"{apt} update && {apt} install {' '.join(PACKAGES)} && apt-get clean"
    script = 'mount -t proc proc "$0/proc" && exec chroot "$0" sh -c "$1"'
    return succeeds_apart(("sh", "-c", script, root, install), output)


def succeeds_apart(command: Sequence[object], output: TextIO) -> bool:
    """Whether a command succeeds whose mounts and processes end with it, whatever ends it."""
    done = subprocess.run(
        ["unshare", "--mount", "--pid", "--fork", "--kill-child", *map(str, command)],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
        check=False,
    )
    return done.returncode == 0
