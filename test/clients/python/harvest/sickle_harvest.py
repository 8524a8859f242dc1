"""Harvests while records change: none is missing, none comes twice, and the next harvest has what changed."""

import os
import sys

import requests
from sickle import Sickle
from sickle.oaiexceptions import BadArgument, CannotDisseminateFormat, IdDoesNotExist, NoRecordsMatch

from deposits import raised

service = os.environ["HF_ENDPOINT"]
namespace, stem = sys.argv[1].split("/")
session = requests.Session()
session.headers["Authorization"] = f"Bearer {os.environ['HF_TOKEN']}"


def call(method, path, body):
    answer = session.request(method, f"{service}/api/v1{path}", json=body)
    assert answer.ok, answer.text
    return answer.json()


def publish(number):
    """Gives the identifier of a new release."""
    name = f"{stem}-{number}"
    metadata = {"title": f"Harvested {number}", "license": "cc-by-4.0"}
    call("POST", "/models", {"namespace": namespace, "name": name, "metadata": metadata})
    file = {"op": "add", "path": "notes.md", "content": "Some notes.\n"}
    call("POST", f"/models/{namespace}/{name}/commits", {"message": "Add", "operations": [file]})
    release = {"version": "v1.0", "publish": True}
    return f"oai:localhost:{call('POST', f'/models/{namespace}/{name}/releases', release)['pid']}"


def mark(number):
    notice = {"kind": "retracted", "reason": "Wrong data."}
    call("PUT", f"/models/{namespace}/{stem}-{number}/releases/v1.0/notice", notice)


def harvest(change=None, **bounds):
    """Gives own identifiers in order of arrival, and the date of the first answer."""
    records = client.ListRecords(**{"metadataPrefix": "oai_dc", "set": "model", **bounds})
    date = records.oai_response.xml.find("{*}responseDate").text
    found = []
    for record in records:
        if record.header.identifier in known:
            found.append(record.header.identifier)
            if change is not None:
                change(len(found))
    return found, date


client = Sickle(f"{service}/oai")
assert client.Identify().deletedRecord == "persistent"
assert {"oai_dc", "datacite", "oai_datacite"} <= {f.metadataPrefix for f in client.ListMetadataFormats()}
assert {"model", "paper", "dataset", "openaire"} <= {s.setSpec for s in client.ListSets()}

published = [publish(number) for number in range(12)]
known = set(published)


def change(count):
    if count in (2, 5, 9):
        mark(count)
        known.add(publish(100 + count))


first, date = harvest(change)
assert sorted(first) == sorted(published), (first, published)

second, _ = harvest(**{"from": date})
marked = {published[count] for count in (2, 5, 9)}
assert len(second) == len(set(second)), second
assert set(second) == marked | (known - set(published)), (second, marked, known)

record = client.GetRecord(identifier=published[2], metadataPrefix="oai_dc")
assert record.metadata["title"] == ["RETRACTED: Harvested 2"], record.metadata
assert not record.deleted

raised(IdDoesNotExist, lambda: client.GetRecord(identifier="oai:localhost:none", metadataPrefix="oai_dc"))
raised(CannotDisseminateFormat, lambda: client.ListRecords(metadataPrefix="marc21"))
raised(NoRecordsMatch, lambda: client.ListRecords(metadataPrefix="oai_dc", until="1990-01-01"))
raised(BadArgument, lambda: client.ListRecords(**{"metadataPrefix": "oai_dc", "from": "2021-02-30"}))
