import { Injectable } from '@nestjs/common';
import { SessionsService } from '../../../capabilities/identity/index.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { keepSession } from '../../../foundations/http/session-cookie.js';
import { AssetShelf } from '../assets/asset-shelf.js';
import { writeDocument } from '../layout/document.js';
import { keepLanguage } from './language-cookie.js';
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
    private readonly sessions: SessionsService,
  ) {
    this.isSecure = server.publicUrl.startsWith('https:');
  }

  /** The whole document with the headers that it is sent with. */
  write(page: Page, visit: Visit): WrittenPage {
    const html = writeDocument({
      page,
      visit: page.address === undefined ? visit : { ...visit, address: page.address },
      publicUrl: this.server.publicUrl,
      assets: this.assets,
    });
    return {
      status: page.status ?? 200,
      headers: {
        ...pageHeaders(page.connectsTo),
        'content-language': visit.language,
        ...(page.isSecret === true && { 'cache-control': 'no-store' }),
        ...(page.links !== undefined && page.links.length > 0 && { link: page.links.join(', ') }),
      },
      html,
    };
  }

  /** The `Set-Cookie` values that a page is sent with: a language to keep, a secret that was due. */
  async cookiesOf(page: Page, visit: Visit): Promise<readonly string[]> {
    const cookies = [...(page.cookies ?? [])];
    if (visit.hasSwitched) cookies.push(keepLanguage(visit.language, this.isSecure));
    if (visit.session?.isDue === true) {
      const fresh = await this.sessions.rotate(visit.session.secret);
      if (fresh !== null) cookies.push(keepSession(fresh.secret, fresh.expiresAt, this.isSecure));
    }
    return cookies;
  }
}
