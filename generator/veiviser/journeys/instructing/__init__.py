"""Instructions in texts, compared with what the screens offer."""
