"""The outputs: one module each, listed here in the order in which they are drawn."""

from veiviser.outputs import gallery
from veiviser.outputs.contract import FlowOutput, PageOutput, SiteOutput
from veiviser.outputs.coverage import of_flow as coverage_of_flow
from veiviser.outputs.coverage import of_site as coverage_of_site
from veiviser.outputs.flow import guide, help, moved, pictures, prototype, records, states, tests, walks
from veiviser.outputs.map import board
from veiviser.outputs.map import page as map_page
from veiviser.outputs.pages import accessibility, drawings, facts, screen_links, tables, updated, workshop_links
from veiviser.outputs.variants import of_flow as variants_of_flow
from veiviser.outputs.variants import of_site as variants_of_site
from veiviser.outputs.whole_site import assets, readability, search_words, workshop

OF_FLOWS: tuple[FlowOutput, ...] = (
    prototype,
    pictures,
    coverage_of_flow,  # measures what those above have drawn, and nothing below
    map_page,
    board,
    moved,
    records,
    walks,
    states,
    tests,
    variants_of_flow,
    help,
    guide,
)
"""What is made of each flow."""

OF_PAGES: tuple[PageOutput, ...] = (
    facts,
    screen_links,
    workshop_links,
    pictures,
    drawings,
    tables,  # the first that changes how many lines a page has
    updated,
    accessibility,
)
"""What is put into the pages that people write."""

OF_SITE: tuple[SiteOutput, ...] = (
    assets,
    workshop,
    gallery,
    coverage_of_site,
    readability,
    drawings,
    search_words,
    variants_of_site,
)
"""What is made once; the menu has their pages in this order."""
