"""Changes to authors' files, as a careful person would have made them: one text differs, and nothing else."""
