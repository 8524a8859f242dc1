import { createHash } from 'node:crypto';
import { writeCard } from '../../../src/domain/card/write-card.js';
import { expectStatus, type Person, type RestBuilders } from '../../support/rest-builders.js';
import { safetensorsBytes } from '../../support/safetensors-bytes.js';
import { creators, lab } from './laboratory.js';

/** A model with everything that its page can show: two versions, a table of tensors, maths, relations. */
export const speechModel = { name: 'parole-bretonne', title: 'Modèle léger de la parole bretonne' };

interface RelatedRecords {
  readonly paper: string;
  readonly dataset: string;
}

/** Deposits both versions; `paper` is the address of a PID, `dataset` a full name. */
export async function depositSpeechModel(
  builders: RestBuilders,
  owner: Person,
  related: RelatedRecords,
): Promise<void> {
  const path = await builders.release(owner, {
    namespace: lab,
    name: speechModel.name,
    metadata: frontMatter(related),
    files: {
      'README.md': writeCard(frontMatter(related), body),
      'README.fr.md': writeCard({ license: 'apache-2.0' }, frenchBody),
      'model.safetensors': weights('first', 4),
      'config.json': JSON.stringify({ architectures: ['ParoleForCTC'], hidden_size: 64 }, null, 2),
      'code/train.py': 'import sys\n\nprint("epochs:", sys.argv[1:])\n',
      'evaluation/results.csv': 'set,wer\nvalidation,0.161\ntest,0.174\n',
    },
  });
  const change = {
    message: 'Train on a second season of recordings',
    operations: [
      {
        op: 'add',
        path: 'model.safetensors',
        content: weights('second', 6).toString('base64'),
        encoding: 'base64',
      },
      { op: 'add', path: 'evaluation/results.csv', content: 'set,wer\ntest,0.148\n' },
      { op: 'add', path: 'tokenizer.json', content: '{"version": "1.0", "model": {}}\n' },
      { op: 'delete', path: 'code/train.py' },
    ],
  };
  expectStatus(await owner.client.post(`${path}/commits`, change), 201);
  const proposal = { version: 'v1.1', publish: true, notes: 'A second season of recordings.' };
  expectStatus(await owner.client.post(`${path}/releases`, proposal), 201);
}

function frontMatter(related: RelatedRecords): Record<string, unknown> {
  return {
    license: 'apache-2.0',
    title: speechModel.title,
    description:
      'A small acoustic model that writes down spoken Breton, made to run on a telephone without a network. It was trained on **forty-one hours** of recordings that their speakers gave for that purpose.',
    creators,
    language: ['br', 'fr'],
    pipeline_tag: 'automatic-speech-recognition',
    library_name: 'transformers',
    tags: ['speech', 'low-resource', 'on-device'],
    datasets: [related.dataset],
    architecture: 'Conformer encoder with a CTC head',
    intendedUse: 'Transcripts of interviews, subtitles, dictation.',
    limitations: 'Dialects of the Vannetais are under-represented.',
    evaluation: [
      { benchmark: 'Voix de la rade', dataset: 'test', metric: 'WER', value: 0.148 },
      { benchmark: 'Common Voice 17', dataset: 'br', metric: 'WER', value: 0.231 },
    ],
    hardware: 'Two cards, nine days',
    energyKwh: 214,
    related: [
      {
        relation: 'IsDescribedBy',
        identifier: related.paper,
        resourceTypeGeneral: 'Preprint',
      },
    ],
  };
}

/** Some layers, in which the same seed gives the same bytes. */
function weights(seed: string, layers: number): Buffer {
  const width = 64;
  const bytes = width * width * 4;
  const names = Array.from({ length: layers }, (_, index) => `encoder.layers.${index}.weight`);
  const header = Object.fromEntries(
    names.map((name, index) => [
      name,
      {
        dtype: 'F32',
        shape: [width, width],
        data_offsets: [index * bytes, (index + 1) * bytes],
      },
    ]),
  );
  const blocks = Array.from({ length: (layers * bytes) / 32 }, (_, index) =>
    createHash('sha256').update(`${seed} ${index}`).digest(),
  );
  return Buffer.concat([safetensorsBytes(header), ...blocks]);
}

const body = `
# A light model of Breton speech

It hears sixteen thousand samples a second and writes letters. The loss is the usual one,

$$
\\mathcal{L} = -\\log \\sum_{\\pi \\in \\mathcal{B}^{-1}(y)} \\prod_{t=1}^{T} p(\\pi_t \\mid x),
$$

where $\\mathcal{B}$ removes blanks and repetitions.

## How well it hears

| set        | hours | word error rate |
| ---------- | ----: | --------------: |
| validation |   2.1 |           14.2% |
| test       |   2.3 |           14.8% |
| telephone  |   0.9 |           21.5% |

## How to use it

\`\`\`python
from transformers import pipeline

hear = pipeline("automatic-speech-recognition", "labo-rade/parole-bretonne")
print(hear("interview.wav")["text"])
\`\`\`

> The speakers were told what a model is, and could withdraw until the first release.

## What it should not be used for

- identifying people by their voice;
- [surveillance](https://example.org/surveillance), of any kind;
- decisions about somebody who has not agreed to be recorded.
`;

const frenchBody = `
# Un modèle léger de la parole bretonne

Il entend seize mille échantillons par seconde et écrit des lettres.

## Ce qu’il ne faut pas en faire

- identifier quelqu’un à sa voix ;
- décider de quoi que ce soit au sujet d’une personne qui n’a pas accepté l’enregistrement.
`;
