"""One function per thing a worker does that is more than an edit; called by window and command line alike."""
