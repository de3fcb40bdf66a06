"""Words of a document are found again on the page where they were written."""

from __future__ import annotations

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.whereabouts import written
from caseworker_app.model.assessment import Interview
from caseworker_app.model.case import Case
from caseworker_app.model.person import Person


def case_file() -> CaseFile:
    case = Case(client=Person(name="Marta", street="Jl. Anyelir 3"))
    case.assessment.focus = "Marta cemas\nmenjelang ujian."
    case.assessment.background = "Di rumah, kata Marta, tidak ada ruang."
    case.interviews.append(Interview(informant="Bu Ratna", result="Ratna melihat Marta menangis."))
    return CaseFile(case, Kin([case.client] if case.client else []))


def test_words_lead_to_their_page_and_field() -> None:
    file = case_file()
    assert written(file, "cemas menjelang") == ("assessment/focus", "focus")
    assert written(file, "melihat marta menangis") == ("assessment/data_collection", "interviews")
    assert written(file, "Jl. Anyelir 3") == ("client/client_home", "street")
    assert written(file, "tidak tertulis") is None


def test_what_stands_around_tells_one_place_from_another() -> None:
    file = case_file()
    assert written(file, "Marta", ("", " cemas menjelang")) == ("assessment/focus", "focus")
    assert written(file, "Marta", ("…rumah, kata ", ", tidak")) == ("assessment/background", "background")
