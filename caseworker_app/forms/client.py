"""The client as a person and the family: pages of the tab «Klien dan keluarga»; the first is also a page of Asesmen."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Page, Rows, Section, Stage
from caseworker_app.forms.library import questions
from caseworker_app.forms.wanted import is_grown
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.person import Person

_FAMILY = Rows(
    Case.family,
    "Keluarga dan orang penting bagi klien",
    (
        Field(Person.name, "Nama", starred=True),
        Field(Person.alias, "Inisial", width=3),
        Field(FamilyMember.relation, "Hubungan dengan klien", choices="kinship"),
        Field(Person.sex, "Jenis kelamin"),
        Field(Person.stated_age, "Usia", help="44 atau 1980", about=DateOf.AGE),
    ),
    item="orang",
    details=(
        Field(FamilyMember.person, "Orang yang sudah tercatat", help="Pilih bila orang ini sudah ada di buku kasus."),
        Field(Person.born, "Tanggal lahir", about=DateOf.BIRTH),
        Field(Person.education, "Pendidikan", choices="education"),
        Field(Person.occupation, "Pekerjaan", choices="occupations"),
        Field(Person.vital, "Hidup atau meninggal"),
        Field(Person.died, "Meninggal pada", about=DateOf.PAST),
        Field(Person.death_cause, "Sebab meninggal"),
        Field(Person.marital_status, "Status perkawinan", choices="marital"),
        Field(Person.religion, "Agama", choices="religion"),
        Field(Person.phone, "Nomor HP", width=4, identifying=True),
        Field(Person.street, "Alamat", identifying=True),
        Field(Person.rt, "RT", width=2, identifying=True),
        Field(Person.rw, "RW", width=2, identifying=True),
        Field(Person.village, "Desa/kelurahan", identifying=True),
        Field(Person.district, "Kecamatan"),
        Field(Person.city, "Kabupaten/kota"),
        Field(FamilyMember.condition, "Keadaan"),
        Field(FamilyMember.significant_other, "Orang penting bagi klien (significant other)"),
        Field(FamilyMember.emergency_contact, "Dihubungi dalam keadaan darurat"),
        Field(
            FamilyMember.suspected_perpetrator,
            "Diduga pelaku kekerasan",
            help="Bila ya, ia tidak dapat menyetujui atas nama klien; dalam laporan disebut sebagai dugaan.",
        ),
        Field(FamilyMember.note, "Catatan"),
    ),
    help="Tabel ini juga menjadi data genogram.",
)

CLIENT_AND_FAMILY = Page(
    "client_family",
    "Klien dan keluarga",
    "Isi apa yang sudah diketahui; usia boleh ditulis seperti yang dikatakan klien.",
    (
        Section(
            "Identitas klien",
            (
                Field(Person.name, "Nama lengkap", starred=True),
                Field(Person.alias, "Inisial atau nama samaran", width=4, help="Dipakai dalam laporan.", optional=True),
                Field(Person.nickname, "Nama panggilan", width=4, optional=True),
                Field(Person.sex, "Jenis kelamin"),
                Field(Person.birth_place, "Tempat lahir", width=5),
                Field(Person.born, "Tanggal lahir", about=DateOf.BIRTH),
                Field(
                    Person.stated_age,
                    "Usia yang disebutkan",
                    help="Misalnya “27 tahun pada 2024”.",
                    optional=True,
                    about=DateOf.AGE,
                ),
                Field(Person.nik, "NIK", width=4, help="16 angka.", identifying=True),
                Field(Person.religion, "Agama", choices="religion"),
                Field(Person.ethnicity, "Suku", choices="ethnicities"),
                Field(Person.education, "Pendidikan", choices="education"),
                Field(Person.occupation, "Pekerjaan", choices="occupations"),
                Field(Person.marital_status, "Status perkawinan", choices="marital", only=is_grown),
                Field(Person.phone, "Nomor HP", width=4, optional=True, identifying=True),
            ),
            of="client",
        ),
        Section("Keluarga", (_FAMILY,)),
    ),
    questions=questions("identity", "family"),
    empty="Mulailah dengan nama klien, lalu tambahkan ayah, ibu, dan saudara.",
)

HOME = Page(
    "client_home",
    "Alamat dan tempat tinggal",
    "Catat alamat klien dan dengan siapa ia tinggal sekarang.",
    (
        Section(
            "Alamat",
            (
                Field(Person.street, "Jalan, kampung, nomor", width=8, identifying=True),
                Field(Person.rt, "RT", width=2, optional=True, identifying=True),
                Field(Person.rw, "RW", width=2, optional=True, identifying=True),
                Field(Person.village, "Desa/kelurahan", width=5, identifying=True),
                Field(Person.district, "Kecamatan", width=4),
                Field(Person.postcode, "Kode pos", width=3, optional=True),
                Field(Person.city, "Kabupaten/kota"),
                Field(Person.province, "Provinsi"),
            ),
            of="client",
        ),
        Section(
            "Tempat tinggal",
            (
                Field(Person.lives_with, "Tinggal bersama", choices="lives_with"),
                Field(Person.house, "Jenis tempat tinggal", choices="house_kinds"),
                Field(Person.house_ownership, "Status kepemilikan", choices="house_ownership"),
            ),
            of="client",
        ),
        Section(
            "Kedudukan dalam keluarga",
            (
                Field(Person.child_number, "Anak ke-"),
                Field(Person.siblings_count, "Jumlah bersaudara", unit="orang", help="Termasuk klien sendiri."),
                Field(Person.children_count, "Jumlah anak", unit="orang", optional=True),
            ),
            of="client",
        ),
    ),
    questions=(
        "Apakah alamat pada KTP sama dengan tempat tinggal sekarang?",
        "Sudah berapa lama klien tinggal di sana?",
    ),
    empty="Mulailah dengan alamat tempat klien tinggal sekarang.",
)

HABITS = Page(
    "client_habits",
    "Kebiasaan dan cara mengatasi masalah",
    "Catat kebiasaan sehari-hari dan apa yang dilakukan klien ketika menghadapi masalah.",
    (
        Section(
            "Kebiasaan",
            (
                Field(Person.hobbies, "Hobi"),
                Field(Person.habits, "Kebiasaan", choices="habits", help="Misalnya merokok, minum kopi, begadang."),
                Field(Person.sleep, "Tidur"),
                Field(Person.eating, "Makan"),
                Field(Person.coping, "Cara mengatasi masalah dan emosi"),
                Field(Person.substance_use, "Rokok, alkohol, atau zat lain"),
            ),
            of="client",
        ),
    ),
    questions=(
        "Apa yang biasanya dilakukan klien bila sedang jenuh, marah, atau sedih?",
        "Bagaimana satu hari klien dari bangun sampai tidur?",
    ),
    empty="Mulailah dengan hal yang disukai klien.",
)

SCHOOL = Page(
    "client_school",
    "Sekolah dan prestasi",
    "Sekolah diisi bila klien bersekolah; keterangan wali kelas atau guru BK dicatat di pengumpulan data.",
    (
        Section(
            "Sekolah",
            (
                Field(Person.school, "Sekolah", optional=True),
                Field(Person.school_class, "Kelas", width=2, optional=True),
                Field(Person.school_major, "Jurusan", width=4, optional=True),
                Field(Person.class_teacher, "Wali kelas", optional=True),
                Field(Person.previous_school, "Sekolah asal", optional=True),
                Field(Person.school_distance, "Jarak ke sekolah", width=4, optional=True),
                Field(Person.school_rank, "Peringkat", width=3, optional=True),
                Field(Person.school_points, "Poin pelanggaran", width=3, optional=True),
            ),
            of="client",
        ),
        Section(
            "Kegiatan dan prestasi",
            (
                Field(Person.extracurriculars, "Ekstrakurikuler", help="Satu kegiatan tiap baris.", optional=True),
                Field(
                    Person.achievements,
                    "Prestasi",
                    help="Satu prestasi tiap baris, juga di luar sekolah: “juara 1 lomba paduan suara gereja 2014”.",
                    optional=True,
                ),
            ),
            of="client",
        ),
    ),
    questions=questions("school"),
    empty="Mulailah dengan nama sekolah dan kelas.",
)

SOCIAL_PROTECTION = Page(
    "client_protection",
    "Perlindungan sosial",
    "Catat dokumen kependudukan dan bantuan yang diterima; yang belum ada adalah kebutuhan.",
    (
        Section(
            "Dokumen kependudukan",
            (
                Field(Person.family_card, "Nomor KK", width=4, identifying=True),
                Field(Person.id_card, "KTP/KIA", choices="document_kinds"),
                Field(Person.birth_certificate, "Akta lahir", choices="document_kinds"),
            ),
            of="client",
        ),
        Section(
            "Jaminan dan bantuan",
            (
                Field(Person.health_insurance, "JKN/PBI", help="Misalnya aktif, nonaktif, atau belum terdaftar."),
                Field(Person.pkh, "PKH", help="Misalnya menerima sejak 2022, atau tidak menerima."),
                Field(Person.food_aid, "Bantuan Sembako"),
                Field(Person.school_aid, "KIP", optional=True),
                Field(Person.dtsen_decile, "DTSEN, desil", choices="dtsen_deciles"),
                Field(Person.other_aid, "Bantuan lain yang diterima", choices="social_aid", optional=True),
            ),
            of="client",
        ),
    ),
    questions=(
        "Dokumen apa yang belum dimiliki, dan apa yang menghalangi pengurusannya?",
        "Bantuan apa yang pernah diterima, sejak kapan, dan mengapa berhenti?",
    ),
    empty="Mulailah dengan KTP dan Kartu Keluarga: ada atau belum.",
)

HEALTH = Page(
    "client_health",
    "Kesehatan dan disabilitas",
    "Catat keadaan kesehatan seperti diceritakan klien atau tertulis pada surat dokter.",
    (
        Section(
            "Kesehatan",
            (
                Field(Person.health_notes, "Catatan kesehatan"),
                Field(Person.mental_illness, "Gangguan kejiwaan yang pernah didiagnosis", optional=True),
            ),
            of="client",
        ),
        Section(
            "Disabilitas",
            (
                Field(Person.disabilities, "Ragam disabilitas", choices="disabilities"),
                Field(
                    Person.disability_note,
                    "Keterangan",
                    help="Sejak kapan, alat bantu, yang dibutuhkan.",
                    optional=True,
                ),
            ),
            of="client",
        ),
        Section(
            "Bila klien meninggal",
            (
                Field(Person.vital, "Hidup atau meninggal", optional=True),
                Field(Person.died, "Meninggal pada", optional=True, about=DateOf.PAST),
                Field(Person.death_cause, "Sebab meninggal", optional=True),
            ),
            of="client",
        ),
        Section("Catatan", (Field(Person.note, "Catatan tentang klien", optional=True),), of="client"),
    ),
    questions=(
        "Penyakit apa yang pernah atau sedang diderita, dan siapa yang memeriksanya?",
        "Alat bantu atau penyesuaian apa yang memudahkan klien?",
    ),
    empty="Mulailah dengan keluhan yang disebut klien sendiri.",
)

CLIENT = Stage(
    "client",
    "Klien dan keluarga",
    (CLIENT_AND_FAMILY, HOME, HABITS, SCHOOL, SOCIAL_PROTECTION, HEALTH),
)
