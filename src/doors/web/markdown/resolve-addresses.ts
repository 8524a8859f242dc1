import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Where the files beside a text are served. */
export interface TextHome {
  /** Path up to a file's own path, with a slash at its end: `/lab/model/resolve/<commit>/`. */
  readonly filesAt: string;
  /** Folder of the text in the release, with a slash at its end; empty at the root. */
  readonly folder: string;
}

const scheme = /^[a-z][a-z0-9+.-]*:/i;
/** What browsers show of what artifacts are served as; the rest is offered as a link. */
const shownPicture = /\.(?:png|jpe?g|webp)$/i;

/**
 * Makes addresses in a text lead where they should: relative ones to files of the same release,
 * `#anchors` to the headings as they are named here. Pictures come from the release alone; others
 * become links, so that reading a page tells nobody elsewhere (supply-chain §8).
 */
export function resolveAddresses(tree: Root, home: TextHome | null): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'a') resolveLink(node, home);
    if (node.tagName !== 'img' || parent === undefined || index === undefined) return;
    const source = textOf(node.properties.src);
    const file =
      home === null || scheme.test(source) || source.startsWith('//') ? null : fileAt(source, home);
    if (file !== null && shownPicture.test(withoutQuery(source))) {
      node.properties.src = file;
      node.properties.loading = 'lazy';
      return;
    }
    parent.children[index] = asLink(node, file ?? source);
  });
}

function resolveLink(node: Element, home: TextHome | null): void {
  const target = textOf(node.properties.href);
  if (target.startsWith('#')) {
    node.properties.href = `#user-content-${target.slice(1)}`;
    return;
  }
  if (scheme.test(target) || target.startsWith('//')) {
    node.properties.rel = ['nofollow', 'ugc', 'noopener'];
    return;
  }
  if (home === null) delete node.properties.href;
  else node.properties.href = fileAt(target, home);
}

/** A file of the release; `..` never leads out of it, since addresses are resolved against its root. */
function fileAt(target: string, { filesAt, folder }: TextHome): string {
  const base = new URL(`https://release.invalid/${folder}`);
  const { pathname, hash } = URL.canParse(target, base) ? new URL(target, base) : base;
  return `${filesAt}${pathname.slice(1)}${hash}`;
}

function asLink(image: Element, href: string): Element {
  const label = textOf(image.properties.alt);
  const isOutside = scheme.test(href) || href.startsWith('//');
  return {
    type: 'element',
    tagName: 'a',
    properties: { href, ...(isOutside && { rel: ['nofollow', 'ugc', 'noopener'] }) },
    children: [{ type: 'text', value: label === '' ? href.slice(0, 120) : label }],
  };
}

function withoutQuery(address: string): string {
  return address.split(/[?#]/, 1)[0] ?? '';
}

function textOf(property: unknown): string {
  return typeof property === 'string' ? property : '';
}
