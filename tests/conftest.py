"""What every test shares: the official table, and Hypothesis without chance."""

import pandas as pd
import pytest
from hypothesis import settings

import safe_alloc as sa

settings.register_profile("same-every-time", derandomize=True, deadline=None, database=None)
settings.load_profile("same-every-time")


@pytest.fixture
def september() -> pd.DataFrame:
    return sa.load()
