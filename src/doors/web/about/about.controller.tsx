import { Controller, Get, UseInterceptors } from '@nestjs/common';
import { ContactConfig } from '../../../foundations/config/contact.config.js';
import { aboutWords } from '../language/about-words.js';
import type { Page } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';

/** What this place is and promises. */
@Controller('about')
@UseInterceptors(SendPages)
export class AboutController {
  constructor(private readonly contact: ContactConfig) {}

  @Get()
  about(@CurrentVisit() { language }: Visit): Page {
    const words = aboutWords[language];
    return {
      title: words.title,
      description: words.lead,
      section: 'about',
      main: (
        <article>
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
          {words.sections.map(({ title, text }) => (
            <section>
              <h2>{title}</h2>
              {text.map((paragraph) => (
                <p>{paragraph}</p>
              ))}
            </section>
          ))}
          <section>
            <h2>{words.forPrograms}</h2>
            <ul>
              {words.programs.map(({ href, label }) => (
                <li>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
            <p>
              <a href={`mailto:${this.contact.email}`}>{words.contact}</a>
            </p>
          </section>
        </article>
      ),
    };
  }
}
