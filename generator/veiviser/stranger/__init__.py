"""A second, small reading of flows, held against what is really on the pages: with a browser, and without one."""
