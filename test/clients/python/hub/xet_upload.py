"""Uploads by Xet with nothing set but the address and the token, and reads the same bytes back.

A folder of many files in several commits, a file of more than one xorb, and, from a second process
with the same cache, a file that is made of chunks which were sent before.
"""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from huggingface_hub import HfApi, snapshot_download

api = HfApi()
CARD = "---\nlicense: mit\n---\n# A model\n\nMade of noise, for a test of uploads.\n"


def upload_folder(repository: str, folder: Path) -> None:
    """More files than go into one commit, in every form that chunks are packed in."""
    api.create_repo(repository)
    (folder / "README.md").write_text(CARD)
    for place in range(120):
        part = folder / f"part {place % 5}"
        part.mkdir(exist_ok=True)
        (part / f"noise-{place}.bin").write_bytes(os.urandom(random.randrange(1, 200_000)))
    (folder / "text.bin").write_bytes(b"the same again, " * 200_000)
    floats = b"".join(number.to_bytes(4, "little") for number in range(0, 2_000_000, 3))
    (folder / "planes.bin").write_bytes(floats)
    (folder / "twice.bin").write_bytes((folder / "planes.bin").read_bytes())
    (folder / "one-byte.bin").write_bytes(b"x")
    # More than the 64 MiB of one xorb.
    (folder / "large.bin").write_bytes(os.urandom(75_000_000))
    api.upload_folder(folder_path=folder, repo_id=repository)


def upload_more(repository: str, folder: Path) -> None:
    """Shares all but a little with what another process sent."""
    large = (folder / "large.bin").read_bytes()
    (folder / "grown.bin").write_bytes(os.urandom(1_000) + large + os.urandom(1_000))
    api.upload_file(
        path_or_fileobj=folder / "grown.bin", path_in_repo="grown.bin", repo_id=repository
    )


def compare(repository: str, folder: Path) -> None:
    """A stranger reads the release, with no token and nothing in the cache."""
    api.create_tag(repository, tag="v1.0")
    snapshot = Path(
        snapshot_download(repository, revision="v1.0", token=False, cache_dir=tempfile.mkdtemp())
    )
    sent = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    received = {path.relative_to(snapshot) for path in snapshot.rglob("*") if path.is_file()}
    assert sent == received - {Path(".gitattributes")}, sent ^ received
    for path in sent:
        assert (folder / path).read_bytes() == (snapshot / path).read_bytes(), path
    commits = api.list_repo_commits(repository)
    print(f"{len(sent)} files in {len(commits)} commits, the same bytes at {snapshot.name}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["more", repository, folder]:
            upload_more(repository, Path(folder))
        case words:
            repository = words[0] if words else f"{api.whoami()['name']}/xet-{os.getpid()}"
            folder = Path(tempfile.mkdtemp())
            upload_folder(repository, folder)
            subprocess.run([sys.executable, __file__, "more", repository, folder], check=True)
            compare(repository, folder)
