"""Uploads a folder of more files than the client puts into one commit."""

import os
import sys
import tempfile
from pathlib import Path

from huggingface_hub import HfApi, snapshot_download

api = HfApi()
repository = sys.argv[1]
api.create_repo(repository, repo_type="dataset")
folder = Path(tempfile.mkdtemp())
for place in range(300):
    part = folder / f"part-{place % 7}"
    part.mkdir(exist_ok=True)
    (part / f"{place}.txt").write_text(f"row {place}")
    if place % 3 == 0:
        (part / f"{place}.npy").write_bytes(os.urandom(2_000))

api.upload_folder(folder_path=folder, repo_id=repository, repo_type="dataset")

snapshot = Path(snapshot_download(repository, repo_type="dataset", cache_dir=tempfile.mkdtemp()))
sent = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
received = {path.relative_to(snapshot) for path in snapshot.rglob("*") if path.is_file()}
assert sent == received, sent ^ received
for path in sent:
    assert (folder / path).read_bytes() == (snapshot / path).read_bytes(), path
commits = [commit.title for commit in api.list_repo_commits(repository, repo_type="dataset")]
assert commits[-1] == "Initial commit" and len(commits) >= int(sys.argv[2]), commits
