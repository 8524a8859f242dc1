import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ContactConfig } from './contact.config.js';
import { DatabaseConfig } from './database.config.js';
import { DataCiteConfig } from './datacite.config.js';
import { DemoConfig } from './demo.config.js';
import { FixityConfig } from './fixity.config.js';
import { HarvestingConfig } from './harvesting.config.js';
import { ImportsConfig } from './imports.config.js';
import type { SphereConfig } from './load-config.js';
import { MailConfig } from './mail.config.js';
import { NotifyConfig } from './notify.config.js';
import { ObjectStoreConfig } from './object-store.config.js';
import { OidcConfig } from './oidc.config.js';
import { PreservationConfig } from './preservation.config.js';
import { PolicyConfig } from './policy.config.js';
import { ServerConfig } from './server.config.js';
import { StewardConfig } from './steward.config.js';
import { UsageConfig } from './usage.config.js';

/** Gives every room the settings that it names in its constructor. */
@Global()
@Module({})
export class ConfigModule {
  static of(config: SphereConfig): DynamicModule {
    const providers = [
      { provide: ServerConfig, useValue: config.server },
      { provide: DatabaseConfig, useValue: config.database },
      { provide: ObjectStoreConfig, useValue: config.objectStore },
      { provide: StewardConfig, useValue: config.steward },
      { provide: DemoConfig, useValue: config.demo },
      { provide: ContactConfig, useValue: config.contact },
      { provide: HarvestingConfig, useValue: config.harvesting },
      { provide: DataCiteConfig, useValue: config.dataCite },
      { provide: ImportsConfig, useValue: config.imports },
      { provide: MailConfig, useValue: config.mail },
      { provide: NotifyConfig, useValue: config.notify },
      { provide: OidcConfig, useValue: config.oidc },
      { provide: UsageConfig, useValue: config.usage },
      { provide: PreservationConfig, useValue: config.preservation },
      { provide: FixityConfig, useValue: config.fixity },
      { provide: PolicyConfig, useValue: config.policy },
    ];
    return {
      module: ConfigModule,
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}
