"""Rules about safety and care: concerns that nobody was told of, alerts that never end, care that nobody agreed to."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from caseworker_app.casework.checks.certain import before, birth, birth_field, in_words, most_years
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.casework.protection import ALLERGY, NUCLEAR_FAMILY, in_force, open_concerns
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.protection import Alert, CareArrangement, Incident
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope

DAYS_TO_TELL = 7
"""Days after which somebody must have been told of an incident."""
LONGEST_ALERT = 365
"""Days after which an alert without an end is asked about; an allergy stays."""
_GROWN = 18


@check("concern-untold", Severity.GRAVE, mark("Keprihatinan yang belum dilaporkan"))
def nobody_told(scope: Scope) -> Iterator[Doubt]:
    """An incident that is not closed, a week old, and nobody is known to have been told."""
    words = tr("Kejadian ({date}) sudah lewat {days} hari, tetapi belum tercatat siapa yang diberi tahu.")
    limit = PartialDate.on(scope.today - timedelta(days=DAYS_TO_TELL - 1))
    for one in open_concerns(scope.case):
        if one.date is not None and before(one.date, limit) and not (one.told_to or one.told_on):
            sentence = words.format(date=in_words(one.date), days=DAYS_TO_TELL)
            yield Doubt(one, Incident.told_to.key, sentence)


@check("alert-without-end", Severity.UNLIKELY, mark("Peringatan tanpa batas waktu"))
def alert_without_end(scope: Scope) -> Iterator[Doubt]:
    """An alert that stands for more than a year and does not say until when."""
    words = tr("Peringatan sejak {date} masih berlaku tanpa tanggal akhir; apakah masih diperlukan?")
    limit = PartialDate.on(scope.today - timedelta(days=LONGEST_ALERT))
    for one in in_force(scope.case, scope.today):
        lasting = (one.kind or "").casefold() == ALLERGY
        if one.since is not None and one.until is None and not lasting and before(one.since, limit):
            yield Doubt(one, Alert.until.key, words.format(date=in_words(one.since)))


@check("care-not-agreed", Severity.UNLIKELY, mark("Pengasuhan tanpa kesepakatan"))
def care_not_agreed(scope: Scope) -> Iterator[Doubt]:
    """A child who is cared for outside the nuclear family now, and nobody is known to have agreed."""
    words = tr("Klien masih anak, tetapi belum tercatat siapa yang menyetujui pengasuhan ini.")
    today = PartialDate.on(scope.today)
    client = scope.case.client
    age = most_years(birth(client), today)
    if client is None or age is None or age >= _GROWN:
        return
    for one in scope.case.care_arrangements:
        kind = (one.kind or "").casefold()
        if kind and kind != NUCLEAR_FAMILY and not one.agreed_by and not before(one.until, today):
            yield Doubt(one, CareArrangement.agreed_by.key, words, ((client, birth_field(client)),))
