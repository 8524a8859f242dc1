import { pythonClient } from './environment.js';

const newest = ['huggingface_hub>=2,<3'];

/** As pip installs it: large files travel by Xet. */
export const hubWithXet = pythonClient('huggingface_hub 2.x (default, Xet)', {
  requirements: newest,
  told: ['huggingface_hub', 'hf-xet'],
});

/** Large files travel by git-lfs. */
export const hubWithoutXet = pythonClient('huggingface_hub 2.x (Xet off)', {
  requirements: newest,
  told: ['huggingface_hub'],
  environment: { HF_HUB_DISABLE_XET: '1' },
});

/** The last of its major version, as many still have it. */
export const hubOfVersionOne = pythonClient('huggingface_hub 1.x (last)', {
  requirements: ['huggingface_hub>=1,<2'],
  told: ['huggingface_hub', 'hf-xet'],
});
