"""What the gate does with each kind of file: pictures, scans of several pages, recordings, and what stays outside."""
