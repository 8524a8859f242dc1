import { Body, Get, Post, Query } from '@nestjs/common';
import type { Language } from '../../../domain/language/language.js';
import { artifactKinds } from '../../../domain/licensing/artifact-kind.js';
import { evaluate } from '../../../domain/licensing/evaluate.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { AnswerLanguage } from '../answer-language.js';
import { Answers } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { EvaluationDto, LicencesQuery } from './discovery.dto.js';
import { presentAccepted, presentEvaluation } from './present-licences.js';

@RestController('licences', 'Licences')
export class LicencesController {
  constructor(private readonly server: ServerConfig) {}

  @Get()
  @Answers({
    summary: 'The licences accepted for each kind of artifact',
    body: 'Licences',
    access: 'anyone',
  })
  list(@Query() { artifact }: LicencesQuery) {
    const kinds = artifact === undefined ? artifactKinds : [artifact];
    return { items: kinds.map(presentAccepted), next: null };
  }

  @Post('evaluate')
  @Answers({
    summary: 'Judge a licence for a kind of artifact',
    body: 'Evaluation',
    access: 'anyone',
    refusals: [413, 415],
  })
  judge(@Body() { licence, artifact }: EvaluationDto, @AnswerLanguage() language: Language) {
    const verdict = evaluate(licence, artifact);
    return presentEvaluation(this.server.publicUrl, artifact, verdict, language);
  }
}
