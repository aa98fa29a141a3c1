"""The centre's database: the only room of the centre that speaks SQL. One suite runs on SQLite and PostgreSQL."""
