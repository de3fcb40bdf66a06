"""The Word writer: the only code that knows python-docx."""
