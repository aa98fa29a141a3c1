"""For developers' `alembic revision`; the program itself runs migrations through counter_app.store.migration."""
