import { writePdf } from '../../../src/doors/demo/write-pdf.js';
import { expectStatus, type Person, type RestBuilders } from '../../support/rest-builders.js';
import { creators, lab } from './laboratory.js';

/** The paper that describes the speech model. */
export const speechPaper = { name: 'entendre-le-breton', title: 'Entendre le breton à la rade' };
/** The recordings that it was trained on. */
export const recordings = { name: 'voix-de-la-rade', title: 'Voix de la rade' };
/** A model of which nothing but a tombstone is left. */
export const withdrawnModel = { name: 'visages' };
/** A model whose first version was retracted in favour of the second. */
export const retractedModel = { name: 'marees' };
/** Enough files for several pages of them. */
export const manyFiles = { name: 'archives-sonores' };

/** A paper with a PDF of a few pages; its PID. */
export async function depositPaper(builders: RestBuilders, owner: Person): Promise<string> {
  const abstract =
    'We describe how forty-one hours of spoken Breton were recorded, and what a model of four million weights learns from them. Its errors are those of a learner: mutations are missed before rare words.';
  const path = await builders.release(owner, {
    kind: 'papers',
    namespace: lab,
    name: speechPaper.name,
    metadata: {
      license: 'cc-by-4.0',
      title: speechPaper.title,
      creators,
      description: abstract,
      language: 'fr',
      subtype: 'Preprint',
      mainFile: 'paper.pdf',
      keywords: ['speech recognition', 'Breton'],
      references: [
        {
          citation: 'Graves et al. Connectionist temporal classification. 2006.',
          doi: '10.1145/1143844.1143891',
        },
      ],
    },
    files: {
      'paper.pdf': writePdf({
        title: speechPaper.title,
        author: 'Léa Le Goff, Chidi Okonkwo',
        paragraphs: Array.from({ length: 24 }, (_, index) => `${index + 1}. ${abstract}`),
      }),
    },
  });
  const released = await builders.anyone.get<{ pid: string }>(`${path}/releases/v1.0`);
  return released.body.pid;
}

/** A dataset of two tables. */
export async function depositDataset(builders: RestBuilders, owner: Person): Promise<void> {
  await builders.release(owner, {
    kind: 'datasets',
    namespace: lab,
    name: recordings.name,
    metadata: {
      license: 'cc-by-4.0',
      title: recordings.title,
      description: 'Forty-one hours of read and spontaneous Breton, given by 63 speakers.',
      creators,
      language: ['br'],
      task_categories: ['automatic-speech-recognition'],
      tags: ['speech', 'breton'],
    },
    files: {
      'data/train.csv': 'id,seconds,text\n1,4.2,Demat deoc’h\n2,3.1,Trugarez\n',
      'data/test.csv': 'id,seconds,text\n3,2.2,Kenavo\n',
    },
  });
}

/** Models that met with something: withdrawn, retracted, and one of very many files. */
export async function depositModelsWithAPast(builders: RestBuilders, owner: Person): Promise<void> {
  const withdrawn = await builders.release(owner, {
    namespace: lab,
    name: withdrawnModel.name,
    metadata: { license: 'mit', title: 'Visages de la rade', creators },
  });
  const ground = {
    category: 'privacy',
    statement: 'Two of the people in the pictures had not agreed to it.',
  };
  expectStatus(await builders.steward.post(`${withdrawn}/releases/v1.0/withdraw`, ground), 200);

  const retracted = await builders.release(owner, {
    namespace: lab,
    name: retractedModel.name,
    metadata: { license: 'mit', title: 'Hauteur des marées à Brest', creators },
  });
  expectStatus(
    await owner.client.post(`${retracted}/releases`, { version: 'v2.0', publish: true }),
    201,
  );
  const notice = {
    kind: 'retracted',
    reason: 'The gauge was read in feet, and the model learnt it in metres.',
    replacedBy: 'v2.0',
  };
  expectStatus(await owner.client.put(`${retracted}/releases/v1.0/notice`, notice), 200);

  await builders.release(owner, {
    namespace: lab,
    name: manyFiles.name,
    metadata: { license: 'cc-by-4.0', title: 'Archives sonores, index et réglages', creators },
    files: Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `notes/${String(index).padStart(3, '0')}.md`,
        `Reel ${index}.\n`,
      ]),
    ),
  });
}
