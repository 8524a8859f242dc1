import { languages } from '../language/language.js';
import { inLanguage } from '../pages/visit.js';

/** A page as a sitemap names it. */
export interface SitemapEntry {
  /** Path of the page on this site. */
  readonly address: string;
  readonly modifiedAt: Date | null;
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** An index of sitemaps (sitemaps.org, protocol 0.9). @param addresses paths on this site */
export function writeSitemapIndex(addresses: readonly string[], publicUrl: string): string {
  const parts = addresses.map(
    (address) => `<sitemap><loc>${escapeXml(publicUrl + address)}</loc></sitemap>\n`,
  );
  return `${head}<sitemapindex xmlns="${schema}">\n${parts.join('')}</sitemapindex>\n`;
}

/** A sitemap, each page with its address in every language. */
export function writeSitemap(entries: readonly SitemapEntry[], publicUrl: string): string {
  const parts = entries.map(({ address, modifiedAt }) => {
    const alternates = languages.map(
      (language) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(publicUrl + inLanguage(address, language))}"/>`,
    );
    const modified = modifiedAt === null ? '' : `<lastmod>${modifiedAt.toISOString()}</lastmod>`;
    return `<url><loc>${escapeXml(publicUrl + address)}</loc>${modified}${alternates.join('')}</url>\n`;
  });
  return `${head}<urlset xmlns="${schema}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${parts.join('')}</urlset>\n`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
