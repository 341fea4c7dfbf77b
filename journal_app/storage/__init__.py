"""The vault on disk: rows, engine, header, search, history, migrations, backups."""
