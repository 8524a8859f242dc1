/** Once per run, after the last worker. */
export default async function tearDown() {
  await globalThis.postgresOnDemand.close();
}
