"""Templates filled: screens as pages that answer, and as pictures of one moment."""
