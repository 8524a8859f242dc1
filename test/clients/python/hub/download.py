"""Downloads what is released, without an account, in each of the ways that the client has."""

import os
import sys
import tempfile
from pathlib import Path

from huggingface_hub import CommitOperationAdd, HfApi, get_hf_file_metadata, hf_hub_url

from deposits import card

api = HfApi()
stranger = HfApi(token=False)
repository = sys.argv[1]
api.create_repo(repository)
files = {f"dir {place % 5}/{place}.bin": os.urandom(2_000 + place) for place in range(60)}
files |= {"README.md": card(), "a b/#%+@é.txt": b"odd", "empty.txt": b""}
commit = api.create_commit(
    repository,
    [CommitOperationAdd(path, content) for path, content in files.items()],
    commit_message="All",
)
api.create_tag(repository, tag="v1.0")

cache = tempfile.mkdtemp()
folder = Path(stranger.snapshot_download(repository, cache_dir=cache, max_workers=64))
for path, content in files.items():
    assert (folder / path).read_bytes() == content, path
assert Path(stranger.snapshot_download(repository, cache_dir=cache)) == folder
kept = stranger.snapshot_download(
    repository, revision=commit.oid, cache_dir=cache, local_files_only=True
)
assert Path(kept) == folder

local = Path(tempfile.mkdtemp())
stranger.snapshot_download(
    repository, revision="v1.0", local_dir=local, allow_patterns=["dir 1/*", "*.md"]
)
found = {path.relative_to(local).as_posix() for path in local.rglob("*") if path.is_file()}
wanted = {path for path in files if path.startswith("dir 1/") or path == "README.md"}
assert {path for path in found if not path.startswith(".cache/")} == wanted, found

one = stranger.hf_hub_download(repository, "#%+@é.txt", subfolder="a b", cache_dir=tempfile.mkdtemp())
assert Path(one).read_bytes() == b"odd"
metadata = get_hf_file_metadata(hf_hub_url(repository, "dir 3/3.bin"), token=False)
assert metadata.size == 2_003 and metadata.commit_hash == commit.oid, metadata
assert stranger.file_exists(repository, "empty.txt")
assert not stranger.file_exists(repository, "none.txt")
assert stranger.revision_exists(repository, "v1.0")
assert not stranger.revision_exists(repository, "v2.0")
if hasattr(stranger, "verify_repo_checksums"):
    report = stranger.verify_repo_checksums(repository, cache_dir=cache)
    assert report.checked_count == len(files) and not report.mismatches, report
if hasattr(stranger, "resolve_revision"):
    resolved = stranger.resolve_revision(repository, revision="v1.0")
    assert resolved.resolved == commit.oid, resolved
