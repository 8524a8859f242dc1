import { gradeOpenness } from '../openness.js';
import type { OpennessGrade, ReleasedComponent } from '../openness.js';
import type { ArtifactVerdict } from './licence-report.js';

/** Grades the open artifacts of a release (licence-policy section 8). */
export function gradeRelease(
  covered: readonly ArtifactVerdict[],
  card: Readonly<Record<string, unknown>>,
): OpennessGrade {
  const components = covered.flatMap((artifact): readonly ReleasedComponent[] => {
    const { component, kind, canonical, reliedOn, warnings } = artifact;
    if (component === null || canonical === null || reliedOn === null) return [];
    const atypical = warnings.includes('LIC_WARN_ATYPICAL_KIND');
    return [{ component, kind, canonicalLicence: canonical, reliedOn, atypical }];
  });
  const information = card['data_information'];
  return gradeOpenness({
    components,
    dataInformation: typeof information === 'object' && information !== null ? information : {},
    hasWeights: covered.some(({ kind }) => kind === 'weights'),
  });
}
