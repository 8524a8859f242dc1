import { randomUUID } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import { inOwnDirection } from '../../../domain/citation/one-line.js';
import type { AssetShelf } from '../assets/asset-shelf.js';
import { languages } from '../language/language.js';
import { siteWords } from '../language/site-words.js';
import { type Page, WrittenMarkup } from '../pages/page.js';
import { inLanguage, type Visit } from '../pages/visit.js';
import { Footer } from './footer.js';
import { Masthead } from './masthead.js';

/** What a document is written from. */
export interface DocumentSource {
  readonly page: Page;
  readonly visit: Visit;
  /** Base of absolute addresses. */
  readonly publicUrl: string;
  readonly assets: AssetShelf;
}

/** What networks show beside a link: PNG is all that they take. */
const cardOf = { en: 'card-en.png', fr: 'card-fr.png' } as const;

/** Stands for what was written before; nobody who writes a text of a page can know it. */
const place = randomUUID();

/** The HTML document of a page. */
export function writeDocument(source: DocumentSource): string | Buffer {
  const { main, machineTags } = source.page;
  const html = `<!doctype html>${renderToString(<Document {...source} />)}`;
  const written = [machineTags, main].filter((part) => part instanceof WrittenMarkup);
  if (written.length === 0) return html;
  const [first = '', ...others] = html.split(place);
  const parts = others.flatMap((part, index) => [
    written[index]?.bytes ?? Buffer.alloc(0),
    Buffer.from(part),
  ]);
  return Buffer.concat([Buffer.from(first), ...parts]);
}

function Document({ page, visit, publicUrl, assets }: DocumentSource) {
  const words = siteWords[visit.language];
  return (
    <html lang={visit.language}>
      <Head page={page} visit={visit} publicUrl={publicUrl} assets={assets} />
      <body>
        <a class="skip" href="#content">
          {words.skipToContent}
        </a>
        <Masthead visit={visit} section={page.section} />
        <main id="content" tabIndex={-1}>
          {page.main instanceof WrittenMarkup ? place : page.main}
        </main>
        <Footer visit={visit} />
      </body>
    </html>
  );
}

function Head({ page, visit, publicUrl, assets }: DocumentSource) {
  const { language, address } = visit;
  const own = inOwnDirection(page.title);
  const description = inOwnDirection(page.description);
  const title = own === 'Sphere' ? `Sphere · ${siteWords[language].motto}` : `${own} · Sphere`;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      {page.isIndexed === false && <meta name="robots" content="noindex" />}
      <link rel="canonical" href={`${publicUrl}${address}`} />
      {languages.map((other) => (
        <link rel="alternate" hrefLang={other} href={`${publicUrl}${inLanguage(address, other)}`} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={`${publicUrl}${address}`} />
      <meta property="og:site_name" content="Sphere" />
      <meta property="og:title" content={own} />
      <meta property="og:description" content={description} />
      <meta property="og:type" content={page.publishedAt === undefined ? 'website' : 'article'} />
      {page.publishedAt !== undefined && (
        <meta property="article:published_time" content={page.publishedAt.toISOString()} />
      )}
      <meta property="og:url" content={`${publicUrl}${address}`} />
      <meta property="og:locale" content={language === 'fr' ? 'fr_FR' : 'en_GB'} />
      <meta property="og:image" content={`${publicUrl}${assets.address(cardOf[language])}`} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={siteWords[language].cardText} />
      <meta name="twitter:card" content="summary_large_image" />
      <link rel="manifest" href={assets.address('site.webmanifest')} />
      {page.feed !== undefined && (
        <link rel="alternate" type="application/atom+xml" title={own} href={page.feed} />
      )}
      <link rel="icon" href={assets.address('favicon.svg')} type="image/svg+xml" />
      <link
        rel="preload"
        href={assets.address('source-sans-3-latin-wght-normal.woff2')}
        as="font"
        type="font/woff2"
        crossOrigin="anonymous"
      />
      <link rel="stylesheet" href={assets.address('site.css')} />
      {(page.scripts ?? []).map((script) => (
        <script type="module" src={assets.address(script)} />
      ))}
      {page.machineTags !== undefined && place}
      {page.linkedData !== undefined && (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: page.linkedData }} />
      )}
    </head>
  );
}
