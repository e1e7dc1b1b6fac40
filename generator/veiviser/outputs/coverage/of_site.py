"""Coverage of all flows: the page, and the same as data."""

from veiviser.model.site import COVERAGE, COVERAGE_DATA
from veiviser.outputs.contract import CoverageNote, Files, SiteView
from veiviser.outputs.coverage.data import as_data
from veiviser.outputs.coverage.page import tell_coverage


def draw(site: SiteView) -> Files:
    notes = site.drawn.notes_of(CoverageNote)
    coverage = [note.coverage for note in notes]
    page = tell_coverage(coverage, [note.told for note in notes], site.project.required, site.words)
    return Files(
        docs={COVERAGE: page, COVERAGE_DATA: as_data(coverage, [note.data for note in notes])}, menu=(COVERAGE,)
    )
