"""Components, templates and styles, read."""
