"""What every room of the window stands on: the look, threads, leaving, small widgets."""
