import { siteWords } from '../language/site-words.js';
import type { Visit } from '../pages/visit.js';

/** The bottom of every page: the promise, once more, and the quieter ways on. */
export function Footer({ visit }: { readonly visit: Visit }) {
  const words = siteWords[visit.language];
  return (
    <footer class="footer">
      <div class="footer-inner">
        <p>
          {words.footerPromise} {words.noAccount}
        </p>
        <nav aria-label={words.footerNavigation}>
          <ul>
            <li>
              <a href="/about">{words.about}</a>
            </li>
            <li>
              <a href="/licences">{words.licences}</a>
            </li>
            <li>
              <a href="/api/v1/docs">{words.api}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
