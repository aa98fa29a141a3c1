"""Why a journal was opened, as `JournalOpened` says in its `reason`: written at desks, read there and at the centre."""

from __future__ import annotations

FIRST = "first"
OTHER_MACHINE = "other machine"
BEHIND_ITS_MARK = "behind its high-water mark"
CENTRE_HAS_MORE = "the centre has more"
UNKNOWN_OWN_SLIP = "own slip unknown here"
# The later branch of a fork: a copy that goes on beside its original and must become a desk of its own.
FORKED = "forked"
RESTORED = "restored"
