"""The outer ring: the same checks for a terminal; nothing in the library imports it."""
