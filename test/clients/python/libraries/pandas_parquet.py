"""Writes a table into a dataset repository; a stranger reads the release."""

import sys

import pandas
from huggingface_hub import HfApi

from deposits import card

repository = sys.argv[1]
api = HfApi()
api.create_repo(repository, repo_type="dataset")
api.upload_file(
    path_or_fileobj=card("cc-by-4.0"), path_in_repo="README.md", repo_id=repository, repo_type="dataset"
)
table = pandas.DataFrame({"word": [f"w{place % 97}" for place in range(5_000)], "n": range(5_000)})
table.to_parquet(f"hf://datasets/{repository}/data/train.parquet")
table.head(10).to_csv(f"hf://datasets/{repository}/head.csv", index=False)
api.create_tag(repository, tag="v1.0", repo_type="dataset")

for revision in ("", "@v1.0"):
    address = f"hf://datasets/{repository}{revision}"
    read = pandas.read_parquet(f"{address}/data/train.parquet", storage_options={"token": False})
    assert read.equals(table), read
    column = pandas.read_parquet(
        f"{address}/data/train.parquet", columns=["n"], storage_options={"token": False}
    )
    assert column["n"].sum() == sum(range(5_000))
head = pandas.read_csv(f"hf://datasets/{repository}/head.csv", storage_options={"token": False})
assert head.equals(table.head(10)), head
