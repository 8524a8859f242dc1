"""Makes a release by a tag; from then on it is everybody's, and stays."""

import os
import sys
import tempfile
from pathlib import Path

from huggingface_hub import CommitOperationAdd, HfApi, snapshot_download
from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError

from deposits import card, raised

api = HfApi()
stranger = HfApi(token=False)
repository = sys.argv[1]
api.create_repo(repository)
weights = os.urandom(5_000)
commit = api.create_commit(
    repository,
    [CommitOperationAdd("README.md", card("apache-2.0")), CommitOperationAdd("w.bin", weights)],
    commit_message="First",
)
raised(RepositoryNotFoundError, lambda: stranger.model_info(repository))
api.create_tag(repository, tag="v1.0", tag_message="The first")
api.create_tag(repository, tag="v1.0", exist_ok=True)

for revision in ("v1.0", "main", commit.oid):
    folder = snapshot_download(repository, revision=revision, token=False, cache_dir=tempfile.mkdtemp())
    assert Path(folder).name == commit.oid
    assert (Path(folder) / "w.bin").read_bytes() == weights
assert [tag.name for tag in stranger.list_repo_refs(repository).tags] == ["v1.0"]
assert stranger.model_info(repository).private is False

for attempt in (
    lambda: api.delete_tag(repository, tag="v1.0"),
    lambda: api.delete_repo(repository),
    lambda: api.update_repo_settings(repository, private=True),
):
    refused = raised(HfHubHTTPError, attempt)
    assert refused.response.status_code == 409, refused
    assert "ACC_RELEASED_IMMUTABLE" in str(refused), refused

api.move_repo(repository, f"{repository}-renamed")
assert stranger.model_info(repository).id == f"{repository}-renamed"
path = stranger.hf_hub_download(repository, "w.bin", cache_dir=tempfile.mkdtemp())
assert Path(path).read_bytes() == weights
