"""Uploads files and a folder, and reads back the same bytes."""

import os
import struct
import sys
import tempfile
from pathlib import Path

from huggingface_hub import CommitOperationAdd, HfApi, hf_hub_download, snapshot_download

from deposits import card

api = HfApi()
repository = sys.argv[1]
api.create_repo(repository)

folder = Path(tempfile.mkdtemp())
(folder / "sub dir").mkdir()
(folder / "README.md").write_bytes(card())
(folder / "noise.bin").write_bytes(os.urandom(3_000_000))
(folder / "zeros.bin").write_bytes(bytes(2_000_000))
# What Xet packs best with its bytes regrouped.
(folder / "floats.npy").write_bytes(b"".join(struct.pack("<f", i / 7) for i in range(400_000)))
(folder / "tiny.safetensors").write_bytes(b"\x02\0\0\0\0\0\0\0{}")
(folder / "sub dir" / "é a#b c%20+d@1.txt").write_text("odd")
(folder / "sub dir" / "é a#b c%20+d@1.bin").write_bytes(os.urandom(1_000) + b"\0")
(folder / "empty.txt").write_bytes(b"")
(folder / "empty.bin").write_bytes(b"")
info = api.upload_folder(folder_path=folder, repo_id=repository, commit_message="All of it")

unchanged = api.upload_folder(folder_path=folder, repo_id=repository)
assert unchanged.oid == info.oid, (unchanged.oid, info.oid)


def read_back(expected_commit):
    snapshot = Path(snapshot_download(repository, cache_dir=tempfile.mkdtemp()))
    assert snapshot.name == expected_commit, (snapshot.name, expected_commit)
    for path in folder.rglob("*"):
        if path.is_file():
            relative = path.relative_to(folder)
            assert (snapshot / relative).read_bytes() == path.read_bytes(), relative


read_back(info.oid)

(folder / "noise.bin").write_bytes(os.urandom(50_000) + (folder / "noise.bin").read_bytes())
again = api.upload_file(
    path_or_fileobj=folder / "noise.bin", path_in_repo="noise.bin", repo_id=repository
)
assert again.commit_url == f"{os.environ['HF_ENDPOINT']}/{repository}/commit/{again.oid}"
read_back(again.oid)

both = api.create_commit(
    repository,
    [
        CommitOperationAdd("text.txt", b"from memory"),
        CommitOperationAdd("memory.bin", (folder / "noise.bin").read_bytes()[::-1]),
    ],
    commit_message="From memory",
    commit_description="One large, one small.",
    parent_commit=again.oid,
)
(folder / "text.txt").write_text("from memory")
(folder / "memory.bin").write_bytes((folder / "noise.bin").read_bytes()[::-1])
read_back(both.oid)
one = hf_hub_download(repository, "memory.bin", cache_dir=tempfile.mkdtemp())
assert Path(one).read_bytes() == (folder / "memory.bin").read_bytes()
