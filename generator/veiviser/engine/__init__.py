"""The site engine, kept apart: takes a generated project and returns a finished site."""

from veiviser.engine.addresses import address_of
from veiviser.engine.again import Again
from veiviser.engine.assets import frame_files
from veiviser.engine.building import build_generated, lay_project
from veiviser.engine.finishing import finish_site
from veiviser.engine.generated import Generated
from veiviser.engine.messages import collected_warnings
from veiviser.engine.running import Engine, run_engine, run_mkdocs
from veiviser.engine.settings import plain_settings

__all__ = [
    "Again",
    "Engine",
    "Generated",
    "address_of",
    "build_generated",
    "collected_warnings",
    "finish_site",
    "frame_files",
    "lay_project",
    "plain_settings",
    "run_engine",
    "run_mkdocs",
]
