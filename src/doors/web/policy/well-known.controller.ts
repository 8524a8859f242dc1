import { Controller, Get, Header, Redirect } from '@nestjs/common';
import { type ObservedUptime, UptimeService } from '../../../capabilities/uptime/index.js';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { ContactConfig } from '../../../foundations/config/contact.config.js';
import { PolicyConfig, policyTopics } from '../../../foundations/config/policy.config.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { policyWords } from '../language/policy-words.js';

const dayMs = 86_400_000;
/** RFC 9116 §2.5.5 advises less than a year. */
const goodForDays = 180;

/** What programs look for at addresses that are the same everywhere (RFC 8615). */
@Controller('.well-known')
export class WellKnownController {
  constructor(
    private readonly policy: PolicyConfig,
    private readonly contact: ContactConfig,
    private readonly server: ServerConfig,
    private readonly uptime: UptimeService,
    private readonly clock: Clock,
  ) {}

  /** The page of policies as data; `statement` is null where the operator says nothing (scholarly F). */
  @Get('repository-policy.json')
  @Header('Cache-Control', 'public, max-age=3600')
  async repositoryPolicy() {
    const { publicUrl } = this.server;
    return {
      name: 'Sphere',
      url: publicUrl,
      page: `${publicUrl}/about/policy`,
      contact: this.contact.isStated ? `mailto:${this.contact.email}` : null,
      metadataLicence: 'CC0-1.0',
      interfaces: {
        oaiPmh: `${publicUrl}/oai`,
        sitemap: `${publicUrl}/sitemap.xml`,
        feeds: `${publicUrl}/feeds/all.atom`,
        api: `${publicUrl}/api/v1/records`,
        events: `${publicUrl}/api/v1/events`,
        signingKeys: `${publicUrl}/.well-known/jwks.json`,
        licences: `${publicUrl}/licences`,
      },
      availability: presentUptime(await this.uptime.read()),
      topics: policyTopics.map((topic) => ({
        id: topic,
        title: { en: policyWords.en.topics[topic].title, fr: policyWords.fr.topics[topic].title },
        facts: { en: policyWords.en.topics[topic].facts, fr: policyWords.fr.topics[topic].facts },
        needsOperator: policyWords.en.topics[topic].needsOperator,
        statement: this.policy.statements[topic] ?? null,
      })),
    };
  }

  /** Whom to tell of a weakness (RFC 9116). Throws `NotFound` where the operator names nobody. */
  @Get('security.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=86400')
  security(): string {
    if (!this.contact.isStated) {
      throw new NotFound('not-found', 'This instance names no contact for its security.', {
        facts: { address: '/.well-known/security.txt' },
      });
    }
    const today = Math.floor(this.clock.now().getTime() / dayMs);
    return [
      `Contact: mailto:${this.contact.email}`,
      `Expires: ${new Date((today + goodForDays) * dayMs).toISOString()}`,
      'Preferred-Languages: en, fr',
      `Canonical: ${this.server.publicUrl}/.well-known/security.txt`,
      `Policy: ${this.server.publicUrl}/about/policy`,
      '',
    ].join('\n');
  }

  /** Where password managers lead: there are no passwords here, but tokens. */
  @Get('change-password')
  @Redirect('/account/tokens', 302)
  changePassword(): void {
    // The redirect says it all.
  }
}

/** Shares are between 0 and 1; all is null before anything was observed. */
function presentUptime({ since, asOf, last30Days, last365Days }: ObservedUptime) {
  const span = (availability: ObservedUptime['last30Days']) =>
    availability === null
      ? null
      : {
          from: availability.from.toISOString(),
          to: availability.to.toISOString(),
          share: availability.share,
        };
  return {
    observedBy: 'the service itself',
    since: since?.toISOString() ?? null,
    asOf: asOf?.toISOString() ?? null,
    last30Days: span(last30Days),
    last365Days: span(last365Days),
  };
}
