"""Branches, deletes, copies, renames."""

import sys

from huggingface_hub import CommitOperationAdd, CommitOperationCopy, CommitOperationDelete, HfApi
from huggingface_hub.errors import HfHubHTTPError

from deposits import card, raised

api = HfApi()
repository = sys.argv[1]
api.create_repo(repository)
weights = bytes(range(256)) * 100
files = {"README.md": card(), "dir/w.bin": weights, "dir/a.txt": b"a", "b.txt": b"b", "c.txt": b"c"}
first = api.create_commit(
    repository,
    [CommitOperationAdd(path, content) for path, content in files.items()],
    commit_message="First",
)

api.create_branch(repository, branch="feature/x")
api.create_branch(repository, branch="feature/x", exist_ok=True)
raised(HfHubHTTPError, lambda: api.create_branch(repository, branch="feature/x"))
api.create_branch(repository, branch="old", revision=first.oid)


def listed(revision="main"):
    return sorted(api.list_repo_files(repository, revision=revision))


operations = [
    CommitOperationCopy("dir/w.bin", "copy/w.bin"),
    CommitOperationCopy("b.txt", "copy/b.txt"),
    CommitOperationDelete("c.txt"),
]
api.create_commit(repository, operations, commit_message="Copy", revision="feature/x")
assert listed("feature/x") == ["README.md", "b.txt", "copy/b.txt", "copy/w.bin", "dir/a.txt", "dir/w.bin"]
api.delete_folder("dir", repository, revision="feature/x")
api.delete_file("b.txt", repository, revision="feature/x")
assert listed("feature/x") == ["README.md", "copy/b.txt", "copy/w.bin"]
assert listed() == sorted(files)
stale = raised(
    HfHubHTTPError,
    lambda: api.create_commit(
        repository,
        [CommitOperationAdd("d", b"d")],
        commit_message="Late",
        revision="feature/x",
        parent_commit=first.oid,
    ),
)
assert stale.response.status_code == 412, stale
branches = {branch.name for branch in api.list_repo_refs(repository).branches}
assert branches == {"main", "feature/x", "old"}, branches
api.delete_branch(repository, branch="feature/x")
api.delete_branch(repository, branch="old")
refused = raised(HfHubHTTPError, lambda: api.delete_branch(repository, branch="main"))
assert refused.response.status_code == 403, refused
squashed = raised(HfHubHTTPError, lambda: api.super_squash_history(repository))
assert squashed.response.status_code == 403, squashed

api.delete_files(repository, ["*.txt"])
assert listed() == ["README.md", "dir/w.bin"], listed()
api.move_repo(repository, f"{repository}-moved")
assert api.model_info(repository).id == f"{repository}-moved"
api.delete_repo(f"{repository}-moved")
assert not api.repo_exists(f"{repository}-moved")
api.delete_repo(repository, missing_ok=True)
