"""Uploads a file above every size limit of one request, and reads it as a library does."""

import os
import sys
import tempfile
from pathlib import Path

from huggingface_hub import HfApi, hf_hub_download

api = HfApi()
repository = sys.argv[1]
url = api.create_repo(repository, repo_type="dataset")
assert str(url) == f"{os.environ['HF_ENDPOINT']}/datasets/{repository}", url

large = os.urandom(140 << 20)
uploaded = api.upload_file(
    path_or_fileobj=large,
    path_in_repo="data/train.parquet",
    repo_id=repository,
    repo_type="dataset",
)
assert f"/datasets/{repository}/" in uploaded.commit_url, uploaded.commit_url

path = hf_hub_download(
    repository, "data/train.parquet", repo_type="dataset", cache_dir=tempfile.mkdtemp()
)
assert Path(path).read_bytes() == large
info = api.dataset_info(repository, files_metadata=True)
assert [sibling.lfs.size for sibling in info.siblings] == [len(large)], info.siblings
