"""Pushes a dataset as the library does, card and shards in one commit, and loads it again."""

import sys

from datasets import Dataset, load_dataset
from huggingface_hub import HfApi

repository = sys.argv[1]
rows = {"text": [f"row {place}" for place in range(1_000)], "n": list(range(1_000))}
Dataset.from_dict(rows).push_to_hub(repository, num_shards=2)
Dataset.from_dict({"text": ["last"], "n": [7]}).push_to_hub(repository, split="test")

files = HfApi().list_repo_files(repository, repo_type="dataset")
assert sum(path.endswith(".parquet") for path in files) == 3, files
loaded = load_dataset(repository)
assert loaded["train"].num_rows == 1_000 and loaded["test"][0] == {"text": "last", "n": 7}, loaded
