"""Symptoms of which the evaluation tells and that nobody ever found before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.checks.alike import stems
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.model.evaluation import (
    AttainmentScale,
    BeforeAfter,
    Evaluation,
    EvaluationRow,
    GoalResult,
    ProcessEvaluation,
    Recommendation,
    SmartReview,
)
from caseworker_app.model.termination import Aftercare, Termination
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Narrative, Scope

_LATE: tuple[Any, ...] = (
    *(AttainmentScale, BeforeAfter, Evaluation, EvaluationRow, GoalResult, ProcessEvaluation, Recommendation),
    *(SmartReview, Termination, Aftercare),
)
"""What is written at the end: what stands there alone was not found before."""
_TELLING: tuple[Any, ...] = (BeforeAfter, Evaluation, EvaluationRow, GoalResult, ProcessEvaluation, Termination)
_OF_THE_CLIENT = frozenset(
    {
        *(f"BeforeAfter.{key}" for key in ("aspect", "before")),
        "EvaluationRow.process",
        *(f"Evaluation.{key}_points" for key in ("biological", "psychological", "social")),
    }
)
"""Fields in which a symptom is one of the client's, whatever is said of it."""
_SIGNS: tuple[tuple[str, str], ...] = (
    (
        r"insomnia|(?:sulit|susah|sukar|tidak bisa|gangguan) tidur|mimpi buruk",
        r"tidur|insomnia|mimpi|begadang|terjaga|istirahat|srq",
    ),
    (
        r"halusinasi|mendengar (?:suara|bisikan)|waham|delusi|(?:ber)?bicara sendiri",
        (
            r"halusinasi|suara|bisikan|waham|delusi|psikosis|psikotik|skizofrenia|bicara sendiri|odgj"
            r"|gangguan jiwa|mengira"
        ),
    ),
    (
        r"bunuh diri|mengakhiri hidup|melukai diri|menyakiti diri|menyayat",
        r"bunuh diri|\bmati\b|mengakhiri hidup|melukai diri|menyakiti diri|sayat|phq|srq|putus asa",
    ),
    (r"panik", r"panik|cemas|sesak|takut|gelisah|khawatir|was-?was"),
    (
        r"kecemasan|\bcemas",
        (
            r"cemas|khawatir|takut|gelisah|was-?was|gugup|panik|tegang|gad-?7|hars|zung|dass|srq|ragu|bingung"
            r"|belum siap|trauma"
        ),
    ),
    (
        r"depresi|murung|menangis",
        (
            r"depresi|sedih|murung|nangis|duka|putus asa|kecewa|phq|gds|bdi|dass|srq|rindu|kehilangan|trauma"
            r"|tertekan|semangat"
        ),
    ),
    (
        r"mengamuk|agresif|perilaku agresi|memukul|membentak|tantrum",
        r"amuk|agresi|pukul|bentak|lempar|marah|kasar|emosi|tantrum|kekerasan|tersinggung|sabar|kelahi",
    ),
    (r"mudah marah|pemarah|marah-marah|kemarahan", r"marah|emosi|amuk|tersinggung|sabar|bentak|kasar|agresi|kesal"),
    (
        r"(?:tidak ada|hilang\w*|kehilangan|kurang) nafsu makan|(?:tidak mau|sulit|susah) makan",
        r"makan|gizi|kurus|berat badan",
    ),
    (
        r"mabuk-mabukan|minuman keras|narkoba|\bsabu\b|kecanduan alkohol",
        r"alkohol|mabuk|miras|minuman keras|narkoba|sabu|napza|ganja|\bzat\b|adiksi|pecandu|kecanduan",
    ),
    (
        r"kecanduan (?:gim|gam\w+|gawai|ponsel|hp|judi)|berjudi",
        r"\bgim|game|gawai|ponsel|\bhp\b|media sosial|judi|kecanduan",
    ),
    (r"mengompol|enuresis", r"ompol|enuresis|buang air|kencing"),
    (r"kejang|epilepsi", r"kejang|epilepsi|ayan"),
    (r"demensia|pikun|pelupa|mudah lupa", r"demensia|pikun|lupa|ingat|kognitif|moca"),
    (
        r"(?:sulit|sukar|susah|kurang) (?:ber)?konsentrasi|(?:sulit|tidak) fokus",
        r"konsentrasi|perhatian|hiperaktif|melamun|sulit fokus|adhd",
    ),
    (
        r"menarik diri|mengurung diri|menyendiri",
        (
            r"menarik diri|mengurung|sendiri|isolasi|pendiam|pemalu|bergaul|dijauh|kucil|tertutup|sosialisasi"
            r"|teman|sepi"
        ),
    ),
    (r"kesepian", r"sepi|sendiri|lsns|ucla|kucil|dijauh|teman|ditinggal"),
    (
        r"rendah diri|minder|(?:tidak|kurang) percaya diri",
        r"rendah diri|minder|percaya diri|harga diri|rses|rosenberg|malu",
    ),
    (r"trauma|kilas balik|\bptsd\b", r"trauma|kilas balik|ptsd|kekerasan|pelecehan|kecelakaan|bencana|rundung"),
    (r"mencuri", r"curi|mengambil (?:uang|barang)"),
    (r"berbohong", r"bohong|jujur|dusta"),
    (r"membolos", r"bolos|sekolah|hadir|alpa"),
    (r"sakit kepala|pusing", r"kepala|pusing|migrain|vertigo|tekanan darah|hipertensi|srq"),
    (r"sesak na[pf]as", r"sesak|na[pf]as|asma|paru|jantung|panik"),
    (r"gemetar|tremor", r"gemetar|tremor|parkinson|srq|cemas"),
    (r"fobia|kompulsif", r"fobia|kompulsif|takut"),
)
"""Symptoms as they are named, and any word before the evaluation by which each may have been meant."""
_PAIRS = tuple((re.compile(sign, re.IGNORECASE), re.compile(akin, re.IGNORECASE)) for sign, akin in _SIGNS)
_CHANGED = re.compile(
    r"\b(?:berkurang\w*|menurun\w*|turun|hilang\w*|menghilang|membaik|teratasi|(?:me)?reda|sembuh|pulih|jarang|masih|lagi"
    r"|sudah tidak|terkendali|berhenti|bebas dari|gejala|keluhan|semula|sebelumnya|awalnya|dahulu|kambuh)\b",
    re.IGNORECASE,
)
"""What is said of a symptom that the client has or had."""
_NO_SIGN = re.compile(
    r"\b(?:tanpa|tidak ada|tidak ditemukan|tidak pernah|tidak(?! lagi))\s+(?:\w+\s+){0,1}$", re.IGNORECASE
)
_STILL_NO = re.compile(r"\b(?:sudah|kini|lagi)\s+tidak\s+(?:\w+\s+)?$", re.IGNORECASE)
_COMPLAINT = re.compile(
    r"\b(?:gejala|keluhan)\s+(?:berupa\s+)?(?P<what>\w+(?:\s\w+){0,2}?)\s+(?:klien\s+|yang\s+|sudah\s+|mulai\s+|telah\s+)*"
    r"(?:berkurang|menurun|hilang|membaik|teratasi|mereda|reda|sembuh|jarang)\b",
    re.IGNORECASE,
)
"""«Keluhan gatal sudah berkurang»: a symptom of whatever name."""
_EMPTY = frozenset(
    {
        "klien",
        "yang",
        "sudah",
        "mulai",
        "telah",
        "sering",
        "semua",
        "seluruh",
        "utama",
        "awal",
        "tersebut",
        "fisik",
        "psikis",
    }
)


