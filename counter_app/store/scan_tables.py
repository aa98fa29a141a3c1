"""Which digitised papers this desk attached to which dossier, and whether the centre has them whole."""

from __future__ import annotations

from counter_app.store.content_tables import content_table

# `state`: waiting, sent (the centre said that it has every byte and that they are the right ones) or lost (the file is
# gone from here before that). What a newer file of the same content brings back is waiting again.
kept_scans = content_table("kept_scans")
