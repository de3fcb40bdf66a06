"""Pemeriksaan: what in a case cannot be, can hardly be, or was overlooked.

A check is a pure function over a ``Scope``, under the decorator ``check``. It yields a ``Doubt`` for what certainly
contradicts something else that is written, or is surely missing; what is only known by half («sekitar 1998», a year, an
age) counts where all that it can mean contradicts. To add one: the function in the module of its subject, and its test;
a new module gets its line in ``catalogue.SUBJECTS``. Nothing is ever refused.
"""
