"""What each problem of reading is about: a Markdown file a problem, with a wrong and a right way to write it."""

from veiviser.messages import SOURCE
from veiviser.messages.explained import explained

MISTAKES = explained("veiviser.reading.mistakes", SOURCE)
