"""What was seen of a flow, kept over what earlier runs left behind."""

from pathlib import Path

from veiviser.model.coverage import Ran
from veiviser.reading.runs.results import read_results, results_file, written
from veiviser.writing import replace_file


def keep_results(root: Path, flow: str, ran: Ran) -> None:
    """
    Write it below the project's root.

    Raises:
        CannotWrite: when the disk refuses.
    """
    before = read_results(root, flow)
    after = {column: before[column].then(record) if column in before else record for column, record in ran.items()}
    replace_file(root, results_file(flow), written(flow, {**before, **after}))
