import { renderToString } from 'preact-render-to-string';
import type { MetaTag } from '../../../../domain/signposting/meta-tags.js';
import type { TypedLink } from '../../../../domain/signposting/typed-link.js';
import { WrittenMarkup } from '../../pages/page.js';

/** Writes what a head says to machines; nothing in it depends on the language. */
export function writeMachineTags(
  tags: readonly MetaTag[],
  links: readonly TypedLink[],
): WrittenMarkup {
  return new WrittenMarkup(
    renderToString(
      <>
        <link rel="schema.dcterms" href="http://purl.org/dc/terms/" />
        {tags.map(([name, content]) => (
          <meta name={name} content={content} />
        ))}
        {links.map(({ rel, href, type }) => (
          <link rel={rel} href={href} type={type} />
        ))}
      </>,
    ),
  );
}
