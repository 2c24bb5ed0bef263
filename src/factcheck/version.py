"""The version of this library, as it stands in `pyproject.toml`."""

VERSION = "0.1.0"
"""The version, in the report and in every export."""
