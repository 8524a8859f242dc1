"""Founds models and datasets, twice where that is allowed, and asks who may write."""

import os
import sys

from huggingface_hub import HfApi
from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError

from deposits import raised

api = HfApi()
repository = sys.argv[1]
owner, name = repository.split("/")
endpoint = os.environ["HF_ENDPOINT"]

first = api.create_repo(name)
again = api.create_repo(repository, exist_ok=True)
assert str(first) == str(again) == f"{endpoint}/{repository}", (first, again)
assert first.repo_id == repository, first.repo_id
taken = raised(HfHubHTTPError, lambda: api.create_repo(repository))
assert taken.response.status_code == 409, taken
other_case = raised(HfHubHTTPError, lambda: api.create_repo(f"{owner}/{name.upper()}"))
assert other_case.response.status_code == 409, other_case

dataset = api.create_repo(repository, repo_type="dataset", private=True)
assert str(dataset) == f"{endpoint}/datasets/{repository}", dataset
assert api.repo_exists(repository) and api.repo_exists(repository, repo_type="dataset")
assert not api.repo_exists(f"{repository}-none")
assert api.list_repo_refs(repository).branches[0].name == "main"

api.auth_check(repository)
api.auth_check(repository, repo_type="dataset", write=True)
raised(RepositoryNotFoundError, lambda: HfApi(token=False).auth_check(repository))
