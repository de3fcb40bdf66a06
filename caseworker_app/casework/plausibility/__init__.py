"""What in a case cannot be, or can hardly be: one list of rules for the window, imports and checks.

A rule is a pure function over a ``Scope``. It yields a ``Doubt`` for what certainly contradicts something else that is
written; what is only known by half («sekitar 1998», a year, an age) counts where all that it can mean contradicts. To
add one: the function in the module of its subject, its line in ``rules.RULES``, its test. Nothing is ever refused.
"""
