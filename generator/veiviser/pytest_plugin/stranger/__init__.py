"""Somebody who knows no graph clicks in a browser, and a second, small reading of the flow says what must be there."""
