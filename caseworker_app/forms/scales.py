"""Anchored scales with their ratings, and what is followed through phases; one page stands in both stages."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Kind, Page, Rows, Section
from caseworker_app.model.case import Case
from caseworker_app.model.scales import AnchoredScale, CoursePhase, FollowedCourse, ScaleAnchor, ScaleRating

SCALES = Page(
    "scales",
    "Skala dan grafik",
    "Skala 0 sampai 10 dengan patokan kata-kata, dan perkembangannya dari waktu ke waktu.",
    (
        Section(
            "",
            (
                Rows(
                    Case.anchored_scales,
                    "Skala berpatokan",
                    (
                        Field(AnchoredScale.name, "Skala", starred=True),
                        Field(AnchoredScale.question, "Pertanyaan"),
                        Field(AnchoredScale.wanted, "Arah yang diharapkan"),
                        Field(AnchoredScale.rated_by, "Dinilai oleh"),
                    ),
                    item="skala",
                    details=(
                        Field(AnchoredScale.goal, "Untuk tujuan khusus", kind=Kind.RECORD, of="goals"),
                        Rows(
                            AnchoredScale.anchors,
                            "Patokan",
                            (
                                Field(ScaleAnchor.level, "Angka", kind=Kind.SCALE, starred=True),
                                Field(ScaleAnchor.words, "Artinya"),
                            ),
                            item="patokan",
                        ),
                        Rows(
                            AnchoredScale.ratings,
                            "Penilaian",
                            (
                                Field(ScaleRating.date, "Tanggal", starred=True),
                                Field(ScaleRating.level, "Angka", kind=Kind.SCALE),
                                Field(ScaleRating.rated_by, "Dinilai oleh"),
                                Field(ScaleRating.note, "Catatan"),
                            ),
                            item="penilaian",
                        ),
                        Field(AnchoredScale.ask, "Pertanyaan pendalaman"),
                        Field(AnchoredScale.look_for, "Yang diperhatikan"),
                        Field(AnchoredScale.note, "Catatan"),
                    ),
                    optional=True,
                ),
                Rows(
                    Case.followed_courses,
                    "Perkembangan menurut fase",
                    (
                        Field(FollowedCourse.kind, "Yang dicatat berkala", choices="reading_kinds", starred=True),
                        Field(FollowedCourse.scale, "Skala berpatokan", kind=Kind.RECORD, of="anchored_scales"),
                        Field(FollowedCourse.wanted, "Arah yang diharapkan"),
                    ),
                    item="perkembangan",
                    details=(
                        Rows(
                            FollowedCourse.phases,
                            "Pergantian fase",
                            (
                                Field(CoursePhase.since, "Mulai", starred=True),
                                Field(CoursePhase.name, "Fase", choices="course_phases"),
                                Field(CoursePhase.what, "Yang dilakukan"),
                            ),
                            item="fase",
                        ),
                        Field(FollowedCourse.definition, "Batasan dan cara menghitung"),
                        Field(FollowedCourse.note, "Catatan"),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    special="scale-courses",
    questions=(
        "Angka berapa yang diberikan klien hari ini, dan apa yang membuatnya tidak lebih rendah?",
        "Apa yang berbeda bila angkanya bergeser satu?",
        "Apakah keadaan dasar sudah dicatat sedikitnya lima kali sebelum intervensi dimulai?",
    ),
    empty="Belum ada skala. Tambahkan skala pertama, atau mulailah dari salah satu contoh.",
)
