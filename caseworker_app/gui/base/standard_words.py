"""Qt's own words (buttons, menus of text fields, the file dialog) in Indonesian: Qt has no such translation."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from caseworker_app.text import tr

_WORDS = {
    "OK": "Oke",
    "Cancel": "Batal",
    "Save": "Simpan",
    "Save All": "Simpan semua",
    "Open": "Buka",
    "Close": "Tutup",
    "Discard": "Jangan simpan",
    "Don't Save": "Jangan simpan",
    "Apply": "Terapkan",
    "Reset": "Setel ulang",
    "Help": "Bantuan",
    "Yes": "Ya",
    "Yes to All": "Ya untuk semua",
    "No": "Tidak",
    "No to All": "Tidak untuk semua",
    "Abort": "Hentikan",
    "Retry": "Coba lagi",
    "Ignore": "Abaikan",
    "Undo": "Urungkan",
    "Redo": "Ulangi",
    "Cut": "Potong",
    "Copy": "Salin",
    "Copy Link Location": "Salin tautan",
    "Paste": "Tempel",
    "Delete": "Hapus",
    "Clear": "Kosongkan",
    "Select All": "Pilih semua",
    "Choose": "Pilih",
    "Directory:": "Folder:",
    "File name:": "Nama berkas:",
    "File &name:": "&Nama berkas:",
    "Files of type:": "Jenis berkas:",
    "Look in:": "Lihat di:",
    "Find Directory": "Cari folder",
    "New Folder": "Folder baru",
    "Create New Folder": "Buat folder baru",
    "Back": "Kembali",
    "Go back": "Kembali",
    "Forward": "Maju",
    "Go forward": "Maju",
    "Parent Directory": "Folder induk",
    "Go to the parent directory": "Ke folder induk",
    "List View": "Tampilan daftar",
    "Change to list view mode": "Tampilkan sebagai daftar",
    "Detail View": "Tampilan rinci",
    "Change to detail view mode": "Tampilkan dengan rincian",
    "Create a New Folder": "Buat folder baru",
    "Sidebar": "Tempat",
    "List of places and bookmarks": "Daftar tempat",
    "Files": "Berkas",
    "Name": "Nama",
    "Size": "Ukuran",
    "Type": "Jenis",
    "Kind": "Jenis",
    "Date Modified": "Diubah",
    "Folder": "Folder",
    "File": "Berkas",
    "File Folder": "Folder",
    "Drive": "Disk",
    "Unknown": "Tidak dikenal",
    "Computer": "Komputer",
    "My Computer": "Komputer",
    "Rename": "Ganti nama",
    "Show hidden files": "Tampilkan berkas tersembunyi",
    "Show &hidden files": "Tampilkan berkas &tersembunyi",
    "All Files (*)": "Semua berkas (*)",
    "All files (*)": "Semua berkas (*)",
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nIngin menggantinya?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nBerkas tidak ditemukan. Periksa namanya."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nFolder tidak ditemukan. Periksa namanya."
    ),
    "Scroll here": "Gulir ke sini",
    "Top": "Atas",
    "Bottom": "Bawah",
    "Page up": "Halaman naik",
    "Page down": "Halaman turun",
    "Scroll up": "Gulir naik",
    "Scroll down": "Gulir turun",
    "Left edge": "Tepi kiri",
    "Right edge": "Tepi kanan",
    "Page left": "Halaman kiri",
    "Page right": "Halaman kanan",
    "Scroll left": "Gulir kiri",
    "Scroll right": "Gulir kanan",
}


class StandardWords(QTranslator):
    """Answers Qt's questions for a translation; what is not listed stays as it is."""

    def isEmpty(self) -> bool:
        """There are words here."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The Indonesian word, its shortcut letter kept out; None, Qt's null string, where there is none."""
        found = _WORDS.get(source) or _WORDS.get(source.replace("&", ""))
        return tr(found) if found else None
