"""How the tests run: Hypothesis draws the same examples on every machine, and takes the time that it needs."""

from hypothesis import settings

settings.register_profile("factcheck", derandomize=True, deadline=None)
settings.load_profile("factcheck")
