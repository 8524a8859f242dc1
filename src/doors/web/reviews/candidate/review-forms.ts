import type { CompetingInterests } from '../../../../domain/review/competing-interests.js';
import { type FormState, freshForm } from '../../forms/form-state.js';
import { declarationForm } from '../opinion/read-declaration.js';
import { opinionForm } from '../opinion/read-opinion.js';
import type { ReviewSource } from './candidate-reader.js';

/** A text as it would be shown; null where it says nothing yet. */
export interface Preview {
  readonly html: string | null;
}

/** What stands in the forms of a review's page. */
export interface ReviewForms {
  readonly declaration: FormState & { readonly kinds: readonly string[] };
  /** What was declared; null keeps the form of the opinion closed. */
  readonly declared: CompetingInterests | null;
  readonly opinion: FormState & { readonly preview?: Preview };
  readonly invitation: FormState;
  /** The one reply that was sent and is shown again. */
  readonly reply: (FormState & { readonly opinionId: string; readonly preview?: Preview }) | null;
}

/** The forms as nobody has sent them yet: with what was declared and said before. */
export function freshForms({ ownInvitation, revisable }: ReviewSource): ReviewForms {
  const declared = ownInvitation?.competingInterests ?? null;
  return {
    declaration: declarationForm(declared),
    declared,
    opinion: opinionForm(revisable),
    invitation: freshForm(),
    reply: null,
  };
}

/** The first refusal among the forms, which the page is answered with. */
export function refusedAmong(forms: ReviewForms): FormState {
  const { declaration, opinion, invitation, reply } = forms;
  const shown = [declaration, opinion, invitation, ...(reply === null ? [] : [reply])];
  return shown.find(({ refusal }) => refusal !== null) ?? opinion;
}
