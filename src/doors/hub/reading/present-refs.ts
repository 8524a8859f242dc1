import type { RefsView, RefView } from '../../../capabilities/repositories/index.js';

/** Branches and version labels in the Hub's form; Python fails on a missing list (hf-hub A4). */
export function presentRefs({ branches, tags }: RefsView) {
  return {
    branches: branches.map((branch) => presentRef(branch, 'refs/heads/')),
    tags: tags.map((tag) => presentRef(tag, 'refs/tags/')),
    converts: [],
    pullRequests: [],
  };
}

function presentRef({ name, commitId }: RefView, prefix: 'refs/heads/' | 'refs/tags/') {
  return { name, ref: `${prefix}${name}`, targetCommit: commitId };
}
