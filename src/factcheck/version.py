"""The version of this library; the one place where it is written."""

__version__ = "0.1.0"
"""The version, in the report and in every export."""
