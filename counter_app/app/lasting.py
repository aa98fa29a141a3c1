"""What lasts as long as the program is taken out of the rounds of Python's garbage collector."""

from __future__ import annotations

import gc


def keep_for_good() -> None:
    """Once a window stands. A whole round looks at every function and widget there is and holds up all threads for a
    seventh of a second, whichever of them it falls to: a round on sync's thread made the window stand still. Nearly
    all that exists by now lasts to the end; the rounds that follow (`Collecting`) look at what came later."""
    gc.freeze()


def let_go() -> None:
    """Before another window takes the place of this one: what belongs to this one may go then."""
    gc.unfreeze()
