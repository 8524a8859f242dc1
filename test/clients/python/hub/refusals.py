"""Is told what is missing, what is not open, and what is not offered, as the client words it."""

import sys
import tempfile
import warnings

from huggingface_hub import CommitOperationAdd, CommitOperationDelete, HfApi, hf_hub_download
from huggingface_hub.errors import (
    BadRequestError,
    EntryNotFoundError,
    HfHubHTTPError,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)

from deposits import card, raised

api = HfApi()
repository = sys.argv[1]
api.create_repo(repository)
api.upload_file(path_or_fileobj=card(), path_in_repo="README.md", repo_id=repository)

cache = tempfile.mkdtemp()
raised(EntryNotFoundError, lambda: hf_hub_download(repository, "none", cache_dir=cache))
raised(RevisionNotFoundError, lambda: hf_hub_download(repository, "README.md", revision="v9"))
raised(RepositoryNotFoundError, lambda: hf_hub_download(f"{repository}-none", "README.md"))
raised(RepositoryNotFoundError, lambda: HfApi(token=False).model_info(repository))
raised(EntryNotFoundError, lambda: list(api.list_repo_tree(repository, "none")))
raised(RevisionNotFoundError, lambda: api.create_branch(repository, branch="b", revision="none"))
bad = raised(HfHubHTTPError, lambda: HfApi(token="hf_" + "x" * 37).model_info(repository))
assert not isinstance(bad, RepositoryNotFoundError) and "Invalid credentials" in str(bad), bad


def commits(*operations):
    return lambda: api.create_commit(repository, operations, commit_message="Try")


with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    commits(CommitOperationAdd("README.md", card("cc-by-nc-4.0")))()
assert any("CC-BY-NC-4.0" in str(warning.message) for warning in warned), warned
closed = raised(HfHubHTTPError, lambda: api.create_tag(repository, tag="v1.0"))
assert closed.response.status_code == 422 and "CC-BY-NC-4.0" in str(closed), closed
commits(CommitOperationAdd("README.md", card()))()
raised(EntryNotFoundError, commits(CommitOperationDelete("none.txt")))
raised((BadRequestError, ValueError), commits(CommitOperationAdd("a//b.txt", b"b")))
raised(BadRequestError, lambda: api.create_pull_request(repository, title="Offered elsewhere"))
raised(BadRequestError, lambda: api.create_repo(f"{repository}-s", repo_type="space", space_sdk="static"))
assert list(api.get_repo_discussions(repository)) == []

api.upload_file(path_or_fileobj=b"\0" * 10, path_in_repo="w.bin", repo_id=repository)
raised(BadRequestError, lambda: api.create_tag(repository, tag="not a label"))
