import { Controller, Get, Param, Query, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type ProfileView, ProfilesService } from '../../../capabilities/identity/index.js';
import { InvalidInput, NotFound } from '../../../domain/errors/sphere-error.js';
import { scriptData } from '../../../domain/exports/script-data.js';
import { isHandle } from '../../../domain/identifiers/handle.js';
import { orcidUrl, parseOrcid } from '../../../domain/identifiers/orcid.js';
import {
  type RepositoryKind,
  repositoryKinds,
} from '../../../domain/identifiers/repository-kind.js';
import { parseRor, rorUrl } from '../../../domain/identifiers/ror.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { placeWords } from '../language/place-words.js';
import type { MovedTo, Page } from '../pages/page.js';
import { parameterOf } from '../pages/paging.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { shorten } from '../records/page/short-text.js';
import { PlacePage } from './place-page.js';
import { PlaceReader } from './place-reader.js';

type Query = Readonly<Record<string, unknown>>;

/** The pages of people and organisations. */
@Controller(':namespace')
@UseInterceptors(SendPages)
export class PlacesController {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly reader: PlaceReader,
    private readonly server: ServerConfig,
  ) {}

  @Get()
  async place(
    @CurrentVisit() visit: Visit,
    @Param('namespace') handle: string,
    @Query() query: Query,
    @Req() request: FastifyRequest,
  ): Promise<Page | MovedTo> {
    if (!isHandle(handle)) {
      const path = request.url.split('?', 1)[0]?.slice(0, 200) ?? '/';
      throw new NotFound('not-found', `Nothing answers ${request.method} ${path}.`, {
        facts: { address: path },
      });
    }
    const profile = await this.profiles.read(handle);
    if (profile.handle !== handle) {
      const [, ...rest] = request.url.split('?');
      return { movedTo: [`/${profile.handle}`, ...rest].join('?') };
    }
    const source = await this.reader.read(visit, profile, {
      kind: kindOf(parameterOf(query, 'kind')),
      cursor: parameterOf(query, 'cursor'),
      drafts: parameterOf(query, 'drafts'),
      opinions: parameterOf(query, 'opinions'),
    });
    const words = placeWords[visit.language];
    const name = profile.isClosed ? words.removed : profile.displayName;
    return {
      title: name,
      description:
        profile.bio === null
          ? words.descriptionOf(name)
          : shorten(profile.bio.replace(/\s+/g, ' '), 300),
      isIndexed: source.all.total.count > 0 && !profile.isClosed,
      feed: `/feeds/organisations/${profile.handle}.atom?lang=${visit.language}`,
      linkedData: scriptData(linkedDataOf(profile, this.server.publicUrl)),
      main: <PlacePage source={source} />,
    };
  }
}

function kindOf(text: string | null): RepositoryKind | null {
  if (text === null) return null;
  const kind = repositoryKinds.find((known) => known === text);
  if (kind !== undefined) return kind;
  throw InvalidInput.field(
    'kind',
    'kind',
    `"${text.slice(0, 80)}" is none of ${repositoryKinds.join(', ')}.`,
    { value: text.slice(0, 80), options: repositoryKinds },
  );
}

/** A person or an organisation in the words of schema.org. */
function linkedDataOf(profile: ProfileView, publicUrl: string) {
  const { handle, kind, displayName, orcid, ror, homepage, bio } = profile;
  const sameAs = [
    ...(orcid === null ? [] : [orcidUrl(parseOrcid(orcid))]),
    ...(ror === null ? [] : [rorUrl(parseRor(ror))]),
    ...(homepage === null ? [] : [homepage]),
  ];
  return {
    '@context': 'https://schema.org',
    '@type': kind === 'organisation' ? 'Organization' : 'Person',
    '@id': `${publicUrl}/${handle}`,
    name: displayName,
    ...(bio !== null && { description: bio }),
    ...(sameAs.length > 0 && { sameAs }),
  };
}
