"""What points to each tool of the assessment, and what tells of the boxes of strengths and obstacles."""

from __future__ import annotations

from caseworker_app.model.choices import QuadrantBox
from caseworker_app.text import mark

LEADS = {
    "ecomap": (
        mark("Orang dan lembaga di sekitar {client}, serta kuat lemahnya hubungan dengan mereka, digambar{made}"),
        mark(
            "Hubungan {client} dengan orang dan lembaga di sekitarnya digambar {count} kali agar perubahannya terlihat"
        ),
    ),
    "roadmap": (
        mark("Peristiwa penting dalam hidup {client} disusun menurut waktu dan perasaan yang menyertainya{made}"),
        mark("Perjalanan hidup {client} disusun dalam {count} gambar menurut waktu dan perasaan yang menyertainya"),
    ),
    "quadrant": (
        mark("Kelebihan dan kekurangan, baik pada diri {client} maupun di lingkungannya, dipetakan bersama{made}"),
        mark("Kelebihan dan kekurangan {client} beserta lingkungannya dipetakan {count} kali"),
    ),
    "bodymap": (
        mark("Bagian tubuh yang dikeluhkan {client} ditandai pada gambar tubuh{made}"),
        mark("Keluhan jasmani {client} ditandai pada gambar tubuh sebanyak {count} kali"),
    ),
    "venn": (
        mark("Besar dan letak lingkaran menunjukkan pengaruh dan kedekatan pihak di sekitar {client}{made}"),
        mark("Pengaruh dan kedekatan pihak di sekitar {client} dilukiskan dengan lingkaran dalam {count} gambar"),
    ),
}
"""By the key of the diagram: of one that was made once, and of one that was made several times."""
LEAD = (mark("Dengan alat {tool}, keadaan {client} dilihat{made}"), mark("Alat {tool} dipakai {count} kali"))
"""Of a diagram that has no words of its own."""
BOXES = {
    QuadrantBox.ENVIRONMENT_STRENGTH: (
        mark("Lingkungan: kelebihan"),
        mark("Lingkungan menguatkan klien melalui {points}"),
    ),
    QuadrantBox.ENVIRONMENT_WEAKNESS: (
        mark("Lingkungan: kekurangan/hambatan"),
        mark("Dari lingkungan yang sama datang hambatan berupa {points}"),
    ),
    QuadrantBox.PERSONAL_STRENGTH: (
        mark("Pribadi: kelebihan"),
        mark("Pada diri klien sendiri terdapat kekuatan berupa {points}"),
    ),
    QuadrantBox.PERSONAL_WEAKNESS: (
        mark("Pribadi: kekurangan/hambatan"),
        mark("Yang masih menghalangi dari dalam dirinya ialah {points}"),
    ),
}
"""Heading of each box, and the sentence that tells of it."""
