"""Walks a repository as a file system."""

import sys

import fsspec
from huggingface_hub import CommitOperationAdd, HfApi, HfFileSystem

from deposits import card, raised

api = HfApi()
repository = sys.argv[1]
files = {
    "README.md": card(),
    "data/a.csv": b"x,y\n1,2\n",
    "data/deep/b.csv": b"x,y\n3,4\n",
    "data/deep/é c.bin": bytes(5_000),
}
api.create_repo(repository)
operations = [CommitOperationAdd(path, content) for path, content in files.items()]
commit = api.create_commit(repository, operations, commit_message="First")
api.create_tag(repository, tag="v1.0")

fs = HfFileSystem(token=False)
every = sorted(f"{repository}/{path}" for path in files)
assert sorted(fs.find(repository)) == every, fs.find(repository)
assert sorted(fs.ls(repository, detail=False)) == [f"{repository}/README.md", f"{repository}/data"]
[csv] = fs.ls(f"{repository}/data/a.csv")
assert csv["size"] == 8 and csv["type"] == "file", csv
assert sorted(fs.glob(f"{repository}/**/*.csv")) == every[1:3], fs.glob(f"{repository}/**/*.csv")
assert fs.glob(f"{repository}/*.md") == [f"{repository}/README.md"]
walked = [(folder, sorted(files)) for folder, _, files in fs.walk(repository)]
assert walked[-1] == (f"{repository}/data/deep", ["b.csv", "é c.bin"]), walked
info = fs.info(f"{repository}/data/deep/é c.bin", expand_info=True)
assert info["size"] == 5_000 and info["last_commit"].oid == commit.oid, info
assert fs.info(f"{repository}/data")["type"] == "directory"
assert fs.isdir(f"{repository}/data/deep") and fs.isfile(f"{repository}/README.md")
assert not fs.exists(f"{repository}/none") and not fs.exists(f"{repository}-none/README.md")
raised(FileNotFoundError, lambda: fs.ls(f"{repository}/none"))
assert fs.du(f"{repository}/data") == 5_016
assert sorted(fs.find(f"{repository}@v1.0")) == [path.replace(repository, f"{repository}@v1.0") for path in every]
assert fs.modified(f"{repository}/README.md").year >= 2026

with fsspec.open(f"hf://{repository}@v1.0/data/a.csv", "rt", token=False) as file:
    assert file.read() == "x,y\n1,2\n"
opened, path = fsspec.url_to_fs(f"hf://{repository}/data", token=False)
assert sorted(opened.ls(path, detail=False)) == [f"{repository}/data/a.csv", f"{repository}/data/deep"]
