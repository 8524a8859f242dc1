/** Path of the profile that bags of this service follow. */
export const bagProfilePath = '/.well-known/bagit-profile.json';

/** What bags of this service promise, by BagIt Profiles 1.4.0. */
export function bagProfile(base: string) {
  const always = { required: true, repeatable: false };
  return {
    'BagIt-Profile-Info': {
      'BagIt-Profile-Identifier': `${base}${bagProfilePath}`,
      'BagIt-Profile-Version': '1.4.0',
      'Source-Organization': 'Sphere',
      'External-Description': 'A published release with its files, metadata and opinions.',
      Version: '1.0',
    },
    'Bag-Info': {
      'BagIt-Profile-Identifier': always,
      'Source-Organization': always,
      'External-Identifier': always,
      'External-Description': always,
      'Bagging-Date': always,
      'Bag-Size': always,
      'Payload-Oxum': always,
    },
    'Manifests-Required': ['sha256'],
    'Manifests-Allowed': ['sha256'],
    'Tag-Manifests-Required': ['sha256'],
    'Tag-Manifests-Allowed': ['sha256'],
    'Tag-Files-Required': [
      'metadata/record.json',
      'metadata/manifest.json',
      'metadata/opinions.json',
      'metadata/datacite.xml',
      'metadata/schemaorg.jsonld',
      'ro-crate-metadata.json',
    ],
    'Allow-Fetch.txt': true,
    Serialization: 'required',
    'Accept-Serialization': ['application/x-tar', 'application/tar'],
    'Accept-BagIt-Version': ['1.0'],
  };
}
