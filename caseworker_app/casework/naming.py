"""How names stand in Indonesian sentences: titles before them, endings behind them, old spellings, words that are both.

Nobody needs a surname here, many names are ordinary words («Bunga», «Melati», «Putri»), and one person is «Slamet»,
«Pak Slamet», «si Slamet» and «Slametnya» on one page.
"""

from __future__ import annotations

import dataclasses
import enum
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from caseworker_app.forms import lists
from caseworker_app.model.indonesian import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


WORDS_LIST = "names_that_are_words"
"""The list of words that are names as well; an agency may add its own."""
NAMES_LIST, ADDRESSES_LIST = "given_names", "forms_of_address"
TITLES = _set(
    "a aa abah abang adik akang alm almarhum almarhumah amang an ananda bang bapak bernama bibi bli bou bu bude",
    "budhe bulik ceu cici daeng dek dik dipanggil dr dra drs encik eyang gus h hajah haji hj ibu inang inisial",
    "ito ka kak kakak kakek kang kek kiai klien koh kyai lae mas mbah mbak mbok nama namboru nek nenek neng ning",
    "nn ny nyai nyonya om oppung opung pak pakde pakdhe paklik paman panggilan pm puang saudara saudari sdr sdri",
    "si simbah tante teh teteh tn tuan tulang uda umi uni ust ustad ustadz ustadzah ustaz ustazah uwak wak",
)
"""What stands before a name, and says that the next word is one."""
ROLES = _set(
    "adat agama anggota asrama babinsa bapak bhabinkamtibmas bidan bidang biksu bruder bupati camat desa dinas",
    "direktur dokter dosen fisioterapis forensik gigi guru jiwa kandungan spesialis umum",
    "ibu informan instruktur juru kader kantor kasus kecamatan kelas keluarga kelurahan",
    "kepala kesehatan ketua klien konselor koordinator kota lembaga lingkungan lurah manajer masyarakat mitra",
    "negara orang panitia pekerja pelaksana pembimbing pendamping pengasuh pengawas pengurus penyuluh perawat",
    "petugas pihak pimpinan polisi praktikan psikiater psikolog puskesmas rehabilitasi relawan rt rumah rw",
    "sahabat sakit sanggar satpam sekolah sekretaris seksi seluruh semua sentra siswa sosial staf supervisor",
    "teman tenaga terapis tetangga tim tokoh tua tunggal uptd wakil wali walikota warga wisma yayasan",
)
"""What people are called by their office or place in life, however it is written."""
_OFFICES = _set(
    "bidan biksu bruder dokter kapolsek lurah pastor pedanda pendeta perawat psikiater psikolog romo suster terapis",
)
"""Offices that stand before a name as a title does: «dokter Rahmi», «bidan Yuli»."""
_NO_TITLE_ALONE = frozenset({"a", "an", "h", "ka", "teh", "tulang", "uni", "nama", "om"})
SURE_TITLES = _set("pak bu bapak ibu mbak kak bang dr drs dra hj kh")
"""What is never a name itself, though somebody may bear a word that is spelled so."""
"""Also words of their own («tulang» is a bone, «teh» is tea): they announce a name only before a capital."""
CALENDAR = frozenset(map(str.casefold, (*MONTHS, *WEEKDAYS)))
"""The months and weekdays, which people are called by as well."""
_DATED = re.compile(r"(?:\d|\b(?:bulan|hari|awal|akhir|pertengahan))\s*$", re.IGNORECASE), re.compile(r",?\s*\d|/")
_SAID = re.compile(r"\b(?:agama|suku|etnis|beragama|bersuku|umat|hari raya)\s*:?\s*$", re.IGNORECASE)
_OF_ANYTHING = _set("bernama dipanggil inisial klien nama panggilan pm yang")
_SHORTENED = _set("alm an dr dra drs h hj nn ny pm sdr sdri tn ust")
_ANNOUNCING = re.compile(r"(?:^|(?<!\w))(?P<title>\w+)(?P<point>\.?)[\s\"'“\u2018«(-]*$")
_ENDING = re.compile(r"(?:nya|lah|kah|pun|ku|mu)$")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;•\n“\"«(–—]|\d[.)])\s*$")
_PLACES = _set(
    "asrama bank blok cabang cv desa dusun gang gedung gereja gg grup hotel jalan jl jln kampung kegiatan kelas",
    "kelompok kelurahan komplek kompleks komunitas kota kp lapangan masakan masjid merek paguyuban pantai panti",
    "pasar pondok posyandu program pt rs ruang rumah sanggar sd sekolah sma smk smp taman tim toko warung wisma",
    "yayasan",
)
_ACTS = re.compile(
    r"(?:me(?:m|n|ng|ny|l|r|w|y)\w{3,}|ber\w{3,}|ingin|mau|akan|sudah|telah|belum|tidak|sedang|masih|selalu|sering"
    r"|pernah|merasa|datang|pergi|pulang|duduk|tidur|makan|minum|kata|bilang|ikut|hadir|tinggal|lahir|tampak|terlihat"
    r"|suka|takut|malu|senang|sedih|marah|diam|bisa|harus|mampu|kini|hendak|di(?:panggil|ajak|minta|bantu|rujuk|temani))$"
)
_STILL = _set("mekar merah mewah mesra merupakan menjadi memiliki mengandung berwarna berbentuk berupa")
_BUILT_AS_NAMES = re.compile(
    r"\w{2,}(?:wati|ningsih|[ty]aningsih|[bdnrstwy]anto|[iu]yem|inem|[dgt]iyo|[dly]ono|[bdhmnrs]udd?in|iansyah|syahputra)"
    r"|(?:ngad|wag|tug|sak|pon|tuk|las|wak)i(?:no|yo|jo|jan|ran|man|min|yem|nem|rah)"
)
_VERB = re.compile(r"(?:me|di|ter|ke|pe|ber)\w*(?:wati|inem)")
_TWINS = re.compile(r"(.)\1")
_BREATHED = re.compile(r"(?<=[bcdgkpst])h")
_LATIN = str.maketrans({"’": "'", "\u02bc": "'", "`": "'"})


