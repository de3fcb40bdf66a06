"""The practicum book that a campus takes, and the whole file of a case that an auditor opens."""
