"""Checks the packages of a release with other people's programs: bagit, and Python's own tarfile and zipfile."""

import hashlib
import io
import json
import os
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from urllib.parse import unquote

import bagit
import requests

service = os.environ["HF_ENDPOINT"]
namespace, name = sys.argv[1].split("/")
session = requests.Session()
session.headers["Authorization"] = f"Bearer {os.environ['HF_TOKEN']}"


def call(method, path, **body):
    answer = session.request(method, f"{service}/api/v1{path}", **body)
    assert answer.ok, answer.text
    return answer.json()


def get(address, **headers):
    answer = requests.get(address, headers=headers)
    assert answer.ok, answer.text
    return answer.content


# No percent sign in a path: manifests write it %25 (RFC 8493 section 2.1.3), which bagit does not read.
contents = {
    "weights/model.bin": os.urandom(1_500_000).hex(),
    "été.txt": "accents",
    "folder/" + "long-" * 35 + ".txt": "a long path",
    "empty.txt": "",
}
metadata = {"title": "To be kept & more", "license": "cc-by-4.0"}
call("POST", "/models", json={"namespace": namespace, "name": name, "metadata": metadata})
operations = [{"op": "add", "path": path, "content": text} for path, text in contents.items()]
call("POST", f"/models/{namespace}/{name}/commits", json={"message": "Add", "operations": operations})
call("POST", f"/models/{namespace}/{name}/releases", json={"version": "v1.0", "publish": True})
release = f"{service}/{namespace}/{name}/releases/v1.0"


def unpack(archive, folder):
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
    (bag,) = Path(folder).iterdir()
    return bag


with tempfile.TemporaryDirectory() as folder:
    archive = get(f"{release}/package.bagit.tar")
    bag = unpack(archive, folder)
    bagit.Bag(str(bag)).validate()
    for path, text in contents.items():
        assert (bag / "data" / path).read_text() == text, path
    record = json.loads((bag / "metadata/record.json").read_text())
    manifest = (bag / "metadata/manifest.json").read_bytes()
    assert hashlib.sha256(manifest).hexdigest() == record["manifestSha256"]
    assert get(f"{release}/package.bagit.tar") == archive, "another bag the second time"
    rest = get(f"{release}/package.bagit.tar", Range="bytes=1000000-")
    assert rest == archive[1_000_000:], "another rest"

with tempfile.TemporaryDirectory() as folder:
    bag = unpack(get(f"{release}/package.bagit.tar?mode=fetch"), folder)
    opened = bagit.Bag(str(bag))
    assert not opened.is_valid(), "valid without its files"
    for address, _, path in list(opened.fetch_entries()):
        file = bag / unquote(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(get(address))
    bagit.Bag(str(bag)).validate()

with zipfile.ZipFile(io.BytesIO(get(f"{release}/package.rocrate.zip"))) as crate:
    assert crate.testzip() is None
    assert all(entry.compress_type == zipfile.ZIP_STORED for entry in crate.infolist())
    for path, text in contents.items():
        assert crate.read(path).decode() == text, path
    graph = json.loads(crate.read("ro-crate-metadata.json"))["@graph"]
    (root,) = [entity for entity in graph if entity["@id"] == "./"]
    named = {unquote(part["@id"]) for part in root["hasPart"]}
    assert named == set(crate.namelist()) - {"ro-crate-metadata.json"}, named
