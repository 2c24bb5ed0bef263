"""Checks what a news text asserts, in Brazilian Portuguese or English, against a store of sourced facts."""

__version__ = "0.1.0"