@dataclasses.dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: where it stands, as it is written, and as names are compared."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        """Whether it begins as names do."""
        return self.text[0].isupper()


class Reading(enum.Enum):
    """How a word that is also a name is meant where it stands."""

    NAME = enum.auto()
    WORD = enum.auto()
    UNSURE = enum.auto()


def tokens(text: str) -> list[Token]:
    """The words of a text in order."""
    return [Token(found.start(), found.end(), found[0], plain(found[0])) for found in _WORD.finditer(text)]


def plain(word: str) -> str:
    """A word without case, accents and kinds of apostrophe."""
    if word.isascii():
        return word.casefold()
    apart = unicodedata.normalize("NFKD", word.translate(_LATIN))
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()


@cache
def folded(key: str) -> str:
    """A plain word without what spellings differ in: Soekardi and Sukardi, Djaja and Jaja, Aisyah and Aisah."""
    key = key.replace("'", "").replace("oe", "u").replace("dj", "j").replace("tj", "c").replace("sy", "s")
    key = _TWINS.sub(r"\1", _BREATHED.sub("", key))
    key = {"mohamad": "muhamad", "muhamed": "muhamad", "mokamad": "muhamad", "mocamad": "muhamad", "mhd": "muhamad",
           "moh": "muhamad", "much": "muhamad", "abd": "abdul"}.get(key, key)  # fmt: skip
    return key.removesuffix("h") if len(key) > 4 else key


def spelled(name: str) -> str:
    """A name as names are written; one that was typed in small letters gets its capitals, mere words do not.

    «ahmad fauzi» is «Ahmad Fauzi»; «ibu tiri», «tetangga», «istri J» name nobody.
    """
    found = tokens(name)
    if not name.islower() or any(one.key in TITLES | ROLES | kin_words() | common() for one in found):
        return name
    return re.sub(r"\w+(?:['’]\w+)*", lambda word: word[0][:1].upper() + word[0][1:], name)


def stems(key: str) -> Iterator[str]:
    """A plain word, and without the ending that may hang on a name («Slametnya», «Sitilah»)."""
    yield key
    stem = _ENDING.sub("", key)
    if stem != key and len(stem) > 1:
        yield stem


@cache
def kin_words() -> frozenset[str]:
    """The words that say what people are to each other, as shipped."""
    return frozenset(token.key for value in lists.load("kinship").values() for token in tokens(value))


@cache
def common() -> frozenset[str]:
    """The plain words that are names as well, as shipped."""
    return frozenset(plain(value) for value in lists.load(WORDS_LIST).values())


@cache
def given_names() -> frozenset[str]:
    """The names that people bear, as they are compared, as shipped."""
    return frozenset(folded(plain(value)) for value in lists.load(NAMES_LIST).values())


@cache
def is_borne(key: str) -> bool:
    """Whether people bear this plain word as a name: as listed, or built as only names are («Sumarwati», «Giyanto»)."""
    return folded(key) in given_names() or (_BUILT_AS_NAMES.fullmatch(key) is not None and not _VERB.match(key))


@cache
def addresses() -> frozenset[str]:
    """The plain words that stand before a name: of kin, religion, custom and trade, as shipped."""
    return frozenset(plain(value) for value in lists.load(ADDRESSES_LIST).values())


@cache
def proper() -> frozenset[str]:
    """Plain words that bear a capital and name nobody: months, weekdays, religions, peoples, forms of address."""
    listed = (value for key in ("religion", "ethnicities") for value in lists.load(key).values())
    addressed = _set("Bapak Ibu Pak Bu Haji Hajah Klien Anak Kakak Adik Ayah Tante Om Nenek")
    return frozenset(map(plain, (*MONTHS, *WEEKDAYS, *addressed, *listed)))


def is_proper(text: str, start: int, end: int, *, whole: bool) -> bool:
    """Whether a word stands here as the month, religion or form of address that it also is.

    ``whole``: somebody is called by this word alone; as a mere part of a name it is taken for the ordinary word.
    """
    word = plain(text[start:end])
    if word not in proper():
        return False
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if not whole:
        return True
    if word in CALENDAR:
        return bool(_DATED[0].search(before) or _DATED[1].match(after))
    return bool(_SAID.search(before)) or not (before.strip() or after.strip())


def announced(text: str, start: int, *, to_people: bool = False) -> bool:
    """Whether the word before this place says that a name follows: «Bu …», «si …», «klien …».

    ``to_people``: only what is said to people; «nama» may as well be that of a programme.
    """
    found = _ANNOUNCING.search(text[max(0, start - 24) : start])
    if found is None:
        return False
    title = plain(found["title"])
    if found["point"] and title not in _SHORTENED:
        return False
    if to_people and title in _OF_ANYTHING:
        return False
    if to_people and title in _OFFICES:
        return True
    return (title in TITLES or title in addresses()) and (
        title not in _NO_TITLE_ALONE or text[start : start + 1].isupper()
    )


def acts_next(text: str, end: int) -> bool:
    """Whether the next word is what people do: «Melati menangis»."""
    after = text[end : end + 40]
    following = _WORD.match(after.lstrip(" ")) if after[:1] in {" ", ""} else None
    return following is not None and bool(_ACTS.fullmatch(following[0])) and following[0] not in _STILL


def begins_sentence(text: str, start: int) -> bool:
    """Whether a capital is due at this place anyway."""
    return bool(_SENTENCE_END.search(text[max(0, start - 40) : start]))


def reading(text: str, start: int, end: int, *, heading: bool = False) -> Reading:
    """How a word that is also a name is meant: after a title a name, in small letters a word.

    A capital inside a sentence makes a name; where a capital is due anyway (at the head of a sentence, in a heading, in
    the name of a street or dormitory) only what the next word does can tell, and mostly nothing can.
    """
    word = text[start:end]
    if announced(text, start):
        return Reading.NAME
    if not word[:1].isupper():
        return Reading.WORD
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    following = _WORD.match(after.lstrip(" ")) if after[:1] in {" ", ""} else None
    previous = re.search(r"(\w+)[ .]*$", before) if not re.search(r"[,.!?:;)]\s*$", before) else None
    if previous and plain(previous[1]) in _PLACES:
        return Reading.UNSURE
    if acts_next(text, end):
        return Reading.NAME
    due = heading or word.isupper() or begins_sentence(text, start)
    beside = bool(previous and previous[1][:1].isupper()) or bool(following and following[0][:1].isupper())
    return Reading.UNSURE if due or beside else Reading.NAME
