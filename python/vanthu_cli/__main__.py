"""python -m vanthu_cli"""

import sys

from .main import main

sys.exit(main())
