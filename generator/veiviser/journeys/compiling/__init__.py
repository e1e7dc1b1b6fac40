"""The compiler: from a flow to its states and edges."""
