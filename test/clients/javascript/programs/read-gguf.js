import { gguf, ggufAllShards } from '@huggingface/gguf';

// <address> <address of the first shard>; prints what the header of each says.
const [whole, firstShard] = process.argv.slice(2);
const { metadata, tensorInfos, parameterCount } = await gguf(whole, {
  computeParametersCount: true,
});
const { typedMetadata: typed } = await gguf(whole, { typedMetadata: true });
const { shards, parameterCount: parametersOfShards } = await ggufAllShards(firstShard);
console.log(
  JSON.stringify(
    { metadata, tensorInfos, parameterCount, typed, shards: shards.length, parametersOfShards },
    (_, value) => (typeof value === 'bigint' ? Number(value) : value),
  ),
);
