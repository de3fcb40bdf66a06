"""The parts of the tab «Dokumen»: the list, the choices for paper, what is left to decide, what is missing."""
