"""The PDF writer: the only code that knows reportlab and pikepdf."""
