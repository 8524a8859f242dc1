"""Reads parts of files."""

import os
import sys
import tempfile
from pathlib import Path

from huggingface_hub import HfApi, HfFileSystem

api = HfApi()
repository = sys.argv[1]
api.create_repo(repository, repo_type="dataset")
content = os.urandom(9_000_000)
lines = b"".join(b"line %d\n" % place for place in range(1_000))
for path, body in {"w.bin": content, "lines.txt": lines, "empty.bin": b""}.items():
    api.upload_file(path_or_fileobj=body, path_in_repo=path, repo_id=repository, repo_type="dataset")

fs = HfFileSystem()
root = f"datasets/{repository}"
with fs.open(f"{root}/w.bin", "rb", block_size=1 << 20) as file:
    file.seek(7_654_321)
    assert file.read(1_000) == content[7_654_321:7_655_321]
    file.seek(-10, os.SEEK_END)
    assert file.read(100) == content[-10:]
    file.seek(3)
    assert file.read(2 << 20) == content[3 : 3 + (2 << 20)]
with fs.open(f"{root}/w.bin", "rb", block_size=0) as stream:
    assert stream.read(1_000) == content[:1_000] and stream.read() == content[1_000:]
assert fs.cat_file(f"{root}/w.bin", start=5, end=50) == content[5:50]
ranges = fs.cat_ranges([f"{root}/w.bin"] * 2, [0, 8_999_990], [10, 9_000_000])
assert ranges == [content[:10], content[-10:]]
assert fs.read_block(f"{root}/lines.txt", 10, 20, delimiter=b"\n") == lines[14:35], (
    fs.read_block(f"{root}/lines.txt", 10, 20, delimiter=b"\n")
)
assert fs.head(f"{root}/lines.txt", 6) == b"line 0" and fs.tail(f"{root}/lines.txt", 4) == b"999\n"
assert fs.cat_file(f"{root}/empty.bin") == b""
target = Path(tempfile.mkdtemp())
fs.get(f"{root}/w.bin", str(target / "w.bin"))
assert (target / "w.bin").read_bytes() == content
