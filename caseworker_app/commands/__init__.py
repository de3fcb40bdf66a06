"""The commands of ``caseworker …``: each does one job of the program without its window."""
