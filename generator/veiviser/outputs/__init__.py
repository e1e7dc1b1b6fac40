"""What a site is made of, one output a module: each takes compiled flows and returns text by path."""
