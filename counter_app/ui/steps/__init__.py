"""Forms for the steps of a dossier: declared in `*_plans.py`, shown by `step_form.py` in the right column."""
