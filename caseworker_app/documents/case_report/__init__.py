"""The case report (laporan kasus): the whole case in six stages, as the practicum's BAB IV asks."""
