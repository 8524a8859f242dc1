"""Downloads the snapshot that its words name into a fresh cache, and prints how many seconds it took."""

import sys
import tempfile
import time
from pathlib import Path

from huggingface_hub import snapshot_download

_, repository, workers, expected = sys.argv
with tempfile.TemporaryDirectory() as cache:
    started = time.perf_counter()
    folder = snapshot_download(
        repository, repo_type="dataset", cache_dir=cache, max_workers=int(workers)
    )
    seconds = time.perf_counter() - started
    found = sum(1 for path in Path(folder).rglob("*") if path.is_file())
    assert found == int(expected), found
print(seconds)
