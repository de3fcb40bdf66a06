"""What the database driver is made of, for whoever has to say which program this is or whether it is whole."""

from __future__ import annotations

from contextlib import closing

from sqlcipher3 import dbapi2 as driver


def versions() -> dict[str, str]:
    """Names and versions of SQLite, SQLCipher and the library that encrypts for it, as they say themselves."""
    with closing(driver.connect(":memory:")) as connection:
        connection.execute("PRAGMA key = 'it says its versions only once it has a key'")
        (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
        (provider,) = connection.execute("PRAGMA cipher_provider_version").fetchone()
    return {"SQLite": driver.sqlite_version, "SQLCipher": cipher, "OpenSSL (SQLCipher)": provider}


def finds_words() -> bool:
    """Whether the driver can search in texts (SQLite's FTS5)."""
    with closing(driver.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE written USING fts5(words)")
        except driver.OperationalError:
            return False
        connection.execute("INSERT INTO written VALUES ('kunjungan rumah pertama')")
        return connection.execute("SELECT count(*) FROM written WHERE words MATCH 'rumah'").fetchone() == (1,)
