"""A stage as a wizard: its pages at the left, the page itself, and Back and Next that name where they lead.

Public signatures (the shell builds on these)::

    StageWizard(stage, case, notebook, *, previous="", following="", parent=None)
        previous, following: names of the neighbouring stages, for Back on the first page and Next on the last.
        Signals: page_changed(str key); saved(); leave(int) with -1 or +1 for the neighbouring stage.
        open_page(key, field="")   go to a page and, when named, put the cursor in that field
        page_key() -> str          the page that is shown
        flush()                    save what is being typed, at once (before lock, print, undo, close)
        refresh()                  read everything again from the case
        tell(text, undo=None)      a line at the foot for 8 s; undo: what «Urungkan» calls
        release()                  stop listening to the notebook (before the wizard is thrown away)

    special_pages: dict[str, Callable[[case, notebook], QWidget]]
        hand-made widgets by the name in Page.special; a widget may have refresh() and flush().
"""
