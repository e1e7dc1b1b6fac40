"""Somebody who knows no graph clicks in a browser."""
