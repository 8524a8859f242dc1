import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type FileView,
  RepositoriesService,
  type RepositoryView,
} from '../../../../capabilities/repositories/index.js';
import { splitCard } from '../../../../domain/card/parse-card.js';
import type { RecordMetadata } from '../../../../domain/card/record-metadata.js';
import type { TreeId } from '../../../../domain/identifiers/git-oid.js';
import type { Viewer } from '../../../../domain/release/viewer.js';
import { isIn, type Language } from '../../language/language.js';
import type { TextHome } from '../../markdown/resolve-addresses.js';
import { TextRenderer } from '../../markdown/text-renderer.js';
import { filesAddress } from '../record-address.js';
import { FileTexts } from './text-reader.js';

/** What its authors write of a work, rendered. */
export interface CardSource {
  /** What the card states as `description`; null where that was taken from its text. */
  readonly abstract: string | null;
  /** Language of the abstract, where the card says so. */
  readonly abstractLanguage: Language | null;
  /** HTML of the card's text; null where it has none. */
  readonly body: string | null;
  /** Language of the text, where the name of its file says so. */
  readonly language: Language | null;
  /** Another language in which the text is there to be read. */
  readonly otherLanguage: Language | null;
  /** The English text was changed after this translation. */
  readonly isOlderThanOriginal: boolean;
}

/** Whose card is read, and at which revision. */
export interface CardPlace {
  readonly repository: RepositoryView;
  readonly treeId: TreeId;
  /** The name of the revision in addresses: a label or a branch. */
  readonly revision: string;
  /** Null where the card has faults. */
  readonly metadata: RecordMetadata | null;
}

/** Text of at most 1 MiB, and its front matter of as much (supply-chain §8). */
const maxCardBytes = 2_200_000;
const originalPath = 'README.md';
const frenchPath = 'README.fr.md';

/** Reads cards: the text in the reader's language where there is one. */
@Injectable()
export class CardReader {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly texts: FileTexts,
    private readonly renderer: TextRenderer,
  ) {}

  async read(viewer: Viewer, place: CardPlace, language: Language): Promise<CardSource> {
    const { treeId, metadata } = place;
    const [original, french] = await Promise.all([
      this.texts.find(treeId, originalPath, maxCardBytes),
      this.texts.find(treeId, frenchPath, maxCardBytes),
    ]);
    const translated = language === 'fr' ? french : null;
    const abstract = abstractIn(language, metadata);
    return {
      abstract: abstract === null ? null : await this.render(abstract.text, place),
      abstractLanguage: abstract?.language ?? null,
      body: await this.renderFile(translated ?? original, place, abstract?.text ?? null),
      language: translated === null ? null : language,
      otherLanguage: french === null || original === null ? null : language === 'fr' ? 'en' : 'fr',
      isOlderThanOriginal:
        translated !== null && original !== null && (await this.isOlder(viewer, place)),
    };
  }

  /** Null as well where the text is the abstract over again. */
  private async renderFile(
    file: FileView | null,
    place: CardPlace,
    abstract: string | null,
  ): Promise<string | null> {
    if (file === null) return null;
    const { body } = splitCard(await this.texts.read(file));
    const text = withoutTitle(body, place.metadata?.title ?? '');
    const said = text.trim();
    const isRepeated = abstract !== null && said === abstract.trim();
    return said === '' || isRepeated ? null : this.render(text, place);
  }

  private render(text: string, { repository, revision }: CardPlace): Promise<string> {
    const home: TextHome = { filesAt: filesAddress(repository, revision), folder: '' };
    const digest = createHash('sha256').update(text).digest('hex');
    return this.renderer.render(`${digest} ${home.filesAt}`, text, home);
  }

  private async isOlder(viewer: Viewer, { repository, revision }: CardPlace): Promise<boolean> {
    const at = await this.repositories.resolve(viewer, repository, revision);
    const changes = await this.repositories.lastCommits(at, [originalPath, frenchPath]);
    const [original, translated] = [changes.get(originalPath), changes.get(frenchPath)];
    if (original === undefined || translated === undefined) return false;
    return translated.committedAt < original.committedAt;
  }
}

/** What the card states as its description, in the reader's language where it has it so. */
function abstractIn(
  language: Language,
  metadata: RecordMetadata | null,
): { readonly text: string; readonly language: Language | null } | null {
  const translated = metadata?.descriptions.find(
    ({ type, lang }) => type === 'Abstract' && isIn(language, lang),
  );
  if (translated !== undefined) return { text: translated.text, language };
  if (metadata === null || metadata.derived.includes('description')) return null;
  return { text: metadata.description, language: null };
}

/** The page has the title as its own first heading: the same one again would be read twice. */
function withoutTitle(body: string, title: string): string {
  const heading = /^\s*# +(.{1,600}?) *#*\r?\n/.exec(body);
  return heading?.[1] === title ? body.slice(heading[0].length) : body;
}
