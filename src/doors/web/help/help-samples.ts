import type { HelpSample } from '../language/help-words.js';

/** Commands with the real address of this service; names in them are to be replaced. */
export function helpSamples(publicUrl: string): Readonly<Record<HelpSample, string>> {
  const api = `${publicUrl}/api/v1`;
  const json = `-H 'Content-Type: application/json'`;
  const token = `-H "Authorization: Bearer $TOKEN"`;
  return {
    download: `export HF_ENDPOINT=${publicUrl}
hf download my-lab/my-model --revision v1.0
hf download my-lab/my-data --repo-type dataset --revision v1.0`,
    downloadPython: `from huggingface_hub import snapshot_download

folder = snapshot_download("my-lab/my-model", revision="v1.0", endpoint="${publicUrl}")`,
    downloadOne: `curl -fL -O -C - ${publicUrl}/my-lab/my-model/resolve/v1.0/model.safetensors`,
    checkSum: 'sha256sum model.safetensors',
    install: `pip install -U huggingface_hub
export HF_ENDPOINT=${publicUrl} HF_TOKEN=hf_sph…`,
    publish: `hf repos create my-lab/my-model
hf upload my-lab/my-model ./folder
hf repos tag create my-lab/my-model v1.0`,
    run: 'npm ci && npm start',
    firstAccount: `SPHERE=http://localhost:3000 TOKEN=hf_sph…
curl -s $SPHERE/api/v1/accounts ${token} \\
  ${json} -d '{"handle": "alice", "displayName": "Alice Martin"}'
curl -s $SPHERE/api/v1/accounts/alice/tokens ${token} \\
  ${json} -d '{"name": "laptop", "scope": "write"}'`,
    apiRead: `curl -s ${api}/models/my-lab/my-model/releases
curl -s ${api}/models/my-lab/my-model/releases/v1.0
curl -s ${api}/papers/my-lab/my-paper/releases/v1`,
    apiSearch: `curl -s '${api}/records?q=speech&kind=model&licence=apache-2.0&limit=50'`,
    apiToken: `TOKEN=hf_sph…
curl -s ${api}/me ${token}`,
    apiPaper: `curl -s ${api}/papers ${token} ${json} -d '{
  "namespace": "my-lab", "name": "my-paper",
  "metadata": {"license": "cc-by-4.0", "title": "How to find good papers",
    "creators": [{"familyName": "Martin", "givenName": "Alice", "orcid": "0000-0002-1825-0097"}],
    "description": "We find good papers."}}'
curl -s -T paper.pdf ${api}/papers/my-lab/my-paper/files/paper.pdf ${token}`,
    apiRelease: `curl -s '${api}/papers/my-lab/my-paper/releases?dryRun=true' ${token} ${json} -d '{"version": "v1"}'
curl -s ${api}/papers/my-lab/my-paper/releases ${token} ${json} -d '{"version": "v1", "publish": true}'`,
    apiRefusal: JSON.stringify(
      {
        type: '/problems/invalid-input',
        title: 'Invalid input',
        status: 400,
        detail: '"a" is not a handle; write 2 to 39 letters and digits.',
        code: 'invalid-input',
        errors: [{ field: 'handle', code: 'handle', message: '"a" is not a handle; …' }],
      },
      null,
      2,
    ),
    apiHub: `export HF_ENDPOINT=${publicUrl} HF_TOKEN=hf_sph…
hf auth whoami`,
  };
}
