"""What the interface says, for tests that draw something without a look."""

from veiviser.problem import Report
from veiviser.reading import packaged_look
from veiviser.reading.look.words import read_words

WORDS = read_words([packaged_look()], "nb", Report())
