"""A PostgreSQL server of the tests' own, on loopback, from Debian's packages; nothing is kept."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = "/usr/lib/postgresql/*/bin"
USER = "counterclaim"


class NoServer(Exception):
    """PostgreSQL is not installed here; `make debian` installs it."""


@dataclass(frozen=True)
class Server:
    """One server: its programs, its folder, its port, and the password of its one user."""

    programs: Path
    folder: Path
    port: int
    password: str

    def url(self, database: str) -> str:
        """The address of a database on it."""
        return f"postgresql://{USER}:{self.password}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """The address of an empty database."""
        import psycopg  # noqa: PLC0415 – the core suite runs without it

        name = f"ledger_{secrets.token_hex(6)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.url(name)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        log = self.folder / "log"
        options = f"-h 127.0.0.1 -p {self.port} -k '' -c fsync=off -c max_connections=40"
        self._run("pg_ctl", "-D", self._data, "-w", "-l", str(log), "-o", options, "start")

    def stop(self) -> None:
        """Stop it at once, as a restart by an operator does."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", "fast", "stop")

    def make(self) -> None:
        """Make its folder."""
        told = self.folder / "password"
        told.write_text(self.password)
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
            shutil.chown(told, "postgres", "postgres")
        self._run(
            "initdb", "-D", self._data, "-U", USER, "-A", "scram-sha-256",
            f"--pwfile={told}", "-E", "UTF8", "--locale=C.UTF-8", "-N",
        )  # fmt: skip

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _run(self, program: str, *options: str) -> None:
        # Neither program runs as root.
        other = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        words = [*(other if os.getuid() == 0 else []), str(self.programs / program), *options]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)


@contextmanager
def serving() -> Iterator[Server]:
    """
    A server while the block lasts.

    Raises:
        NoServer: PostgreSQL is not installed.
    """
    found = sorted(Path("/").glob(PROGRAMS.lstrip("/")))
    if not found:
        raise NoServer("PostgreSQL is not installed; run `make debian`")
    with tempfile.TemporaryDirectory(prefix="counterclaim-postgres-") as folder:
        server = Server(found[-1], Path(folder), _free_port(), secrets.token_hex(8))
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
