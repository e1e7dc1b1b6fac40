"""A built folder, held against the flows, pages and facts that it should be made of, without a browser."""
