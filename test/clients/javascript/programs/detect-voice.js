import { AutoModel, env, Tensor } from '@huggingface/transformers';

// <endpoint> <repository> <cache>; prints how likely speech is in silence, then in a voice-like buzz.
const [endpoint, repository, cache] = process.argv.slice(2);
env.remoteHost = endpoint;
env.allowLocalModels = false;
env.cacheDir = cache;

const model = await AutoModel.from_pretrained(repository, { dtype: 'fp32' });
const rate = 16_000;
const window = 512;
const sr = new Tensor('int64', [rate], []);

/** The likelihood in the last of `windows`, the state carried on from each to the next. */
async function likelihoodOf(sample, windows) {
  let state = new Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);
  let likelihood = Number.NaN;
  for (let number = 0; number < windows; number += 1) {
    const samples = Float32Array.from({ length: window }, (_, place) =>
      sample((number * window + place) / rate),
    );
    const input = new Tensor('float32', samples, [1, window]);
    const { output, stateN } = await model({ input, sr, state });
    state = stateN;
    likelihood = output.data[0];
  }
  return likelihood;
}

/** A glottal buzz of some 140 Hz through the resonances of an "a", four syllables a second. */
function buzz(seconds) {
  let sum = 0;
  for (let partial = 1; partial <= 28; partial += 1) {
    const hertz = 140 * partial;
    const loudness = [700, 1_200, 2_600].reduce(
      (all, formant) => all + Math.exp(-(((hertz - formant) / 180) ** 2)),
      0.02,
    );
    const vibrato = 0.8 * partial * Math.sin(2 * Math.PI * 5 * seconds);
    sum += (loudness / partial ** 0.5) * Math.sin(2 * Math.PI * hertz * seconds + vibrato);
  }
  return 0.12 * sum * (0.5 - 0.5 * Math.cos(2 * Math.PI * 4 * seconds));
}

console.log(JSON.stringify([await likelihoodOf(() => 0, 8), await likelihoodOf(buzz, 8)]));
