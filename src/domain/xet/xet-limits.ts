/** The largest chunk, unpacked; chunkers cut at 8 to 128 KiB and clients enforce the upper bound. */
export const maximumChunkBytes = 128 * 1024;

/** The most chunks that one xorb may hold. */
export const maximumXorbChunks = 8 * 1024;

/** The largest xorb, unpacked. */
export const maximumXorbPlainBytes = 64 * 1024 * 1024;

/**
 * The largest xorb as it travels: bytes that do not compress, 8,192 headers of 8 bytes, and a footer
 * of some 40 bytes a chunk, which clients no longer send.
 */
export const maximumXorbBytes = maximumXorbPlainBytes + 512 * 1024;

/** The largest shard; clients cut theirs at this size. */
export const maximumShardBytes = 64 * 1024 * 1024;
