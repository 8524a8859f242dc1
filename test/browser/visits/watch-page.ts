import type { ConsoleMessage, Frame, Page, Request } from 'playwright-core';

/** What a page did that nobody should see or that nobody asked for. */
export class PageWatch {
  /** Errors, refusals of the content security policy, dialogs, requests to other origins. */
  readonly faults: string[] = [];
  /** Everything that was written to the console. */
  readonly lines: string[] = [];
  private readonly answered: Request[] = [];

  constructor(
    private readonly page: Page,
    private readonly origin: string,
  ) {
    page.on('console', (message) => {
      this.hear(message);
    });
    page.on('pageerror', (error) => this.faults.push(`uncaught: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.faults.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!this.isOwn(request.url())) this.faults.push(`asks ${request.url()}`);
    });
    page.on('requestfinished', (request) => this.answered.push(request));
  }

  /** Bytes on the wire of all that the page itself is made of, but for images. */
  async weightBytes(): Promise<number> {
    const parts = this.answered.filter(
      (request) => isOf(request, this.page.mainFrame()) && request.resourceType() !== 'image',
    );
    const sizes = await Promise.all(parts.map((request) => request.sizes()));
    return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
  }

  private hear(message: ConsoleMessage): void {
    const { url } = message.location();
    this.lines.push(`${message.type()}: ${message.text()} (${url})`);
    // A page that is itself an error page is reported so by the browser.
    const isOwnStatus = url === this.page.url() && message.text().startsWith('Failed to load');
    if (message.type() === 'error' && !isOwnStatus) this.faults.push(message.text());
  }

  /** Whether no other host is asked: what is no web address stays in the browser, such as its PDF reader. */
  private isOwn(address: string): boolean {
    return !/^(?:https?|wss?):/.test(address) || new URL(address).origin === this.origin;
  }
}

/** Of the page, and not of a document that it shows in a frame. */
function isOf(request: Request, frame: Frame): boolean {
  try {
    return request.frame() === frame;
  } catch {
    // Asked before its frame was there: a navigation, and thus the page itself.
    return true;
  }
}
