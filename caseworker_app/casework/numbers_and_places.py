"""What points to one person without a name: numbers, e-mail addresses, schools, villages, streets."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kind(enum.StrEnum):
    """What was found in a text that is to leave; the values are what a list calls it.

    WORD: a name that is also an ordinary word. SIMILAR: a name in another spelling. PERSON: a name after «Pak», «Bu»,
    of nobody who is entered. OTHER: another client. RESTRICTED: what the client does not want these readers to know.
    """

    NAME = "Nama orang dalam kasus"
    WORD = "Kata yang juga nama"
    SIMILAR = "Mirip nama orang dalam kasus"
    PERSON = "Mungkin nama orang"
    OTHER = "Klien lain"
    NIK = "NIK atau nomor KK"
    PHONE = "Nomor telepon"
    EMAIL = "Surel atau akun"
    CARD = "Nomor kartu atau rekening"
    PLATE = "Nomor kendaraan"
    COORDINATES = "Letak di peta"
    BIRTH = "Tanggal lahir"
    SCHOOL = "Sekolah"
    CLASS = "Kelas"
    TOWN = "Kabupaten atau kota"
    VILLAGE = "Desa atau kelurahan"
    ADDRESS = "Alamat"
    PHOTO = "Foto"
    RESTRICTED = "Tidak untuk pembaca ini"


_NIK = re.compile(
    r"(?<![\d])(?<!\d[ .-])(?:\d{16}|\d{4}(?P<a>[ .-])\d{4}(?P=a)\d{4}(?P=a)\d{4}|\d{6}(?P<b>[ .-])\d{6}(?P=b)\d{4}"
    r"|\d{2}(?P<c>[ .-])\d{2}(?P=c)\d{2}(?P=c)\d{6}(?P=c)\d{4})(?![ .-]?\d)"
)
_PHONE = re.compile(
    r"(?<![\w.,-])(?!\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d|\d{1,2}[.:]\d\d\s?[-–])(?:"
    r"(?:\+\s?62|62|\(?0)[ .\u00a0‑–/-]{0,3}8\)?[ .-]?[1-9](?:[ .)\u00a0‑–/-]{0,3}\d){7,11}"
    r"|(?:\+\s?62|62|\(?0)[ .-]?8[1-9]\d{0,2}\)?(?:[ .-]?\d{2,5}){2,3}"
    r"|\(0\d{2,3}\)[ .-]?\d{3,4}(?:[ .-]?\d{3,4})"
    r"|\+\s?62[ .-]?\(?[2-79]\d{1,2}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}"
    r"|0(?:21|22|24|31|[2-79]\d{2})[ .-]\d{3,4}[ .-]?\d{3,4}"
    r"|0(?:2[1-9]|3[1-9]|[4-79]\d)\d{7,9}"
    r")(?!\d)"
)
_EMAIL = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.@])@[A-Za-z]\w*(?:[.'’]\w+)*")
_PROFILE = re.compile(
    r"(?<![\w.@])(?:https?://)?(?:[a-z]{1,3}\.)?(?:facebook\.com|fb\.(?:com|me|watch)|instagram\.com|instagr\.am|tiktok\.com"
    r"|twitter\.com|x\.com|threads\.net|youtube\.com|youtu\.be|linkedin\.com|telegram\.me|t\.me|wa\.me|line\.me"
    r"|api\.whatsapp\.com)/[^\s,;<>()“”\"]*[\w/=-]",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"(?<!\w)(?:IG|Insta(?:gram)?|FB|Facebook|Tik ?Tok|Twitter|Telegram|Threads|Line|Snapchat)(?: ID)?"
    r"(?:\s*[:=]\s*(?P<told>@?[\w.]{3,}\w)|\s+(?:akun\s+|bernama\s+)?(?P<shaped>@?(?=[\w.]*[\d_.]\w)[\w.]{3,}\w))",
    re.IGNORECASE,
)
_AREAS = "A[ABDEG]?|B[ABDEGHKLMNP]?|C[CD]|D[ABCDEGHKLMNPRSTW]?|E[ABD]?|F|G|H|K[BHTU]?|L|M|N|P[ABGSTY]?|R|S[T]?|T|W|Z"
_PLATE = re.compile(
    rf"(?<!\w)(?:(?:{_AREAS})[ -]?\d{{3,4}}|(?:(?<=[Pp]lat )|(?<=[Nn]opol ))(?:{_AREAS})[ -]?\d{{1,2}})"
    r"[ -]?[A-Z]{1,3}(?!\w)"
)
_NO_PLATE = re.compile(r"(?:RT|RW|WIB|WITA|WIT|IPA|IPS|MB|GB|KB|KM)$")
_HALF = r"(?:LS|LU|BT|BB|[NSEWTUB])(?!\w)"
_DEGREES = rf"-?\d{{1,3}}[.,]\d{{3,8}}°?(?:\s?{_HALF})?"
_MINUTES = rf"\d{{1,3}}\s?°\s?\d{{1,2}}\s?['’\u2032]\s?(?:\d{{1,2}}(?:[.,]\d+)?\s?(?:[\"”\u2033]|''))?\s?{_HALF}"
_COORDINATES = re.compile(
    rf"(?<![\w.,]){_DEGREES}\s*[,;/ ]\s*(?:dan\s+)?{_DEGREES}(?![\w])"
    rf"|(?<!\w){_MINUTES}(?:\s*[,;]?\s*{_MINUTES})?"
    r"|(?<!\w)(?:[23456789CFGHJMPQRVWX]{4}){1,2}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)"
    r"|(?:https?://)?(?:maps\.app\.goo\.gl|goo\.gl/maps|(?:www\.)?google\.\w+(?:\.\w+)?/maps|maps\.google\.\w+)"
    r"[^\s,;<>()“”\"]*"
    r"|(?<!\w)(?:lintang|bujur|latitude|longitude|lat|long)\s*[:=]?\s*-?\d{1,3}[.,]\d{3,}",
    re.IGNORECASE,
)
_CERTIFICATE = re.compile(
    r"(?<!\w)(?:\d{4}-L[TU]-\d{8}-\d{3,4}|A[LD][. ]?\d{3}[. ]\d{5,10}|000\d(?:[ .-]?\d){9})(?![\w])"
)
"""Numbers of birth certificates, old and new, and of the health insurance, which need no word before them."""
_CARD = re.compile(
    r"(?<!\w)(?:BPJS|JKN|KIS|KKS|KIP|KJP|PKH|DTKS|DTSEN|NISN?|NPWP|SIM|paspor|rek|rekening|norek|virtual account|VA"
    r"|no(?:mor|\.)? peserta|kartu"
    r"|akt[ae]|BCA|BRI|BNI|BSI|BTN|Bank|GoPay|OVO|DANA|LinkAja|ShopeePay|Mandiri|CIMB|Danamon|BJB|SeaBank|Jago)(?!\w)"
    r"(?:[ \u00a0.:=#-]+(?!\d)[A-Za-z][\w().]*){0,5}?[ \u00a0.:=#-]*"
    r"(?P<number>(?<!\w)(?:(?!Rp)[A-Z]{1,2})?\d(?:[ .-]?\d){6,24}(?![\d/]))",
    re.IGNORECASE,
)
_NO_CARD = re.compile(
    r"\d{1,2}[ .-]\d{1,2}[ .-](?:19|20)\d\d|(?:19|20)\d\d[ .-]\d{1,2}[ .-]\d{1,2}|\d{1,3}(?:\.\d{3})+"
    r"|(?:19|20)\d\d ?- ?(?:19|20)\d\d|\d{1,2}\.\d\d ?- ?\d{1,2}\.\d\d"
)
"""A day, a sum, years and hours, which stand behind the names of cards as well."""
_NO_NAME = (
    "Bapak|Ibu|Pak|Bu|Dan|No|Nomor|RT|RW|Rt|Rw|Kec|Kecamatan|Kel|Kelurahan|Desa|Kab|Kabupaten|Kota|Provinsi"
    "|SD|SMP|SMA|SMK"
)
_NAMED = rf"(?!(?:{_NO_NAME})\b)(?:[A-Z][\w'’-]+|(?:[IVX]+|\d{{1,3}})(?![\w]))"
_MORE = rf"(?:[ \u00a0]+{_NAMED})*"
_SCHOOL = re.compile(
    r"(?<!\w)(?:(?:SD|SMP|SMA|SMK|MI|MTs|MA|SLB|TK|SDLB|SMPLB|SMALB)(?:IT|N|LB)?|SDIT|PAUD|PKBM|STM|SMEA|SMU|SPG|RA"
    r"|Sekolah (?:Dasar|Menengah Pertama|Menengah Atas|Menengah Kejuruan|Luar Biasa|Tinggi \w+|Rakyat)"
    r"|Madrasah(?: (?:Ibtidaiyah|Tsanawiyah|Aliyah))?|Pondok Pesantren|Pesantren|Ponpes|Universitas|Politeknik"
    rf"|Institut|Akademi|Taman Kanak-[Kk]anak)[ \u00a0]+(?P<named>{_NAMED}{_MORE})"
)
_KINDS_OF_SCHOOLS = re.compile(
    r"(?:SD|SMP|SMA|SMK|MI|MTs|MA|SLB|TK|SDLB|SMPLB|SMALB|SDIT|SMPIT|PAUD|PKBM|STM|SMEA|RA|KB|TPA|S[123]|D[1234])N?"
    r"|(?:sekolah|madrasah|pesantren|ponpes|universitas|kuliah|homeschooling)",
    re.IGNORECASE,
)
_VILLAGE = re.compile(
    r"(?<!\w)(?:[Dd]esa|[Kk]elurahan|[Kk]el\.|[Kk]ampung|[Kk]p\.?|[Dd]usun|[Dd]ukuh|[Pp]adukuhan|[Nn]agari|[Gg]ampong"
    r"|[Pp]ekon|[Bb]anjar|[Kk]ecamatan|[Kk]ec\.)"
    rf"[ \u00a0]+(?P<named>{_NAMED}{_MORE})"
)
_STREET = re.compile(
    r"(?<!\w)(?:Jl\.?|Jln\.?|Jalan|jalan|jl\.?|Gg\.?|Gang|gang|Kompleks?|Perumahan|Perum\.?|Blok|Lorong|Lr\.)"
    rf"[ \u00a0]+(?P<named>{_NAMED}{_MORE})(?:[, ]+(?:No\.?|Nomor|nomor|no\.?)\s*\d+\s?[A-Za-z]?(?!\w))?"
    r"|\b(?:RT|Rt|rt)\.?\s*\d{1,3}\s*(?:[/,]|dan)?\s*(?:RW|Rw|rw)\.?\s*\d{1,3}\b"
)
_NO_STREET = frozenset({"hidup", "kehidupan", "keluar", "tengah", "sendiri", "kaki", "cerita"})
_GRADES = re.compile(r"(?:[IVX]+|\d{1,3}|Negeri|Swasta|Kelas|Sederajat|Luar|Biasa)$")
_LEAST_PHONE = 8
_SPACES = {ord(char): " " for char in "\u00a0\u2007\u2009\u202f"}
"""What typesetting puts between the parts of a number, so that no line breaks there."""


def marks(text: str) -> Iterator[tuple[Kind, int, int]]:
    """What of a text points to one person, and where it begins and ends."""
    text = text.translate(_SPACES)
    for found in _PROFILE.finditer(text):
        yield Kind.EMAIL, *found.span()
    for found in _HANDLE.finditer(text):
        yield Kind.EMAIL, *found.span("told" if found["told"] else "shaped")
    if "@" in text:
        for found in _EMAIL.finditer(text):
            yield Kind.EMAIL, *found.span()
    if any(char.isdigit() for char in text) or "+" in text or "/" in text:
        yield from _numbers(text)
    for found in _SCHOOL.finditer(text):
        if _is_one_school(found[0], found["named"]):
            yield Kind.SCHOOL, *found.span()
    for found in _STREET.finditer(text):
        if not found["named"] or found["named"].split()[0].casefold() not in _NO_STREET:
            yield Kind.ADDRESS, *found.span()
    for found in _VILLAGE.finditer(text):
        yield Kind.VILLAGE, *found.span()


def _numbers(text: str) -> Iterator[tuple[Kind, int, int]]:
    for found in _NIK.finditer(text):
        yield Kind.NIK, *found.span()
    for found in _COORDINATES.finditer(text):
        yield Kind.COORDINATES, *found.span()
    for found in _CERTIFICATE.finditer(text):
        yield Kind.CARD, *found.span()
    for found in _PLATE.finditer(text):
        if not _NO_PLATE.search(found[0]):
            yield Kind.PLATE, *found.span()
    for found in _PHONE.finditer(text):
        if sum(char.isdigit() for char in found[0]) >= _LEAST_PHONE and not _is_money(text, found.start()):
            yield Kind.PHONE, *found.span()
    for found in _CARD.finditer(text):
        if not _is_money(text, found.start("number")) and not _NO_CARD.fullmatch(found["number"]):
            yield Kind.CARD, *found.span("number")


def instead_of(kind: Kind, words: str) -> str:
    """What can stand there without pointing to anybody: «Desa S.», «sebuah SMK», «(NIK tidak dicantumkan)»."""
    match kind:
        case Kind.NIK:
            return "(NIK tidak dicantumkan)"
        case Kind.PHONE:
            return "(nomor telepon tidak dicantumkan)"
        case Kind.EMAIL:
            return "(surel tidak dicantumkan)" if "@" in words[1:] else "(akun tidak dicantumkan)"
        case Kind.CARD | Kind.PLATE:
            return "(nomor tidak dicantumkan)"
        case Kind.COORDINATES:
            return "(letak tidak dicantumkan)"
        case Kind.ADDRESS:
            return "(alamat tidak dicantumkan)"
        case Kind.SCHOOL:
            return f"sebuah {_school_kind(words)}"
        case Kind.VILLAGE:
            first, _, name = words.partition(" ")
            return f"{first} {name[:1].upper()}." if name[:1].isalpha() else f"{first} …"
        case _:
            return ""


def is_one_school(words: str) -> bool:
    """Whether what was entered as a school names one: «SMP Contoh», not «MTs» or «SD Negeri»."""
    found = _SCHOOL.match(words)
    kind, _, named = words.partition(" ")
    return _is_one_school(found[0], found["named"]) if found else bool(named) or not _KINDS_OF_SCHOOLS.fullmatch(kind)


def _is_one_school(words: str, named: str) -> bool:
    """Whether a certain school is named: not «SMA Negeri», «SD 5», «SMP Sederajat»."""
    if any(not _GRADES.match(word) for word in named.split()):
        return True
    public = "Negeri" in named or words.split(maxsplit=1)[0].endswith("N")
    return public and any(word.isdigit() for word in named.split())


def _school_kind(words: str) -> str:
    first = words.split(maxsplit=1)[0]
    if not _KINDS_OF_SCHOOLS.fullmatch(first) and not _SCHOOL.match(words):
        return "sekolah"
    bare = re.sub(r"(?<=[A-Zs])N$", "", first)
    return bare if bare.isupper() or bare == "MTs" else bare.lower()


def _is_money(text: str, start: int) -> bool:
    return bool(re.search(r"Rp\.?\s*$", text[max(0, start - 6) : start]))
