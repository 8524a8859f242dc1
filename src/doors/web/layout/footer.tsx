import { siteWords } from '../language/site-words.js';
import type { Visit } from '../pages/visit.js';

const places = [
  { href: '/about', name: 'about' },
  { href: '/about/policy', name: 'policy' },
  { href: '/licences', name: 'licences' },
  { href: '/advisors', name: 'advisors' },
  { href: '/help', name: 'help' },
  { href: '/help/api', name: 'api' },
] as const;

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
            {places.map(({ href, name }) => (
              <li>
                <a href={href}>{words[name]}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
