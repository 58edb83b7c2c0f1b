"""What a measure was taken with: digests of tables, of our own gold, of gold outside."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from measuring import DATA, EXAMPLES, ROOT

OWN_GOLD = ROOT / "gold"
FLOORS = OWN_GOLD / "floors.toml"


def digest(files: Iterable[Path], root: Path) -> str:
    """The SHA-256 over files: path, size and bytes of each, sorted by path."""
    sums = hashlib.sha256()
    for path in sorted(files, key=lambda file: file.relative_to(root).as_posix()):
        content = path.read_bytes()
        sums.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        sums.update(content)
    return sums.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def tables_digest() -> str:
    """The digest of every table, without the bundled examples."""
    return digest((path for path in _files(DATA) if EXAMPLES not in path.parents), DATA)


def own_digest() -> str:
    """The digest of the repository's phrase books, annotations and bundled examples."""
    own = [path for path in _files(OWN_GOLD) if path.suffix == ".toml" and path != FLOORS]
    return digest([*own, *_files(EXAMPLES)], ROOT)


def gold_digests(folder: Path) -> list[str]:
    """One line for each file of gold outside the repository that the measures read."""
    names = [
        "seed.gold.json",
        "polnear/dev.jsonl.gz",
        "drone_strikes/train.jsonl.gz",
        "geo/lgl.jsonl.gz",
        "geo/geovirus.jsonl.gz",
    ]
    there = [folder / name for name in names if (folder / name).is_file()]
    sums = [hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in there]
    return [
        f"{path.relative_to(folder).as_posix()} `{told}`"
        for path, told in zip(there, sums, strict=True)
    ]
