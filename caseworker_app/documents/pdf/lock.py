"""A password on a PDF, for a file that travels: AES-256 as PDF 2.0 has it, which current readers open."""

from __future__ import annotations

import io
import secrets


def locked(data: bytes, password: str | None) -> bytes:
    """The same PDF, which asks for the password before it shows anything, its title included; None leaves it open."""
    if password is None:
        return data
    import pikepdf

    target = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(data)) as pdf:
        # Whoever has the password may print and copy; nobody has the owner's, so it is drawn and forgotten.
        owner = secrets.token_urlsafe(32)
        pdf.save(target, encryption=pikepdf.Encryption(user=password, owner=owner, R=6, aes=True, metadata=True))
    return target.getvalue()
