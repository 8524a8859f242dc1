import { env, pipeline } from '@huggingface/transformers';

// <endpoint> <repository> <cache> <revision> <text>...; prints the mean vector of each text.
const [endpoint, repository, cache, revision, ...texts] = process.argv.slice(2);
env.remoteHost = endpoint;
env.allowLocalModels = false;
env.cacheDir = cache;

const extract = await pipeline('feature-extraction', repository, { dtype: 'fp32', revision });
const features = await extract(texts, { pooling: 'mean' });
console.log(JSON.stringify(features.tolist()));
