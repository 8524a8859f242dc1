"""Uploads weights that the library wrote; a stranger loads them."""

import sys

import numpy
from huggingface_hub import CommitOperationAdd, HfApi, hf_hub_download
from safetensors import safe_open
from safetensors.numpy import load_file, save

from deposits import card

api = HfApi()
repository = sys.argv[1]
tensors = {
    "a": numpy.random.default_rng(1).random((64, 32), dtype=numpy.float32),
    "b": numpy.arange(7, dtype=numpy.int64),
}
api.create_repo(repository)
operations = [
    CommitOperationAdd("README.md", card()),
    CommitOperationAdd("model.safetensors", save(tensors, metadata={"made": "by a test"})),
]
api.create_commit(repository, operations, commit_message="First")
api.create_tag(repository, tag="v1.0")

path = hf_hub_download(repository, "model.safetensors", revision="v1.0", token=False)
read = load_file(path)
assert read.keys() == tensors.keys()
for name, tensor in tensors.items():
    assert numpy.array_equal(read[name], tensor), name
with safe_open(path, framework="numpy") as file:
    assert file.metadata() == {"made": "by a test"}, file.metadata()
    assert file.get_slice("a")[3:5, :2].tolist() == tensors["a"][3:5, :2].tolist()
