"""Writes through the file system: each closed file is a commit."""

import os
import sys
import tempfile
from pathlib import Path

from huggingface_hub import HfApi, HfFileSystem

api = HfApi()
repository = sys.argv[1]
api.create_repo(repository)
fs = HfFileSystem()

with fs.open(f"{repository}/notes.txt", "w") as file:
    file.write("first")
with fs.open(f"{repository}/dir/w.bin", "wb") as file:
    noise = os.urandom(300_000)
    file.write(noise)
fs.pipe_file(f"{repository}/dir/piped.txt", b"piped")
local = Path(tempfile.mkdtemp()) / "put.bin"
local.write_bytes(b"\0put")
fs.put_file(str(local), f"{repository}/dir/put.bin")

assert fs.cat_file(f"{repository}/notes.txt") == b"first"
assert fs.cat_file(f"{repository}/dir/w.bin") == noise
fs.cp_file(f"{repository}/dir/w.bin", f"{repository}/copy/w.bin")
fs.cp_file(f"{repository}/notes.txt", f"{repository}/copy/notes.txt")
assert fs.cat_file(f"{repository}/copy/w.bin") == noise
with fs.open(f"{repository}/notes.txt", "w") as file:
    file.write("second")
assert fs.cat_file(f"{repository}/notes.txt") == b"second"
written = ["copy/notes.txt", "copy/w.bin", "dir/piped.txt", "dir/put.bin", "dir/w.bin", "notes.txt"]
assert set(written) <= set(api.list_repo_files(repository)), api.list_repo_files(repository)
