"""From here on every change is noted for the search index, so that programs that do not know it must not write.

The index itself is made when the notebook is opened (store/search_tables.py): it holds nothing that is not in the
records, and is built anew whenever its rules change.
"""

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change no table of the model."""
