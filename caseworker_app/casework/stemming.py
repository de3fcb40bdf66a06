"""What an Indonesian word with affixes may come from: «kesepian» and «menyepi» both from «sepi».

Follows the order of affixes in Nazief and Adriani's algorithm (particles, possessives, suffixes, prefixes with the
changes of the first letter), without their dictionary of roots: where an affix can be taken off in two ways («menikah»:
nikah or tikah), both are given, and two words are akin when they have one in common. PySastrawi has the dictionary, but
was last released in 2016 and takes a hundred times as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

_SHORTEST = 4  # letters of a root; «an», «ke», «di» would else be taken off words that are whole
_LONGEST_CHAIN = 3  # prefixes: «mem-per-ber-»
_VOWELS = "aeiou"

_ROOT_WORDS = (
    "agama akan alasan anggota asesmen atau bahan baik bapak barang beberapa belakang belanja belum benar beranda "
    "berani berapa berarti berita berkas bersih bukan bulan camat cepat dalam datang dengan depan diagnosa dinas "
    "diri dokumen dukungan ekonomi intan intervensi jalan jangan jari kabar kakak kalau kami kampung kapan karena "
    "kartu kasih kasus kawan keadaan kebun kecamatan kecil kecuali kejar kelas kelompok keluar keluarga kemarin "
    "kembali kembar kemudian kenapa kepala keras kerabat keris kertas kesal ketika ketua kewajiban klinik "
    "komunikasi laporan lingkungan makan malam mampu mandi masalah masih medis melati memang menit mental menteri "
    "merah mereka merek mesin meter minggu miskin musim nanti nenek orang pagi pakai paling paman panti papan "
    "pasien pasti pekan pelan pemerintah penjara penting penuh perak peran perang perawat percaya pergi periksa "
    "perlahan perlu permana pernah persen pertama perut pesan petani pikir polisi pondok posisi praktik puskesmas "
    "rapi relasi remaja resmi sabar sakit sampai sampah sangat saran sasaran satu sebab sebelah sedang sedih "
    "segera sehat sejak sekali sekarang sekolah selalu selamat selasa selatan selesai seluruh semangat sementara "
    "semua senang sendiri senin sentra seorang sepeda seperti sering serta sesi setelah setengah setia setiap "
    "setuju siapa sistem sosial sumber surat tadi tahap tahun tanpa tangan tanggal tekan teman tempat tenang "
    "tengah terang terapi terima terlalu termasuk ternyata tertib tetap tetapi tiap tidak tinggi tokoh tujuan "
    "tulis umum untuk usaha wali "
)
_ROOTS = frozenset(_ROOT_WORDS.split())
"""Words that only look as if they had affixes, and that would else meet others («terapi» is not «rapi»)."""

_PARTICLES = ("lah", "kah", "pun", "tah")
_POSSESSIVES = ("nya", "ku", "mu")
_SUFFIXES = ("kan", "an", "i")


@lru_cache(maxsize=50_000)
def roots(word: str) -> frozenset[str]:
    """The roots that a word (in small letters) may come from; the word itself where nothing can be taken off."""
    if word in _ROOTS or len(word) <= _SHORTEST or not word.isascii() or not word.isalpha():
        return frozenset({word})
    bare = {word}
    for endings in (_PARTICLES, _POSSESSIVES):
        bare |= {shorter for known in bare for shorter in _without_ending(known, endings)}
    bare |= {shorter for known in bare for shorter in _without_ending(known, _SUFFIXES)}
    candidates = {root for known in bare for root in _without_prefixes(known, _LONGEST_CHAIN)}
    return frozenset(root for root in candidates if root in _ROOTS or not _can_go_on(root, candidates))


def _can_go_on(root: str, candidates: set[str]) -> bool:
    """Whether one of the others was made of this one by taking off more."""
    endings = (*_PARTICLES, *_POSSESSIVES, *_SUFFIXES)
    shorter = {*_without_ending(root, endings), *_without_prefix(root)}
    return bool(shorter & candidates)


def _without_ending(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    if word in _ROOTS:
        return
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            yield word.removesuffix(ending)


def _without_prefixes(word: str, more: int) -> Iterator[str]:
    yield word
    if more and word not in _ROOTS:
        for shorter in _without_prefix(word):
            yield from _without_prefixes(shorter, more - 1)


def _without_prefix(word: str) -> Iterator[str]:
    """What is left when one prefix is taken off, in each way that it can have been put on."""
    if word in _ROOTS:
        return
    for rest in _ways(word):
        if len(rest) >= _SHORTEST and any(letter in _VOWELS for letter in rest):
            yield rest


def _ways(word: str) -> Iterator[str]:
    for prefix in ("di", "ke", "se"):
        if word.startswith(prefix):
            yield word.removeprefix(prefix)
    for prefix in ("ber", "ter", "per"):
        if word.startswith(prefix):
            yield word.removeprefix(prefix)
            if word[3:4] and word[3] in _VOWELS:
                yield word[2:]  # «berencana», «terasa»
    if word.startswith(("belajar", "pelajar")):
        yield word[3:]
    if word[:2] in {"be", "te", "pe"} and word[3:5] == "er" and word[2] not in _VOWELS:
        yield word[2:]  # «bekerja», «pekerja»
    if word[:2] in {"me", "pe"}:
        yield from _nasal(word[2:])


def _nasal(rest: str) -> Iterator[str]:
    """What follows «me-» or «pe-», with the first letter that its nasal may have taken the place of."""
    if rest.startswith("nge"):
        yield rest[3:]  # «mengecat»
    if rest.startswith("ng"):
        yield rest[2:]
        if rest[2:3] and rest[2] in _VOWELS:
            yield "k" + rest[2:]
    elif rest.startswith("ny"):
        yield "s" + rest[2:]
        yield rest
    elif rest.startswith("m"):
        after = rest[1:2]
        if after in {"b", "f", "p", "v"}:
            yield rest[1:]
        elif after and after in _VOWELS:
            yield "p" + rest[1:]
            yield rest
    elif rest.startswith("n"):
        after = rest[1:2]
        if after in {"c", "d", "j", "s", "t", "z"}:
            yield rest[1:]
        elif after and after in _VOWELS:
            yield "t" + rest[1:]
            yield rest
    elif rest[:1] in {"l", "r", "w", "y"}:
        yield rest
