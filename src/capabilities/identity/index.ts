export { AccountsService } from './accounts.service.js';
export type { NewAccount } from './accounts.service.js';
export { IdentityModule } from './identity.module.js';
export { IdentityService } from './identity.service.js';
export type {
  AccountView,
  MembershipView,
  NamespaceView,
  Page,
  PageRequest,
  ReviewSettings,
  TokenView,
} from './identity-view.js';
export { OrganisationsService } from './organisations.service.js';
export type { NewOrganisation } from './organisations.service.js';
export { PeopleService, type PersonView } from './people.service.js';
export {
  type AdvisorView,
  type ProfileChanges,
  ProfilesService,
  type ProfileView,
} from './profiles.service.js';
export { type OpenSession, type SessionSecret, SessionsService } from './sessions.service.js';
export { SignInAttempts } from './sign-in-attempts.js';
export { StewardBootstrap } from './steward-bootstrap.js';
export { TokensService } from './tokens.service.js';
export type { NewToken } from './tokens.service.js';
