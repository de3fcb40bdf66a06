"""What stands between the cases: Beranda, the agenda, search, recaps."""
