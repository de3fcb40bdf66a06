"""What is recorded as the work goes on: minutes, sheets, logbook, handover."""
