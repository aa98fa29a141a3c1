"""The official forms: what each of them says, one file a form."""
