"""What is drawn once for the whole site."""
