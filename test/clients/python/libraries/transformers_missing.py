"""Asks for what is not there, and is told so."""

import sys

from huggingface_hub import HfApi
from transformers import AutoConfig, AutoTokenizer

from deposits import card, raised

repository = sys.argv[1]
api = HfApi()
api.create_repo(repository)
api.upload_file(path_or_fileobj=card(), path_in_repo="README.md", repo_id=repository)


def told(name, **words):
    return str(raised(OSError, lambda: AutoConfig.from_pretrained(name, **words)))


raised((OSError, ValueError), lambda: AutoConfig.from_pretrained(repository))
assert "v2.0 is not a valid" in told(repository, revision="v2.0")
unknown = "is not a local folder and is not a valid model identifier"
assert unknown in told(f"{repository}-none")
assert unknown in told(repository, token=False)
raised((OSError, ValueError), lambda: AutoTokenizer.from_pretrained(repository))
