"""What stands behind the genogram: people, unions, children, households, emotional ties; a page for each.

These pages belong to no wizard. They open beside a symbol or line of the genogram, rooted at the record itself.
"""

from __future__ import annotations

from caseworker_app.forms.description import Field, Page, Rows, Section
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.family import EmotionalTie, Household, HouseholdMember, Parentage, TwinGroup, Union
from caseworker_app.model.person import Person

PERSON = Page(
    "person",
    "Orang",
    "Orang ini dicatat satu kali dan dapat dipakai di semua kasus.",
    (
        Section(
            "Orang",
            (
                Field(Person.name, "Nama", starred=True),
                Field(Person.alias, "Inisial atau nama samaran"),
                Field(Person.sex, "Jenis kelamin"),
                Field(Person.born, "Tanggal lahir", about=DateOf.BIRTH),
                Field(Person.stated_age, "Usia yang disebutkan", about=DateOf.AGE),
                Field(Person.vital, "Hidup atau meninggal"),
                Field(Person.died, "Meninggal pada", about=DateOf.PAST),
                Field(Person.death_cause, "Sebab meninggal"),
                Field(Person.birth_kind, "Kehamilan atau kelahiran khusus"),
                Field(Person.occupation, "Pekerjaan", choices="occupations"),
                Field(Person.substance_use, "Rokok, alkohol, atau zat lain"),
                Field(Person.mental_illness, "Gangguan kejiwaan yang pernah didiagnosis"),
                Field(Person.note, "Catatan"),
            ),
        ),
    ),
)

UNION = Page(
    "union",
    "Pasangan",
    "Dua orang yang menikah, hidup bersama, atau mempunyai anak; boleh hanya satu yang diketahui.",
    (
        Section(
            "Pasangan",
            (
                Field(Union.partner1, "Pasangan pertama", starred=True),
                Field(Union.partner2, "Pasangan kedua"),
                Field(Union.kind, "Hubungan"),
                Field(Union.since, "Sejak", about=DateOf.PAST),
                Field(Union.until, "Sampai", about=DateOf.PAST),
                Field(Union.ended_by, "Berakhir karena"),
                Field(
                    Union.together,
                    "Gambarkan berdampingan",
                    help="Keduanya digambar bersebelahan, juga bila urutan saudaranya terlompati.",
                    optional=True,
                ),
                Field(Union.note, "Catatan"),
                Rows(
                    Union.children,
                    "Anak",
                    (
                        Field(Parentage.child, "Anak", starred=True),
                        Field(Parentage.kind, "Status anak"),
                    ),
                    item="anak",
                    details=(
                        Field(Parentage.since, "Sejak", about=DateOf.PAST),
                        Field(Parentage.until, "Sampai", about=DateOf.PAST),
                        Field(Parentage.note, "Catatan"),
                    ),
                    help="Urutkan dari yang tertua.",
                ),
            ),
        ),
    ),
)

TWINS = Page(
    "twins",
    "Kembar",
    "Pilih saudara yang lahir bersama pada genogram.",
    (Section("Kembar", (Field(TwinGroup.kind, "Jenis kembar", starred=True),)),),
)

HOUSEHOLD = Page(
    "household",
    "Rumah tangga",
    "Orang-orang yang tinggal serumah.",
    (
        Section(
            "Rumah tangga",
            (
                Field(Household.name, "Nama rumah tangga", starred=True),
                Field(Household.since, "Sejak", about=DateOf.PAST),
                Field(Household.until, "Sampai", about=DateOf.PAST),
                Rows(
                    Household.members,
                    "Anggota serumah",
                    (
                        Field(HouseholdMember.person, "Orang", starred=True),
                        Field(HouseholdMember.since, "Sejak", about=DateOf.PAST),
                        Field(HouseholdMember.until, "Sampai", about=DateOf.PAST),
                    ),
                    item="anggota",
                ),
                Field(Household.note, "Catatan"),
            ),
        ),
    ),
)

EMOTIONAL_TIE = Page(
    "emotional_tie",
    "Hubungan emosional",
    "Bagaimana dua orang ini berhubungan, menurut siapa pun yang menceritakannya.",
    (
        Section(
            "Hubungan",
            (
                Field(EmotionalTie.person1, "Dari"),
                Field(EmotionalTie.person2, "Kepada"),
                Field(EmotionalTie.kind, "Hubungan", starred=True),
                Field(
                    EmotionalTie.words,
                    "Hubungan dalam kata-kata",
                    help="Misalnya “cukup dekat”. Tanpa pilihan “Hubungan”, digambar yang terdekat.",
                    optional=True,
                ),
                Field(EmotionalTie.private, "Rahasia", help="Tidak ikut digambar dalam laporan."),
                Field(EmotionalTie.noted_on, "Dicatat pada"),
                Field(EmotionalTie.note, "Catatan"),
            ),
        ),
    ),
)

PANELS: tuple[Page, ...] = (PERSON, UNION, TWINS, HOUSEHOLD, EMOTIONAL_TIE)
