import { Module } from '@nestjs/common';
import { OidcConfig } from '../config/oidc.config.js';
import { IdentityProvider } from './identity-provider.js';
import { NoIdentityProvider, OpenIdProvider } from './openid-provider.js';

/** Provides `IdentityProvider` as configured. */
@Module({
  providers: [
    {
      provide: IdentityProvider,
      inject: [OidcConfig],
      useFactory: ({ client }: OidcConfig): IdentityProvider =>
        client === null ? new NoIdentityProvider() : new OpenIdProvider(client),
    },
  ],
  exports: [IdentityProvider],
})
export class OpenIdModule {}
