"""Changes to the pages that people write."""
