# The driver has the interface of the standard library.
from sqlite3 import *

from . import dbapi2 as dbapi2
