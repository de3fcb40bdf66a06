"""All cases: the list, registering, taking in and out, erasing."""
