export { AccountsService } from './accounts.service.js';
export type { NewAccount } from './accounts.service.js';
export { AccountDirectory } from './account-directory.js';
export { ExternalIdentitiesService, type IdentityMatch } from './external-identities.service.js';
export { IdentityModule } from './identity.module.js';
export { IdentityService } from './identity.service.js';
export type {
  AccountView,
  LinkedIdentity,
  MembershipView,
  NamespaceView,
  OrganisationEntry,
  Page,
  PageRequest,
  ReviewSettings,
  SessionView,
  TokenView,
} from './identity-view.js';
export { MirroredNamespaces } from './mirrored-namespaces.js';
export { OrganisationsService } from './organisations.service.js';
export type { NewOrganisation } from './new-organisation.js';
export { PeopleService, type PersonView } from './people.service.js';
export {
  type AdvisorView,
  type ProfileChanges,
  ProfilesService,
  type ProfileView,
} from './profiles.service.js';
export { type OpenSession, type SessionSecret, SessionsService } from './sessions.service.js';
export { SignInAttempts } from './sign-in-attempts.js';
export { type IdentityProof, type SignInFlow, SignInFlows } from './sign-in-flows.js';
export { StewardBootstrap } from './steward-bootstrap.js';
export { TokensService } from './tokens.service.js';
export type { NewToken } from './tokens.service.js';
