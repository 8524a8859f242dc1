import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AccountDirectory } from './account-directory.js';
import { AccountsService } from './accounts.service.js';
import { ExternalIdentitiesService } from './external-identities.service.js';
import { IdentityService } from './identity.service.js';
import { MirroredNamespaces } from './mirrored-namespaces.js';
import { OrganisationsService } from './organisations.service.js';
import { PeopleService } from './people.service.js';
import { ProfilesService } from './profiles.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SignInFlows } from './sign-in-flows.js';
import { StewardBootstrap } from './steward-bootstrap.js';
import { TokensService } from './tokens.service.js';

const services = [
  IdentityService,
  AccountsService,
  AccountDirectory,
  TokensService,
  MirroredNamespaces,
  OrganisationsService,
  PeopleService,
  ProfilesService,
  SessionsService,
  ExternalIdentitiesService,
  SignInFlows,
  SignInAttempts,
  StewardBootstrap,
];

@Module({ imports: [AuditModule], providers: services, exports: services })
export class IdentityModule {}
