"""Documents in the window: choosing, looking through, saving, printing."""
