"""Lists, describes and asks for what is not there, as libraries do."""

import os
import sys
import tempfile

from huggingface_hub import CommitOperationAdd, CommitOperationDelete, HfApi, HfFileSystem
from huggingface_hub import hf_hub_download
from huggingface_hub.errors import (
    EntryNotFoundError,
    HfHubHTTPError,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)


def raised(error, call):
    try:
        call()
    except error as caught:
        return caught
    raise AssertionError(f"{error.__name__} was not raised")


api = HfApi()
repository = sys.argv[1]
api.create_repo(repository)
card = b"---\nlicense: mit\ntags: [noise]\npipeline_tag: audio-classification\n---\n# Asked\n\nNoise.\n"
first = api.create_commit(
    repository,
    [CommitOperationAdd("README.md", card), CommitOperationAdd("dir/w.bin", os.urandom(2_000))],
    commit_message="First",
)

info = api.model_info(repository, files_metadata=True)
assert info.sha == first.oid and info.private and "license:mit" in info.tags, info
assert info.pipeline_tag == "audio-classification", info.pipeline_tag
files = {sibling.rfilename: sibling for sibling in info.siblings}
assert files["dir/w.bin"].lfs.size == 2_000

tree = {entry.path for entry in api.list_repo_tree(repository, recursive=True, expand=True)}
assert tree == {"README.md", "dir", "dir/w.bin"}, tree
paths = api.get_paths_info(repository, ["dir/w.bin", "none"], expand=True)
assert [path.path for path in paths] == ["dir/w.bin"] and paths[0].last_commit.oid == first.oid
assert [commit.title for commit in api.list_repo_commits(repository)] == ["First", "Initial commit"]

api.create_branch(repository, branch="feature/x")
api.create_branch(repository, branch="feature/x", exist_ok=True)
api.create_commit(
    repository,
    [CommitOperationDelete("dir/", is_folder=True)],
    commit_message="Without",
    revision="feature/x",
)
assert api.list_repo_files(repository, revision="feature/x") == ["README.md"]
stale = raised(
    HfHubHTTPError,
    lambda: api.create_commit(
        repository,
        [CommitOperationAdd("b", b"b")],
        commit_message="Late",
        revision="feature/x",
        parent_commit=first.oid,
    ),
)
assert stale.response.status_code == 412, stale
api.delete_branch(repository, branch="feature/x")
assert [branch.name for branch in api.list_repo_refs(repository).branches] == ["main"]

with HfFileSystem().open(f"{repository}/dir/w.bin", "rb") as file:
    file.seek(1_990)
    assert len(file.read()) == 10

cache = tempfile.mkdtemp()
raised(EntryNotFoundError, lambda: hf_hub_download(repository, "none", cache_dir=cache))
raised(RevisionNotFoundError, lambda: hf_hub_download(repository, "README.md", revision="v9"))
raised(RepositoryNotFoundError, lambda: HfApi(token=False).model_info(repository))
bad = raised(HfHubHTTPError, lambda: HfApi(token="hf_" + "x" * 37).model_info(repository))
assert not isinstance(bad, RepositoryNotFoundError) and "Invalid credentials" in str(bad), bad
