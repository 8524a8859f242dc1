"""Reads what a landing page says to machines with other people's programs: signposting, cffconvert, bibtexparser, rispy."""

import io
import os
import sys

import bibtexparser
import requests
import rispy
from cffconvert import Citation
from signposting import find_signposting_http

service = os.environ["HF_ENDPOINT"]
namespace, name = sys.argv[1].split("/")
session = requests.Session()
session.headers["Authorization"] = f"Bearer {os.environ['HF_TOKEN']}"
title = 'A title & < > " { } % \\ é 中'


def call(path, **body):
    answer = session.post(f"{service}/api/v1{path}", json=body)
    assert answer.ok, answer.text
    return answer.json()


def get(address):
    answer = requests.get(address)
    assert answer.ok, answer.text
    answer.encoding = "utf-8"
    return answer.text


namesake = {"familyName": "Wang", "givenName": "Wei"}
metadata = {
    "title": title,
    "license": "cc-by-4.0",
    "creators": [namesake, namesake, {"name": "A Lab, Inc", "nameType": "Organizational"}],
    "references": [{"doi": "10.5555/cited", "citation": "The cited one"}, {"citation": "A book"}],
}
files = [{"op": "add", "path": "data/a b.csv", "content": "a,b\n"}]
call("/datasets", namespace=namespace, name=name, metadata=metadata)
call(f"/datasets/{namespace}/{name}/commits", message="Add", operations=files)
pid = call(f"/datasets/{namespace}/{name}/releases", version="v1.0", publish=True)["pid"]
record = f"{service}/datasets/{namespace}/{name}"
release = f"{record}/releases/v1.0"

signposts = find_signposting_http(release)
assert signposts.citeAs.target == f"{service}/id/{pid}", signposts.citeAs
assert {link.target for link in signposts.types} == {
    "https://schema.org/AboutPage",
    "https://schema.org/Dataset",
}
assert signposts.collection.target == record, signposts.collection
assert signposts.license and signposts.linksets and len(signposts.describedBy) > 3, signposts
for link in signposts.describedBy:
    answer = requests.head(link.target)
    assert answer.ok and answer.headers["Content-Type"].startswith(str(link.type)), link

citation = Citation(get(f"{release}/export/cff"))
citation.validate()
assert citation.cffobj["title"] == title, citation.cffobj
assert len(citation.cffobj["authors"]) == 3, citation.cffobj
assert len(citation.cffobj["references"]) == 2, citation.cffobj

library = bibtexparser.loads(get(f"{release}/export/bibtex"))
assert len(library.entries) == 1, library.entries
assert library.entries[0]["author"] == "Wang, Wei and Wang, Wei and {A Lab, Inc}", library.entries

(reference,) = rispy.load(io.StringIO(get(f"{release}/export/ris"), newline=""))
assert reference["title"] == title, reference
assert reference["authors"] == ["Wang, Wei", "Wang, Wei", "A Lab, Inc"], reference
