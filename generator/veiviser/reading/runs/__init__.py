"""Results of earlier test runs, read."""
