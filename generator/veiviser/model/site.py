"""What files of a site are called that are known by name in several places."""

RULES = "choices.css"
"""What shows for which answers, beside a flow's pages; for each it follows from what stands in the page."""
