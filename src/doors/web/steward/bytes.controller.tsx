import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { ArtifactsService } from '../../../capabilities/artifacts/index.js';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { parseSha256 } from '../../../domain/identifiers/sha256.js';
import { requireSteward } from '../../../domain/release/require-ability.js';
import { wordsOfDeed } from '../forms/deed.js';
import { FaultSummary } from '../forms/fault-summary.js';
import { SelectField, TextArea, TextField } from '../forms/fields.js';
import {
  type FormState,
  formValues,
  freshForm,
  refusedForm,
  statusOfForm,
} from '../forms/form-state.js';
import { DoneNote } from '../forms/notes.js';
import { takeText } from '../forms/read-text.js';
import { SecureForm } from '../forms/secure-form.js';
import { stewardWords } from '../language/steward-words.js';
import { type Page, type SeeOther, seeOther } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { StewardNavigation } from './steward-navigation.js';

const maxReasonLength = 2_000;

/** Decisions on suspicious bytes. */
@Controller('steward/bytes')
@UseInterceptors(SendPages)
export class StewardBytesController {
  constructor(private readonly artifacts: ArtifactsService) {}

  @Get()
  form(@CurrentVisit() visit: Visit, @Query('done') done: unknown): Page {
    requireSteward(visit.viewer);
    const deed = wordsOfDeed(stewardWords[visit.language].decided, done);
    return page(visit, freshForm({ decision: 'quarantine' }), deed);
  }

  @Post()
  async decide(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<Page | SeeOther> {
    requireSteward(visit.viewer);
    const values = formValues(body);
    try {
      const { sha256, ...decision } = readDecision(values);
      const { state } = await this.artifacts.decide(visit.viewer, sha256, decision);
      return seeOther(`/steward/bytes?done=${state}`);
    } catch (error) {
      return page(visit, refusedForm(values, error, visit.language), undefined);
    }
  }
}

function readDecision(values: Readonly<Record<string, string>>) {
  const { sha256 = '', decision = '' } = values;
  const reason = takeText(values, 'reason', maxReasonLength);
  if (reason === '') {
    throw InvalidInput.field('reason', 'missing', 'A decision needs a reason.', {});
  }
  return {
    sha256: parseSha256(sha256.trim().toLowerCase()),
    allow: decision === 'allow',
    reason,
  };
}

function page(visit: Visit, form: FormState, done: string | undefined): Page {
  const { language } = visit;
  const words = stewardWords[language];
  return {
    title: words.bytesTitle,
    description: words.bytesLead,
    isIndexed: false,
    status: statusOfForm(form),
    main: (
      <>
        <h1>{words.bytesTitle}</h1>
        <StewardNavigation language={language} current="/steward/bytes" />
        <DoneNote text={done} />
        <p>{words.bytesLead}</p>
        <FaultSummary form={form} fields={['sha256', 'reason']} language={language} />
        <SecureForm
          visit={visit}
          action="/steward/bytes"
          className="form narrow"
          label={words.bytesTitle}
        >
          <TextField
            form={form}
            name="sha256"
            label={words.sha256}
            hint={words.sha256Hint}
            maxLength={64}
            required
          />
          <SelectField
            form={form}
            name="decision"
            label={words.decision}
            options={(['quarantine', 'allow'] as const).map(
              (one) => [one, words.decisions[one]] as const,
            )}
          />
          <TextArea
            form={form}
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            rows={3}
            maxLength={maxReasonLength}
            required
          />
          <button class="button">{words.decide}</button>
        </SecureForm>
      </>
    ),
  };
}
