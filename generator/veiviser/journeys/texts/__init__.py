"""Every text of a flow, and what people can see of it."""
