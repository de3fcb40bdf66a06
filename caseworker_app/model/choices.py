"""Closed choices, on which rules and drawings depend; each value is the Indonesian word that is stored and shown."""

from __future__ import annotations

from enum import StrEnum


class Sex(StrEnum):
    """Jenis kelamin."""

    MALE = "laki-laki"
    FEMALE = "perempuan"
    UNKNOWN = "tidak diketahui"


class Vital(StrEnum):
    """Whether a person lives."""

    ALIVE = "hidup"
    DEAD = "meninggal"
    UNKNOWN = "tidak diketahui"


class StageState(StrEnum):
    """How far a helping stage has come."""

    NOT_STARTED = "belum mulai"
    RUNNING = "berjalan"
    DONE = "selesai"


class UnionKind(StrEnum):
    """What joins two partners."""

    MARRIED = "menikah"
    COHABITING = "hidup bersama"
    AFFAIR = "hubungan lain"


class UnionEnd(StrEnum):
    """How a union ended."""

    DIVORCED = "cerai"
    SEPARATED = "pisah"
    WIDOWED = "meninggal"
    REUNITED = "rujuk"


class ParentageKind(StrEnum):
    """How a child belongs to its parents."""

    BIOLOGICAL = "kandung"
    ADOPTED = "angkat"
    FOSTER = "asuh"
    STEP = "tiri"


class TwinKind(StrEnum):
    """Kembar."""

    IDENTICAL = "identik"
    FRATERNAL = "tidak identik"


class BirthKind(StrEnum):
    """What became of a pregnancy, where the person is not a born child (McGoldrick, Gerson and Petry)."""

    PREGNANCY = "kehamilan"
    STILLBIRTH = "lahir mati"
    MISCARRIAGE = "keguguran"
    ABORTION = "aborsi"
    PET = "hewan peliharaan"


class EmotionalKind(StrEnum):
    """Emotional lines of the genogram (McGoldrick, Gerson and Petry)."""

    CLOSE = "dekat"
    FUSED = "sangat dekat"
    DISTANT = "renggang"
    HOSTILE = "konflik"
    CLOSE_HOSTILE = "dekat dan konflik"
    FUSED_HOSTILE = "sangat dekat dan konflik"
    CUTOFF = "terputus"
    CUTOFF_REPAIRED = "terputus lalu pulih"
    PHYSICAL_ABUSE = "kekerasan fisik"
    EMOTIONAL_ABUSE = "kekerasan emosional"
    SEXUAL_ABUSE = "kekerasan seksual"
    FOCUSED = "terpusat pada"
    CARETAKER = "pengasuh"


class TieKind(StrEnum):
    """Strength and quality of a tie in the ecomap (Hartman 1978)."""

    VERY_CLOSE = "sangat dekat"
    CLOSE = "dekat"
    ORDINARY = "biasa"
    DISTANT = "renggang"
    WEAK = "lemah"
    TENSE = "tegang"
    CONFLICT = "konflik"
    CUTOFF = "terputus"


class Energy(StrEnum):
    """The way that energy flows along a tie of the ecomap."""

    TO_CLIENT = "ke klien"
    FROM_CLIENT = "dari klien"
    BOTH = "dua arah"
    NONE = "tidak ada"


class Dimension(StrEnum):
    """Where a symptom shows."""

    COGNITIVE = "kognitif"
    BEHAVIOUR = "perilaku"
    EMOTION = "emosi"
    PHYSICAL = "fisik"
    SOCIAL = "sosial"


class BpssDimension(StrEnum):
    """The four boxes of the BPSS picture."""

    BIOLOGICAL = "biologis"
    PSYCHOLOGICAL = "psikologis"
    SOCIAL = "sosial"
    SPIRITUAL = "spiritual"


class Factor(StrEnum):
    """Whether something lies in the client or around her."""

    INTERNAL = "internal"
    EXTERNAL = "eksternal"


class QuadrantBox(StrEnum):
    """The four boxes of the strength quadrant (Cowger)."""

    PERSONAL_STRENGTH = "kekuatan pribadi"
    PERSONAL_WEAKNESS = "kelemahan pribadi"
    ENVIRONMENT_STRENGTH = "kekuatan lingkungan"
    ENVIRONMENT_WEAKNESS = "kelemahan lingkungan"


class Side(StrEnum):
    """The side of the body that a mark stands on."""

    FRONT = "depan"
    BACK = "belakang"


class MarkKind(StrEnum):
    """What a mark on the body map shows."""

    PAIN = "nyeri"
    WOUND = "luka"
    BRUISE = "memar"
    FRACTURE = "patah"
    OTHER = "lain"


class ConsentStatus(StrEnum):
    """How far a consent has come, and what was answered as a whole."""

    DRAFT = "draf"
    EXPLAINED = "dijelaskan"
    AGREED = "setuju"
    PARTLY = "setuju sebagian"
    REFUSED = "tidak setuju"
    WITHDRAWN = "dicabut"
    EXPIRED = "kedaluwarsa"


UNSIGNED = frozenset({ConsentStatus.DRAFT, ConsentStatus.EXPLAINED})
"""Of a consent that is still being explained and filled in."""


class GoalState(StrEnum):
    """How far a goal or indicator was reached."""

    REACHED = "tercapai"
    PARTLY = "sebagian"
    NOT_YET = "belum"
    NOT_ASSESSABLE = "tidak dapat dinilai"


class MeetingOutcome(StrEnum):
    """What became of a meeting; one of which nothing is said was held."""

    HELD = "terlaksana"
    POSTPONED = "ditunda"
    ABSENT = "tidak hadir"
    CANCELLED = "batal"


class Choice(StrEnum):
    """What one member of a group answered about another (sociogram)."""

    CHOOSES = "memilih"
    REJECTS = "menolak"


class Attendance(StrEnum):
    """Whether a member came to a meeting of the group, and if not, why (daftar hadir)."""

    PRESENT = "hadir"
    EXCUSED = "izin"
    ILL = "sakit"
    ABSENT = "alpa"


class ErasureGround(StrEnum):
    """Why a case was erased. A fixed word, so that what is kept of an erased case holds nothing of it."""

    REQUEST = "permintaan klien"
    CONSENT_WITHDRAWN = "persetujuan ditarik"
    RETENTION_OVER = "masa simpan berakhir"
    MISTAKE = "salah dibuat"
    OTHER = "alasan lain"


class ConcernState(StrEnum):
    """How far an incident or protection concern has been dealt with."""

    OPEN = "terbuka"
    HANDLED = "ditangani"
    CLOSED = "selesai"


class Wanted(StrEnum):
    """Which way a value should go."""

    UP = "naik"
    DOWN = "turun"
