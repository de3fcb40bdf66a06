"""One page of a wizard, built from its description: ``FormPage(page, case, edits, place="Asesmen 5 dari 13")``."""
