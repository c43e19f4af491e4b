"""The form a scenario is filled in on: who joins, who gives way, what is assumed, what should come out."""

from collections.abc import Mapping
from dataclasses import KW_ONLY
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, model_validator
from pydantic.dataclasses import dataclass
from typing_extensions import Self

from safe_alloc.asking.blanks import (
    Bounds,
    Count,
    Countries,
    Dated,
    Envelope,
    Euro,
    Euros,
    Member,
    Name,
    Part,
    Settled,
    SizeEuros,
    Text,
    Texts,
    Weight,
    one_of,
)
