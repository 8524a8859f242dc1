/** The six kinds of artifact (licence-policy R6); every artifact has exactly one. */
export const artifactKinds = [
  'weights',
  'code',
  'data',
  'paper',
  'documentation',
  'configuration',
] as const;
export type ArtifactKind = (typeof artifactKinds)[number];

/** Whether a text names an artifact kind, in exactly this spelling. */
export function isArtifactKind(text: unknown): text is ArtifactKind {
  return artifactKinds.some((kind) => kind === text);
}
