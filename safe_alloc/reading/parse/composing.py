"""A text in composed letters and without invisible marks, so that every word is written in one way."""

import re
import unicodedata
from array import array

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MOVING = re.compile("[\\s\\S][\u0300-\u036f]{0,8}")
