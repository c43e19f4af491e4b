"""Colours as eyes see them: how far one stands out from another, also without red, green or blue, and in grey.

Matplotlib computes none of this; the libraries that do bring a whole science of colour for these few lines.
"""

from collections.abc import Iterable
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from matplotlib.colors import to_rgb, to_rgba

APART = 10.0
"""The least distance in CIE Lab (1976) between two fills: about four times what an eye can just tell, 2.3."""

_LIGHT = (0.2126, 0.7152, 0.0722)  # WCAG 2.2, relative luminance
_XYZ = ((0.4124564, 0.3575761, 0.1804375), _LIGHT, (0.0193339, 0.1191920, 0.9503041))  # sRGB, IEC 61966-2-1
_WHITE = np.sum(_XYZ, axis=1)
_EYES = {  # Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB
    "full colour": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
    "grey": (_LIGHT, _LIGHT, _LIGHT),
}


class Closest(NamedTuple):
    """The two fills that are hardest to tell apart, in which sight, and their distance in CIE Lab."""

    distance: float
    sight: str
    one: Any
    other: Any


def over(colour: Any, paper: Any) -> tuple[float, ...]:
    """Return a colour as it looks on the paper, where it may be partly transparent."""
    *solid, alpha = to_rgba(colour)
    return tuple(alpha * part + (1 - alpha) * under for part, under in zip(solid, to_rgb(paper), strict=True))


def contrast(one: Any, other: Any) -> float:
    """Return the contrast of two colours by WCAG 2.2, from 1 to 21."""
    dark, light = sorted(float(np.dot(_LIGHT, _linear(each))) for each in (one, other))
    return (light + 0.05) / (dark + 0.05)


def chroma(colour: Any) -> float:
    """Return how far a colour is from grey, in CIE Lab."""
    return float(np.hypot(*_lab(_linear(colour))[1:]))


def closest(fills: Iterable[Any]) -> Closest | None:
    """Return the two fills that are hardest to tell apart in any sight, or nothing where there is but one."""
    pairs = list(combinations(fills, 2))
    found = (Closest(_apart(*pair, eye), sight, *pair) for sight, eye in _EYES.items() for pair in pairs)
    return min(found, key=lambda each: each.distance, default=None)


def _apart(one: Any, other: Any, eye: Any) -> float:
    seen = [_lab(np.clip(np.dot(eye, _linear(each)), 0, 1)) for each in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


def _linear(colour: Any) -> Any:
    parts = np.array(to_rgb(colour))
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _lab(linear: Any) -> Any:
    ratio = np.dot(_XYZ, linear) / _WHITE
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (ratio * 24389 / 27 + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
