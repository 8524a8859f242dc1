"""Makes a release by a tag; from then on it is everybody's, and stays."""

import os
import sys
import tempfile
from pathlib import Path

from huggingface_hub import CommitOperationAdd, HfApi, snapshot_download
from huggingface_hub.errors import HfHubHTTPError

api = HfApi()
repository = sys.argv[1]
api.create_repo(repository)
weights = os.urandom(5_000)
card = b"---\nlicense: apache-2.0\n---\n# Released\n\nNoise, for everybody and for ever.\n"
commit = api.create_commit(
    repository,
    [CommitOperationAdd("README.md", card), CommitOperationAdd("w.bin", weights)],
    commit_message="First",
)
api.create_tag(repository, tag="v1.0", tag_message="The first")
api.create_tag(repository, tag="v1.0", exist_ok=True)

for revision in ("v1.0", "main", commit.oid):
    folder = snapshot_download(repository, revision=revision, token=False, cache_dir=tempfile.mkdtemp())
    assert Path(folder).name == commit.oid
    assert (Path(folder) / "w.bin").read_bytes() == weights

for attempt in (
    lambda: api.delete_tag(repository, tag="v1.0"),
    lambda: api.delete_repo(repository),
    lambda: api.update_repo_settings(repository, private=True),
):
    try:
        attempt()
    except HfHubHTTPError as refused:
        assert refused.response.status_code == 409, refused
        assert "ACC_RELEASED_IMMUTABLE" in str(refused), refused
    else:
        raise AssertionError("A release was changed.")

api.move_repo(repository, f"{repository}-renamed")
assert HfApi(token=False).model_info(repository).id == f"{repository}-renamed"
