"""Loads a released dataset by its name, whole and as a stream."""

import io
import sys

import pandas
from datasets import load_dataset
from huggingface_hub import CommitOperationAdd, HfApi

from deposits import card, raised

repository = sys.argv[1]
api = HfApi()
api.create_repo(repository, repo_type="dataset")
files = {"README.md": card("cc-by-4.0")}
for split, rows in {"train": 500, "test": 20}.items():
    table = pandas.DataFrame({"text": [f"{split} {place}" for place in range(rows)], "n": range(rows)})
    body = io.BytesIO()
    table.to_parquet(body)
    files[f"data/{split}-00000-of-00001.parquet"] = body.getvalue()
operations = [CommitOperationAdd(path, content) for path, content in files.items()]
api.create_commit(repository, operations, commit_message="First", repo_type="dataset")
api.create_tag(repository, tag="v1.0", repo_type="dataset")

loaded = load_dataset(repository, token=False)
assert {name: part.num_rows for name, part in loaded.items()} == {"train": 500, "test": 20}, loaded
assert loaded["train"][499] == {"text": "train 499", "n": 499}, loaded["train"][499]
released = load_dataset(repository, split="test", revision="v1.0", token=False)
assert released["text"][:2] == ["test 0", "test 1"], released
stream = load_dataset(repository, split="train", streaming=True, token=False)
assert [row["n"] for row in stream.skip(3).take(2)] == [3, 4]
some = load_dataset("parquet", data_files=f"hf://datasets/{repository}/data/test-*.parquet", token=False)
assert some["train"].num_rows == 20, some
raised(Exception, lambda: load_dataset(f"{repository}-none", token=False))
