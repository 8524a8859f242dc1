import type { Readable } from 'node:stream';
import type { ComponentChildren } from 'preact';
import type { ScriptData } from '../../../domain/exports/script-data.js';

/** HTML that is kept as it is sent: to encode a large page anew for everybody takes longer than all else. */
export class WrittenMarkup {
  readonly bytes: Buffer;

  /** @param html of the renderer of pages, which escapes what it is given */
  constructor(html: string) {
    this.bytes = Buffer.from(html);
  }
}

/** What a controller of the site answers: a page without its frame. */
export interface Page {
  /** In the title bar and in search results, without the name of the site. */
  readonly title: string;
  /** One or two sentences for search results and cards of links. */
  readonly description: string;
  /** Everything between masthead and footer; bytes where it was written before, by the same renderer. */
  readonly main: ComponentChildren | WrittenMarkup;
  /** Default 200. */
  readonly status?: number;
  /** False keeps it out of search engines; default true. */
  readonly isIndexed?: boolean;
  /** True keeps it out of every cache and of the browser's history; default false. */
  readonly isSecret?: boolean;
  /** Which part of the site the masthead marks as the one being read. */
  readonly section?: Section;
  /** Names of script modules under `assets/files/` that the page needs. */
  readonly scripts?: readonly string[];
  /** Where the page stands; default the address that was asked, which a form may have been sent to. */
  readonly address?: string;
  /** When the work that the page is about was published; such a page is an article to networks. */
  readonly publishedAt?: Date;
  /** Address of the Atom feed of what the page lists. */
  readonly feed?: string;
  /** Further `Link` headers (scholarly D). */
  readonly links?: readonly string[];
  /** Further `Set-Cookie` values. */
  readonly cookies?: readonly string[];
  /** Other origins that scripts of the page may send to: the object store's, where files are uploaded. */
  readonly connectsTo?: readonly string[];
  /** Further elements of the head: what the page says of a work, and where machines go from it. */
  readonly machineTags?: WrittenMarkup;
  /** Structured data of the page, schema.org as JSON-LD. */
  readonly linkedData?: ScriptData;
}

/** What a controller answers where the reader is to go on to another page (RFC 9110 §15.4.4). */
export interface SeeOther {
  /** An address of this site, or of the identity provider that the operator chose. */
  readonly seeOther: string;
  /** `Set-Cookie` values. */
  readonly cookies?: readonly string[];
}

/** Leads on to another page, as after every form that changed something. */
export function seeOther(address: string, cookies: readonly string[] = []): SeeOther {
  return { seeOther: address, cookies };
}

/** What a controller answers where a page has one address and was asked for by another (RFC 9110 §15.4.2). */
export interface MovedTo {
  /** An address of this site. */
  readonly movedTo: string;
}

/** What a controller answers that is no page: a document of its own, with all its headers. */
export interface WrittenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | Readable;
}

/** The parts of the site that the masthead leads to. */
export type Section = 'models' | 'papers' | 'datasets' | 'licences' | 'about' | 'reviews' | 'inbox';
