"""The texts of a flow."""
