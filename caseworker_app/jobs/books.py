"""What a practicum book needs besides its own case: the further cases that were chosen, all cases in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.jobs.case_files import load
from caseworker_app.jobs.permits import PRACTICUM_REPORT
from caseworker_app.jobs.recap import recap

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.store.notebook import Notebook


def gathered(notebook: Notebook, key: str, file: CaseFile) -> CaseFile:
    """A loaded case with what its book needs; of another document the same."""
    if key == PRACTICUM_REPORT:
        chosen = dict.fromkeys(row.case_id for row in file.case.placement.book_cases if row.case_id)
        file.further = [load(notebook, case_id) for case_id in chosen if case_id != file.case.id]
        file.recap = recap(notebook)
    return file
