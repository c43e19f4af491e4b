"""Hide hypothesis from the programs that are measured: whoever installs the library does not have it.

pandera imports hypothesis when it is there, at its first check of a table, and it is there for the tests.
"""

import sys

sys.modules["hypothesis"] = None  # type: ignore[assignment]
