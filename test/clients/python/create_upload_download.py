"""Founds a model twice, uploads a folder, and reads back the same bytes."""

import os
import sys
import tempfile
from pathlib import Path

from huggingface_hub import HfApi, hf_hub_download, snapshot_download

api = HfApi()
repository = sys.argv[1]
first = api.create_repo(repository)
again = api.create_repo(repository, exist_ok=True)
assert str(first) == str(again) == f"{os.environ['HF_ENDPOINT']}/{repository}", (first, again)

folder = Path(tempfile.mkdtemp())
(folder / "sub dir").mkdir()
(folder / "README.md").write_text("---\nlicense: mit\n---\n# A model\n\nMade of noise for a test.\n")
(folder / "weights.safetensors.bin").write_bytes(os.urandom(3_000_000))
(folder / "sub dir" / "é a#b c%20+d@1.txt").write_text("odd")
(folder / "empty.txt").write_bytes(b"")
info = api.upload_folder(folder_path=folder, repo_id=repository, commit_message="All of it")

unchanged = api.upload_folder(folder_path=folder, repo_id=repository)
assert unchanged.oid == info.oid, (unchanged.oid, info.oid)

snapshot = Path(snapshot_download(repository, cache_dir=tempfile.mkdtemp()))
assert snapshot.name == info.oid
for path in folder.rglob("*"):
    if path.is_file():
        relative = path.relative_to(folder)
        assert (snapshot / relative).read_bytes() == path.read_bytes(), relative

one = hf_hub_download(repository, "weights.safetensors.bin", cache_dir=tempfile.mkdtemp())
assert Path(one).read_bytes() == (folder / "weights.safetensors.bin").read_bytes()
