"""The program, as `python -m safe_alloc`."""

import sys

from safe_alloc.cli import main

sys.exit(main())
