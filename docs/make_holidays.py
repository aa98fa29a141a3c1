"""Write Vietnam's public holidays out of the `holidays` library into one file, which the program reads at its starts.

`.venv/bin/python docs/make_holidays.py resources/offices/public_holidays.json`, after the library was updated.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from holidays import country_holidays

from counter_app.settings.public_holidays import FIRST_YEAR, LAST_YEAR


def library_days() -> dict[str, str]:
    """ISO day to Vietnamese name, in order. Observed days spill into a next year: one more on each side loses none."""
    named = country_holidays("VN", years=range(FIRST_YEAR - 1, LAST_YEAR + 2), language="vi")
    return {day.isoformat(): name for day, name in sorted(named.items()) if FIRST_YEAR <= day.year <= LAST_YEAR}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(library_days(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
