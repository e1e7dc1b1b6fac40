"""Values that texts show by name: facts, editions and dates."""
