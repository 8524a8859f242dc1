import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { problemMeanings } from './problem-meanings.js';

/** The pages that the `type` of a problem leads to. */
@ApiExcludeController()
@Controller('problems')
export class ProblemsController {
  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', "default-src 'none'")
  list(): string {
    return toPage('Problems', [...problemMeanings]);
  }

  @Get(':code')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', "default-src 'none'")
  show(@Param('code') code: string): string {
    const meaning = problemMeanings.get(code);
    if (meaning === undefined) {
      throw new NotFound('not-found', `No problem is called "${code.slice(0, 80)}".`, {
        facts: { address: `/problems/${code.slice(0, 80)}` },
      });
    }
    return toPage(code, [[code, meaning]]);
  }
}

function toPage(title: string, entries: readonly (readonly [string, string])[]): string {
  const list = entries.map(
    ([code, meaning]) =>
      `<dt id="${code}"><code>${code}</code></dt><dd>${escapeHtml(meaning)}</dd>`,
  );
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>${title} – Sphere</title></head>
  <body><main><h1>${title}</h1><dl>${list.join('')}</dl></main></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
