"""Booklets: pages of a built site, printed as one PDF whose references name the right page."""
