"""What changed on one side and the other of the work, in words and as it was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.wording import lines
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.evaluation import BeforeAfter


def aspect(change: BeforeAfter) -> str:
    """What is compared, and under it where its figures are from: «Kehadiran», «(menurut daftar hadir sekolah)»."""
    source = tr("(menurut {source})").format(source=change.source) if change.source else ""
    return lines(change.aspect, source)


def before(teller: Teller, change: BeforeAfter) -> str:
    """How it was: «sering tidak masuk», and under it «60 persen»."""
    return lines(change.before, _measured(teller, change, "before_value"))


def after(teller: Teller, change: BeforeAfter) -> str:
    """How it became, and under it the figure with its change: «95 persen (naik 35)»."""
    measured = _measured(teller, change, "after_value")
    if change.before_value is None or change.after_value is None:
        return lines(change.after, measured)
    rise = change.after_value - change.before_value
    word = tr("naik {amount}") if rise > 0 else tr("turun {amount}") if rise < 0 else tr("tetap")
    return lines(change.after, f"{measured} ({word.format(amount=number(abs(rise)))})")


def _measured(teller: Teller, change: BeforeAfter, key: str) -> str:
    figure = teller.figure(change, key)
    return " ".join(filter(None, (figure, change.unit))) if figure else ""
