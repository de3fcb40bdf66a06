"""What every test may count on: no screen, no settings of the person at the machine, no hurry."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import hypothesis
import pytest

from caseworker_app import paths
from tests.examples import EXPLORE

os.environ["QT_QPA_PLATFORM"] = "offscreen"


USER_FOLDERS = (
    *("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_DOCUMENTS_DIR", "APPDATA"),
    *("WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA", "WIN_PD_OVERRIDE_PERSONAL"),
)
"""Where a user's folders are, for Linux and for Windows, as the library that knows them reads it."""


def posix_only(reason: str) -> pytest.MarkDecorator:
    """For a test of something that Windows does not have."""
    return pytest.mark.skipif(os.name == "nt", reason=reason)


def windows_only(reason: str) -> pytest.MarkDecorator:
    """For a test of something that only Windows has."""
    return pytest.mark.skipif(os.name != "nt", reason=reason)


# The same examples in every run, so that a change is judged by itself; new ones are sought with another profile.
hypothesis.settings.register_profile("caseworker", deadline=None, derandomize=True)
hypothesis.settings.register_profile(EXPLORE, deadline=None, max_examples=1000)
hypothesis.settings.load_profile("caseworker")


@pytest.fixture(autouse=True)
def tries(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> int:
    """How often a test of the safety table tries; 1 for every other test. The report of the run keeps it by row."""
    mark = request.node.get_closest_marker("safety")
    if mark is None:
        return 1
    for name in ("row", "what", "tries"):
        record_property(name, mark.kwargs[name])
    return int(mark.kwargs["tries"])


@pytest.fixture(autouse=True)
def nothing_erased_before() -> Iterator[None]:
    """Many tests share one notebook's key: what one of them erases is not erased again in the next."""
    yield
    shutil.rmtree(paths.user_data() / "erased", ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def own_user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, logs and documents of the test run, apart from those of whoever runs it; child processes included."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in USER_FOLDERS:
            folder = home / variable.lower()
            folder.mkdir()
            patch.setenv(variable, str(folder))
        yield
