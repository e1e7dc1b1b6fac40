"""Words as their readers meet them: passages of a text, their sentences, how hard they are, and words to avoid."""
