"""The genogram as pure geometry: a family in, a display list out.

``family`` holds the input, ``layout`` puts the parts together: rows by generation (``generations``), the order in each
row (``ordering``), places (``coordinates``), connectors (``routing``), symbols and labels.
"""
