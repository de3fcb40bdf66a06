"""``python -m caseworker_app`` is ``caseworker``."""

import sys

from caseworker_app.cli import main

sys.exit(main())
