import { writeCard } from '../../domain/card/write-card.js';
import { demoOrganisation, type DemoRecord, pageOf } from './demo-record.js';

export const basicPitchPackage = '@spotify/basic-pitch';
export const basicPitchName = 'basic-pitch';
export const provenancePaperName = 'basic-pitch-provenance';

/** The files of the model in the package, as the record has them too. */
export const basicPitchFiles = [
  'LICENSE',
  'model/model.json',
  'model/group1-shard1of1.bin',
] as const;

/** Spotify's Basic Pitch as its npm package has it. */
export const basicPitch: DemoRecord = {
  kind: 'model',
  name: basicPitchName,
  releases: [
    {
      version: '1.0.1',
      notes: `The model files of the npm package ${basicPitchPackage} 1.0.1, unchanged.`,
      packageName: basicPitchPackage,
      files: async ({ publicUrl, require }) => {
        const source = await require(basicPitchPackage);
        const card = Buffer.from(writeCard(frontMatter(publicUrl, source.version), body));
        const copies = basicPitchFiles.map(async (path) => ({
          path,
          bytes: await source.read(path),
        }));
        return [{ path: 'README.md', bytes: card }, ...(await Promise.all(copies))];
      },
    },
  ],
};

function frontMatter(publicUrl: string, version: string): Record<string, unknown> {
  return {
    license: 'apache-2.0',
    title: 'Basic Pitch',
    description:
      'A small neural network that transcribes recordings of music into notes with pitch bends, of one or more voices and whatever the instrument. A demonstration copy of the TensorFlow.js weights that Spotify published on npm.',
    creators: [
      { familyName: 'Bittner', givenName: 'Rachel M.' },
      { familyName: 'Bosch', givenName: 'Juan José' },
      { familyName: 'Rubinstein', givenName: 'David' },
      { familyName: 'Meseguer-Brocal', givenName: 'Gabriel' },
      { familyName: 'Ewert', givenName: 'Sebastian' },
    ],
    copyrightHolders: ['Spotify AB'],
    contributors: [
      { name: 'Spotify AB', nameType: 'Organizational', contributorType: 'RightsHolder' },
      {
        name: demoOrganisation.displayName,
        nameType: 'Organizational',
        contributorType: 'Distributor',
      },
    ],
    library_name: 'tfjs',
    tags: ['audio', 'music', 'automatic-music-transcription'],
    modalities: ['audio'],
    related: [
      {
        relation: 'IsDocumentedBy',
        identifier: pageOf(publicUrl, 'paper', provenancePaperName),
        resourceTypeGeneral: 'Text',
      },
      {
        relation: 'IsIdenticalTo',
        identifier: `https://www.npmjs.com/package/${basicPitchPackage}/v/${version}`,
        resourceTypeGeneral: 'Software',
      },
      {
        relation: 'IsSupplementTo',
        identifier: 'https://github.com/spotify/basic-pitch-ts',
        resourceTypeGeneral: 'Software',
      },
    ],
  };
}

const body = `
# Basic Pitch

**This is a demonstration copy.** The model is the work of Rachel M. Bittner, Juan José Bosch, David
Rubinstein, Gabriel Meseguer-Brocal and Sebastian Ewert at Spotify, who are not affiliated with this
service. It is distributed unchanged under the Apache License 2.0, as in the npm package
\`${basicPitchPackage}\`.

## What it does

It listens to windows of 43,844 samples of mono sound at 22,050 Hz, about two seconds, and gives for
each of 172 frames how likely each of 88 notes sounds, begins, and how its pitch bends (264 bins). It
works best on one instrument at a time.

## Files

- \`model/model.json\`: the graph, for TensorFlow.js
- \`model/group1-shard1of1.bin\`: the weights

The package's own code turns its output into notes: see https://github.com/spotify/basic-pitch-ts.

## Citing

Bittner, Rachel M., Juan José Bosch, David Rubinstein, Gabriel Meseguer-Brocal and Sebastian Ewert:
*A Lightweight Instrument-Agnostic Model for Polyphonic Note Transcription and Multipitch Estimation*,
Proceedings of the IEEE International Conference on Acoustics, Speech, and Signal Processing (ICASSP),
Singapore, 2022.
`;
