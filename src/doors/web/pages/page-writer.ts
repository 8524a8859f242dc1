import { Injectable } from '@nestjs/common';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { AssetShelf } from '../assets/asset-shelf.js';
import { writeDocument } from '../layout/document.js';
import { keepLanguage } from './cookies.js';
import type { Page } from './page.js';
import { pageHeaders } from './page-policy.js';
import type { Visit } from './visit.js';

/** A page ready to be sent. */
export interface WrittenPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string | Buffer;
}

/** Puts pages into their frame and writes them out. */
@Injectable()
export class PageWriter {
  private readonly isSecure: boolean;

  constructor(
    private readonly server: ServerConfig,
    private readonly assets: AssetShelf,
  ) {
    this.isSecure = server.publicUrl.startsWith('https:');
  }

  /** The whole document with the headers that it is sent with. */
  write(page: Page, visit: Visit): WrittenPage {
    const html = writeDocument({
      page,
      visit,
      publicUrl: this.server.publicUrl,
      assets: this.assets,
    });
    return {
      status: page.status ?? 200,
      headers: {
        ...pageHeaders,
        'content-language': visit.language,
        ...(visit.hasSwitched && { 'set-cookie': keepLanguage(visit.language, this.isSecure) }),
        ...(page.links !== undefined && page.links.length > 0 && { link: page.links.join(', ') }),
      },
      html,
    };
  }
}
