"""python -m award.cli, where the script `award` is not on the path."""

import sys

from award.cli import main

sys.exit(main())
