import { anOpinion } from '../../support/a-review.js';
import { expectStatus, RestBuilders } from '../../support/rest-builders.js';
import { RestClient } from '../../support/rest-client.js';
import type { Site } from './start-site.js';

/** Each would set `window.taken`, if any page let it run. */
const attacks = [
  '<script>window.taken = 1</script>',
  '<img src=x onerror="window.taken = 1">',
  '"><svg onload="window.taken = 1"><script>window.taken = 1</script></svg>',
  '</title></script><iframe srcdoc="<script>parent.taken = 1</script>"></iframe>',
  '<a href="javascript:window.taken = 1">press</a>',
].join(' ');
/** Turns what follows round, and would turn the rest of the page too. */
const bidi = '\u202Egnirts desrever a\u2066 and no end';
const endless = 'W'.repeat(100_000);

/** Whatever a stranger may write, in every place where it is shown; the addresses of the pages. */
export async function depositHostileRecord({ url, people }: Site): Promise<readonly string[]> {
  const anyone = await RestClient.of(url);
  const builders = new RestBuilders(anyone, anyone.as(people.steward.token));
  const mallory = await builders.person('mallory', ['advisor'], attacks.slice(0, 200));
  const metadata = {
    license: 'apache-2.0',
    title: `${bidi} "'&lt;script&gt; ${'T'.repeat(300)}`,
    description: `${attacks}\n\n[press](javascript:window.taken=1) ${bidi}\n\n${endless.slice(0, 40_000)}`,
    creators: [
      { name: attacks, affiliations: [{ name: `${bidi} ${attacks}` }] },
      { name: `${bidi}${'N'.repeat(400)}` },
    ],
    tags: [attacks, bidi, 'T'.repeat(2_000)],
    library_name: attacks,
    architecture: attacks,
    limitations: `${attacks} ${endless.slice(0, 15_000)}`,
    related: [{ relation: 'References', identifier: `https://example.org/${'a'.repeat(1_900)}` }],
  };
  const name = 'hostile';
  const card = `---\nlicense: apache-2.0\n---\n# ${attacks}\n\n${attacks}\n\n[press](javascript:window.taken=1) <a href="JaVaScRiPt:window.taken=1">press</a>\n\n${bidi}\n\n${endless}\n\n| ${endless.slice(0, 5_000)} | b |\n|---|---|\n| 1 | 2 |\n`;
  const path = await builders.release(mallory, {
    name,
    metadata,
    files: {
      "'&lt;script&gt;#%2Fwindow.taken=1;.txt": 'x',
      'onload=window.taken=1 .svg': '<svg onload="window.taken=1"/>',
      [`${'f'.repeat(190)}.txt`]: 'x',
      'index.html': '<script>window.taken=1</script>',
      'README.fr.md': card,
    },
  });
  const notice = { kind: 'deprecated', reason: `${attacks} ${bidi}` };
  expectStatus(await mallory.client.put(`${path}/releases/v1.0/notice`, notice), 200);
  const opinion = anOpinion({
    summary: `${attacks} ${bidi}`,
    body: `${attacks}\n\n[press](javascript:window.taken=1)\n\n${endless.slice(0, 90_000)}`,
    competingInterests: { status: 'declared', kinds: ['other'], statement: attacks },
  });
  expectStatus(await mallory.client.post(`${path}/releases/v1.0/opinions`, opinion), 201);
  const proposal = {
    version: 'v2.0',
    publish: true,
    notes: `${attacks} ${endless.slice(0, 10_000)}`,
  };
  expectStatus(await mallory.client.post(`${path}/releases`, proposal), 201);
  const page = `/mallory/${name}`;
  return [
    page,
    `${page}?lang=fr`,
    `${page}/releases/v1.0`,
    `${page}/files`,
    `${page}/compare/v1.0...v2.0`,
    `/search?q=${encodeURIComponent(attacks)}`,
    `/search?q=reversed&organisation=${encodeURIComponent(attacks)}`,
    '/search?q=mallory',
    '/',
    `/licences?licence=${encodeURIComponent(attacks)}`,
    `/${encodeURIComponent(attacks)}`,
  ];
}
