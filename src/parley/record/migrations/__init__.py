"""The steps by which older records become newer ones, run by Alembic when a record is opened.

A new step is a file in `versions` with the next number as its revision; `schema.HEAD` and the tables in
`schema` change with it, and the tests compare the two.
"""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from sqlalchemy import Connection

FOLDER = Path(__file__).parent


def configuration(connection: Connection, folder: Path = FOLDER) -> Config:
    """Alembic's settings for the steps in `folder`, to be run on `connection`."""
    settings = Config()
    settings.set_main_option("script_location", str(folder).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings
