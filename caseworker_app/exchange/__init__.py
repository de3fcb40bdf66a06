"""What comes in and goes out: case packages, GEDCOM."""
