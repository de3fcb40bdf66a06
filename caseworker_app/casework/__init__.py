"""The rules of the trade as pure functions: kinship, consent, what a document may say; no SQL, no Qt."""
