import { createHash } from 'node:crypto';
import { writeCard } from '../../domain/card/write-card.js';
import {
  basicPitchFiles,
  basicPitchName,
  basicPitchPackage,
  provenancePaperName,
} from './basic-pitch.js';
import { demoOrganisation, type DemoRecord, type DemoSources, pageOf } from './demo-record.js';
import { writePdf } from './write-pdf.js';

const title = 'Where the demonstration copy of Basic Pitch comes from';
const abstract =
  'This note says what the record labo-demo/basic-pitch of this service is: an unchanged copy of model files that Spotify published on npm, kept here so that there is something to look at. It reports no research.';

/** A note by the demonstration itself on the model beside it: a paper, made here. */
export const provenancePaper: DemoRecord = {
  kind: 'paper',
  name: provenancePaperName,
  releases: [
    {
      version: '1.0',
      notes: 'Written by the program that loads the demonstration records.',
      packageName: null,
      files: async (sources) => {
        const checksums = await checksumsOf(sources);
        const paragraphs = [abstract, ...explanation, ...checksums];
        const pdf = writePdf({ title, author: demoOrganisation.displayName, paragraphs });
        const card = frontMatter(sources.publicUrl, checksums.length > 0);
        return [
          {
            path: 'README.md',
            bytes: Buffer.from(writeCard(card, `\n# ${title}\n\n${abstract}\n`)),
          },
          { path: 'paper.pdf', bytes: pdf },
        ];
      },
    },
  ],
};

/** @param hasModel the model is loaded too: a link to it leads somewhere */
function frontMatter(publicUrl: string, hasModel: boolean): Record<string, unknown> {
  return {
    license: 'cc-by-4.0',
    title,
    description: abstract,
    creators: [{ name: demoOrganisation.displayName, nameType: 'Organizational' }],
    language: 'en',
    mainFile: 'paper.pdf',
    tags: ['demonstration', 'provenance'],
    related: hasModel
      ? [
          {
            relation: 'Documents',
            identifier: pageOf(publicUrl, 'model', basicPitchName),
            resourceTypeGeneral: 'Model',
          },
        ]
      : [],
  };
}

const explanation = [
  'Basic Pitch is the work of Rachel M. Bittner, Juan José Bosch, David Rubinstein, Gabriel Meseguer-Brocal and Sebastian Ewert at Spotify. They described it in "A Lightweight Instrument-Agnostic Model for Polyphonic Note Transcription and Multipitch Estimation" (ICASSP, Singapore, 2022); whoever uses the model should cite that paper, and not this note.',
  `Spotify AB publishes the model under the Apache License 2.0, in the npm package ${basicPitchPackage} among other places. At its first start with demonstration records, this service copies the model files and the licence out of the installed package into a repository, adds a card that names the authors, and releases the whole as any depositor would: the licence of every file is judged, and its bytes are hashed.`,
  'A copy can be compared with its source by the SHA-256 of its files.',
];

async function checksumsOf({ find }: DemoSources): Promise<readonly string[]> {
  const source = await find(basicPitchPackage);
  if (source === null) return [];
  return Promise.all(
    basicPitchFiles.map(async (path) => {
      const sha256 = createHash('sha256')
        .update(await source.read(path))
        .digest('hex');
      return `${path} of version ${source.version}:\n${sha256}`;
    }),
  );
}
