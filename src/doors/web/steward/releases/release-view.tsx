import { type FormState, freshForm, statusOfForm } from '../../forms/form-state.js';
import { stewardReleaseWords } from '../../language/steward-release-words.js';
import type { Page } from '../../pages/page.js';
import { type Visit, visitAt } from '../../pages/visit.js';
import type { FoundRelease } from './release-desk.js';
import { StewardReleasePage } from './release-page.js';
import { stewardReleaseAddress } from './steward-release-address.js';

/** The page of a release for stewards, with the form that was refused, where one was. */
export function stewardReleasePage(
  visit: Visit,
  found: FoundRelease,
  sent: { readonly withdrawal?: FormState; readonly notice?: FormState },
  done?: string,
): Page {
  const refused = sent.withdrawal ?? sent.notice;
  const here = visitAt(visit, stewardReleaseAddress(found.named));
  return {
    title: found.release.metadata.title,
    description: stewardReleaseWords[visit.language].withdrawHint,
    isIndexed: false,
    address: here.address,
    status: refused === undefined ? 200 : statusOfForm(refused),
    main: (
      <StewardReleasePage
        found={found}
        forms={{
          withdrawal: sent.withdrawal ?? freshForm(),
          notice: sent.notice ?? freshForm(),
        }}
        visit={here}
        done={done}
      />
    ),
  };
}
