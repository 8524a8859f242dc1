import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { isArtifactKind } from '../../../domain/licensing/artifact-kind.js';
import { evaluate } from '../../../domain/licensing/evaluate.js';
import { licenceWords } from '../language/licence-words.js';
import type { Page } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import type { Judged } from './judged-licence.js';
import { LicencesPage } from './licences-page.js';

const maxExpression = 4_000;

/** Which licences are accepted for what, and a form that judges any. */
@Controller('licences')
@UseInterceptors(SendPages)
export class LicencesController {
  @Get()
  licences(
    @CurrentVisit() { language }: Visit,
    @Query('licence') licence: unknown,
    @Query('artifact') artifact: unknown,
  ): Page {
    const words = licenceWords[language];
    const judged = judge(licence, artifact);
    return {
      title: words.title,
      description: words.lead,
      section: 'licences',
      isIndexed: judged === null,
      main: <LicencesPage judged={judged} language={language} />,
    };
  }
}

function judge(licence: unknown, artifact: unknown): Judged | null {
  if (typeof licence !== 'string' || licence.trim() === '') return null;
  const expression = licence.trim().slice(0, maxExpression);
  const kind = isArtifactKind(artifact) ? artifact : 'weights';
  return { expression, kind, verdict: evaluate(expression, kind) };
}
