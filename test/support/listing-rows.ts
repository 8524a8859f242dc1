/**
 * Statements that list `count` repositories without the rooms that make them: of a thousand namespaces,
 * a tenth of them drafts, with tags that nearly all, some or hardly any carry.
 */
export function listingRows(count: number): readonly string[] {
  const id = (number: string, group: string) =>
    `('00000000-0000-7${group}-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
  return [
    'SET session_replication_role = replica',
    'DROP INDEX listing_by_token',
    `INSERT INTO listing (repository_id, kind, namespace_id, is_public, is_described, listed_at, created_at,
       modified_at, downloads, parameters, size_bytes, file_count, commit_id, tree_id,
       full_name_folded, tokens)
     SELECT ${id('i', '902')}, CASE i % 4 WHEN 0 THEN 'dataset' ELSE 'model' END,
       ${id('i % 1000', '901')}, i % 10 <> 0, true,
       '2026-03-01'::timestamptz + (hashint4(i + 5) % 10000000) * interval '1 second',
       '2026-01-01'::timestamptz + (hashint4(i) % 10000000) * interval '1 second',
       '2026-06-01'::timestamptz + (hashint4(i + 1) % 10000000) * interval '1 second',
       abs(hashint4(i + 2) % 1000), abs(hashint4(i + 3)::bigint) * 10, abs(hashint4(i + 4)), 5,
       lpad(to_hex(i), 40, '0'), lpad(to_hex(i % 100), 40, '0'),
       'lab-' || i % 1000 || '/model-' || left(md5(i::text), 6) || '-' || i,
       ARRAY['license:mit', 'task-' || i % 20, 'pipeline_tag:task-' || i % 20, 'rare-' || i / 10]
     FROM generate_series(1, ${count}) i`,
    `INSERT INTO record_popularity (repository_id, downloads, recent_requests)
     SELECT repository_id, downloads, downloads FROM listing WHERE is_public ON CONFLICT DO NOTHING`,
    `CREATE INDEX listing_by_token ON listing USING gin (tokens, grams) WITH (fastupdate = off)
     WHERE is_public`,
    'ANALYZE listing',
    'ANALYZE record_popularity',
  ];
}

/** The namespace of every thousandth of them. */
export const namespaceOfRows = '00000000-0000-7901-8000-000000000007';
