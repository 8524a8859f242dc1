/** What stands in every object, for whoever finds it without Sphere. */
export const ocflReadme = `This is an object of the Oxford Common File Layout (OCFL 1.1, https://ocfl.io/1.1/spec/).
It holds one record of a Sphere registry: all that was ever published of it.

Each version of the object is one release, in the order of publication, or a later change of what is
said of the releases; "message" tells which. In each version:

  data/                              the files of the newest release at that time, by their paths;
                                     none where it was withdrawn
  earlier/{version}/                 files of a release before it that was withdrawn for a time
  metadata/{version}/record.json     the release: identifiers, dates, metadata, amendments, state,
                                     tombstone, whose ORCID iDs are authenticated, and every file with its path, size and SHA-256
  metadata/{version}/manifest.json   the manifest as it was frozen; its SHA-256 is "manifestSha256" of
                                     record.json, and opinions are bound to it
  metadata/{version}/opinions.json   the advisors' signed opinions with the authors' replies, and which
                                     opinions on earlier versions it answers ("addresses")
  metadata/{version}/external-reviews.json  reviews by other services that were shown beside it
  metadata/{version}/events.json     what was done to the release, by whom and when
  metadata/{version}/rebuild.json    what a Sphere needs beside record.json to have the release as it was:
                                     the commit, who owns the record, every revision of the opinions
                                     with the public keys that verify them, DOIs and their state
  metadata/{version}/licence-report.json  the verdict on every file by which the release was open
  metadata/{version}/datacite.xml    the metadata by the DataCite schema
  metadata/{version}/schemaorg.jsonld  the same in the words of schema.org
  metadata/{version}/licences/       the full texts of the licences that the release relies on

To rebuild a release: take its record.json from the newest version. Find each of its files by SHA-256
in "fixity" of inventory.json, which leads to the path of the bytes in this object. A Sphere does it
with "sphere import ocfl:{storage root}".
`;
