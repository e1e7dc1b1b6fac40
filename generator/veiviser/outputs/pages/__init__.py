"""What is put into pages that people write."""
