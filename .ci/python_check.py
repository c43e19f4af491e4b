"""Say in one sentence what is missing when this Python cannot make the project's virtual environment."""

import platform
import sys

if platform.python_implementation() != "CPython" or sys.version_info < (3, 11):
    sys.exit(
        "safe_alloc needs CPython 3.11 or newer and found {} {} at {}: install one and name it, "
        "as in `make report PYTHON=python3.12`.".format(
            platform.python_implementation(), platform.python_version(), sys.executable
        )
    )
try:
    import ensurepip  # noqa: F401  (Debian and Ubuntu ship it in a package of its own)
    import venv  # noqa: F401
except ImportError:
    sys.exit(
        "This Python ({}) comes without the venv module: on Debian or Ubuntu run "
        "`apt-get install python3-venv`, elsewhere install a complete CPython, then try again.".format(sys.executable)
    )
