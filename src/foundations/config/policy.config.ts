/** What repositories are asked about for certification (CoreTrustSeal, Plan S; scholarly F), in its order. */
export const policyTopics = [
  'mission',
  'licences',
  'continuity',
  'ethics',
  'expertise',
  'governance',
  'integrity',
  'appraisal',
  'storage',
  'preservation',
  'quality',
  'workflows',
  'discovery',
  'reuse',
  'infrastructure',
  'security',
] as const;
export type PolicyTopic = (typeof policyTopics)[number];

/** What the operator says on a topic, by language; one of them at least. */
export type PolicyStatement = Readonly<Partial<Record<'en' | 'fr', string>>>;

/** What the operator of this instance states of it, beyond what the software knows itself. */
export class PolicyConfig {
  /** Of the file at `SPHERE_POLICY_FILE`. */
  readonly statements: Readonly<Partial<Record<PolicyTopic, PolicyStatement>>> = {};

  constructor(values: Partial<PolicyConfig> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}
