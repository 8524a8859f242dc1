import type { RepositoryKind } from '../../identifiers/repository-kind.js';
import type { ArtifactKind } from '../artifact-kind.js';
import type { ComponentName } from '../openness.js';

const byNameOfCode: readonly (readonly [RegExp, ComponentName])[] = [
  [/(?:^|[_-])(?:pre_?process|prepare|dataprep|data_prep)/, 'data_preprocessing_code'],
  [/(?:^|[_-])(?:train|pretrain|fine_?tun)/, 'training_code'],
  [/(?:^|[_-])(?:eval|benchmark|metrics?)/, 'evaluation_code'],
  [/(?:^|[_-])(?:infer|generate|predict|pipeline|serve|demo|sample)/, 'inference_code'],
  [/^(?:modell?ing|architecture|model|network)(?:[_.-]|$)/, 'model_architecture'],
];

/**
 * The component of licence-policy R41 that a path suggests where the card states none; null where
 * nothing does. Only plain cases: a grade must not rest on a guess.
 */
export function componentOfPath(
  path: string,
  kind: ArtifactKind,
  repositoryKind: RepositoryKind,
): ComponentName | null {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  switch (kind) {
    case 'weights':
      if (/^(?:optimizer|scheduler|training_args|rng_state)/.test(name)) return 'model_metadata';
      return /(?:^|[/_-])(?:checkpoint|step|epoch|intermediate)[s_-]?\d*/.test(lower)
        ? 'model_parameters_intermediate'
        : 'model_parameters_final';
    case 'code':
      return byNameOfCode.find(([pattern]) => pattern.test(name))?.[1] ?? null;
    case 'data':
      return /(?:^|[/_-])(?:eval|test|benchmark)/.test(lower) ? 'evaluation_data' : 'datasets';
    case 'paper':
      if (!name.endsWith('.pdf')) return null;
      return /technical[_-]?report/.test(name) ? 'technical_report' : 'research_paper';
    case 'documentation':
      return documentComponent(lower, name, repositoryKind);
    case 'configuration':
      return lower.startsWith('.eval_results/') ? 'evaluation_results' : null;
  }
}

function documentComponent(
  path: string,
  name: string,
  repositoryKind: RepositoryKind,
): ComponentName | null {
  if (path === 'readme.md') {
    if (repositoryKind === 'model') return 'model_card';
    return repositoryKind === 'dataset' ? 'data_card' : null;
  }
  if (/^(?:data[_-]?card|datasheet)/.test(name)) return 'data_card';
  if (/^(?:eval|evaluation|results|benchmark)/.test(name)) return 'evaluation_results';
  return /(?:^|\/)(?:samples?|sample_outputs?)\//.test(path) ? 'sample_outputs' : null;
}
