"""What earlier runs found, kept on this machine: a run that finds it again may take it from here."""

from veiviser.kept.folder import VARIABLE, cache_folder
from veiviser.kept.keeping import NOTHING_KEPT, Keeping, Kept, keeping
from veiviser.kept.values import digest_of

__all__ = ["NOTHING_KEPT", "VARIABLE", "Keeping", "Kept", "cache_folder", "digest_of", "keeping"]
