/** Once per run, after the last test. */
export default async function tearDown() {
  await globalThis.browserSite?.stop();
}
