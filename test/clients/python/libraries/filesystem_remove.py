"""Removes and moves through the file system, on a branch of its own."""

import sys

from huggingface_hub import CommitOperationAdd, HfApi, HfFileSystem

api = HfApi()
repository = sys.argv[1]
api.create_repo(repository)
files = {"a.txt": b"a", "dir/b.txt": b"b", "dir/w.bin": bytes(1_000), "c.txt": b"c"}
operations = [CommitOperationAdd(path, content) for path, content in files.items()]
api.create_commit(repository, operations, commit_message="First")
api.create_branch(repository, branch="work/two")

fs = HfFileSystem()
branch = f"{repository}@work%2Ftwo"
fs.rm_file(f"{branch}/a.txt")
fs.rm(f"{branch}/dir", recursive=True)
fs.mv(f"{branch}/c.txt", f"{branch}/moved.txt")
assert fs.find(branch) and "moved.txt" in api.list_repo_files(repository, revision="work/two")
left = set(api.list_repo_files(repository, revision="work/two"))
assert not left & {"a.txt", "dir/b.txt", "dir/w.bin", "c.txt"}, left
assert set(files) <= set(api.list_repo_files(repository))