@check("symptom-never-found", Severity.OVERLOOKED, mark("Gejala dalam evaluasi yang tidak ada dalam asesmen"))
def symptom_never_found(scope: Scope) -> Iterator[Doubt]:
    """The evaluation tells of a symptom that nothing written before names, where the assessment lists what it found."""
    words = tr("Evaluasi menyebut “{written}”, padahal gejala itu tidak ditemukan dalam asesmen maupun sesudahnya.")
    case = scope.case
    if not (case.symptoms or case.problems or case.assessment.psychological_points):
        return
    told = [one for one in scope.narratives if isinstance(one.record, _TELLING)]
    before = "\n".join(one.text for one in scope.narratives if not isinstance(one.record, _LATE)).casefold()
    for narrative in told:
        for sentence in re.split(r"[.;\n]", narrative.text):
            if written := _unknown(narrative, sentence, before):
                yield Doubt(narrative.record, narrative.field, words.format(written=written))
                break


def _unknown(narrative: Narrative, sentence: str, before: str) -> str:
    """The symptom of which a sentence tells and that nothing named before; «» for none."""
    certain = f"{type(narrative.record).__name__}.{narrative.field}" in _OF_THE_CLIENT
    if certain or _CHANGED.search(sentence):
        for sign, akin in _PAIRS:
            found = sign.search(sentence)
            if found and not _denied(sentence[: found.start()]) and not akin.search(before):
                return found[0]
    complaint = _COMPLAINT.search(sentence)
    roots = stems(complaint["what"], _EMPTY) if complaint else set()
    return complaint["what"] if complaint and roots and not any(root in before for root in roots) else ""


def _denied(words: str) -> bool:
    """Whether what stands before a symptom says that there never was any; «sudah tidak» says that there was."""
    return bool(_NO_SIGN.search(words)) and not _STILL_NO.search(words)
