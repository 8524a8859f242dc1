/** Rows that the tables of a migration hold, one statement each; later ones build on earlier ones. */
export const rowsOfMigrations: Readonly<Record<string, readonly string[]>> = {
  CreateIdentity1790000000000: [
    `INSERT INTO namespace (id, handle, kind, created_at) VALUES
       ('00000000-0000-7000-8000-000000000001', 'Ada', 'account', '2026-01-01'),
       ('00000000-0000-7000-8000-000000000002', 'lab', 'organisation', '2026-01-01')`,
    `INSERT INTO account (id, display_name, created_at)
     VALUES ('00000000-0000-7000-8000-000000000001', 'Ada', '2026-01-01')`,
    `INSERT INTO organisation (id, display_name, review_mode, review_window_days, created_at)
     VALUES ('00000000-0000-7000-8000-000000000002', 'Lab', 'advisory', 14, '2026-01-01')`,
    `INSERT INTO membership (account_id, organisation_id, role, created_at)
     VALUES ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002',
             'owner', '2026-01-01')`,
    `INSERT INTO access_token (id, account_id, name, secret_sha256, last_four, scope, created_at)
     VALUES ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001',
             'laptop', 'hashed', 'abcd', 'write', '2026-01-01')`,
  ],
  CreateEventLog1790000001000: [
    `INSERT INTO event (seq, at, actor, action, subject, detail, is_public, previous_hash, hash)
     VALUES (1, '2026-01-01', 'Ada', 'organisation.created', 'organisation:lab', '{}', true,
             repeat('0', 64), repeat('a', 64))`,
  ],
  CreateRepositories1790000002000: [
    `INSERT INTO repository (id, namespace_id, kind, name, pid, created_at, updated_at)
     VALUES ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000002', 'model',
             'Small', 'pid-of-small', '2026-01-02', '2026-01-02')`,
    `INSERT INTO blob (sha256, size_bytes, storage_key, created_at)
     VALUES (repeat('b', 64), 4, 'blobs/b', '2026-01-02')`,
    `INSERT INTO blob_holding (sha256, repository_id, namespace_id)
     VALUES (repeat('b', 64), '00000000-0000-7000-8000-000000000004',
             '00000000-0000-7000-8000-000000000002')`,
    `INSERT INTO upload (id, repository_id, account_id, claimed_sha256, size_bytes, storage_key,
                         created_at, expires_at)
     VALUES ('00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000000004',
             '00000000-0000-7000-8000-000000000001', repeat('c', 64), 9, 'blobs/c', '2026-01-02',
             '2026-01-03')`,
    `INSERT INTO tree (id, file_count, total_bytes) VALUES (repeat('1', 40), 1, 4)`,
    `INSERT INTO tree_entry (tree_id, name, mode, object_id, blob_sha256, size_bytes, is_lfs)
     VALUES (repeat('1', 40), 'README.md', '100644', repeat('2', 40), repeat('b', 64), 4, false)`,
    `INSERT INTO git_commit (repository_id, id, tree_id, generation, title, message, author_name,
                             author_email, account_id, committed_at)
     VALUES ('00000000-0000-7000-8000-000000000004', repeat('3', 40), repeat('1', 40), 1, 'Begin', '',
             'Ada', 'ada@localhost', '00000000-0000-7000-8000-000000000001', '2026-01-02')`,
    `INSERT INTO ref (repository_id, name, kind, commit_id, created_at, moved_at)
     VALUES ('00000000-0000-7000-8000-000000000004', 'main', 'branch', repeat('3', 40), '2026-01-02',
             '2026-01-02')`,
  ],
  CreateReleases1790000003000: [
    `INSERT INTO release (id, repository_id, version, version_index, commit_id, tree_id, metadata,
                          card_sha256, licence, licence_report, is_open, openness, manifest,
                          manifest_sha256, pid, review, file_count, total_bytes, proposed_at)
     VALUES ('00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000004', 'v1.0', 1,
             repeat('3', 40), repeat('1', 40), '{}', repeat('b', 64), 'MIT', '{"isOpen": true}', true,
             '{}', '{}', repeat('d', 64), 'pid-of-v1', '{"mode": "none"}', 1, 4, '2026-01-03')`,
    `INSERT INTO release_file (release_id, path, sha256, size_bytes, git_oid, is_lfs, kind, licence,
                               relied_on, is_covered, is_open)
     VALUES ('00000000-0000-7000-8000-000000000006', 'README.md', repeat('b', 64), 4, repeat('2', 40),
             false, 'documentation', 'MIT', 'MIT', true, true)`,
    `INSERT INTO release_tree (release_id, tree_id)
     VALUES ('00000000-0000-7000-8000-000000000006', repeat('1', 40))`,
  ],
  CreateRecordSearch1790000004000: [
    `INSERT INTO record_search (repository_id, published_at, first_published_at, shown_count, tokens,
                                title_vector, full_vector)
     VALUES ('00000000-0000-7000-8000-000000000004', '2026-01-03', '2026-01-03', 0, '{}', 'small',
             'small')`,
    `INSERT INTO record_document (repository_id, document)
     VALUES ('00000000-0000-7000-8000-000000000004', '{"title": "Small"}')`,
  ],
  CreateDownloadStatistics1790000005000: [
    `INSERT INTO usage_event (at, repository_id, version, path, delivery, agent, is_strict, visitor,
                              size_bytes)
     VALUES ('2026-01-04', '00000000-0000-7000-8000-000000000004', 'v1.0', 'README.md', 'full',
             'regular', false, decode(repeat('00', 16), 'hex'), 4)`,
  ],
  CreateXorbs1790000009000: [
    `INSERT INTO xorb (hash, storage_key, packed_bytes, chunk_index, created_at, last_named_at)
     VALUES (repeat('e', 64), 'xorbs/e', 12, decode(repeat('00', 40), 'hex'), '2026-01-05',
             '2026-01-05')`,
    `INSERT INTO xorb_sender (xorb_hash, account_id)
     VALUES (repeat('e', 64), '00000000-0000-7000-8000-000000000001')`,
  ],
  CreateListing1790000010000: [
    `INSERT INTO listing (repository_id, kind, namespace_id, is_public, listed_at, created_at, modified_at,
                          size_bytes, file_count, commit_id, tree_id, full_name_folded, tokens)
     VALUES ('00000000-0000-7000-8000-000000000004', 'model', '00000000-0000-7000-8000-000000000002',
             true, '2026-01-02', '2026-01-02', '2026-01-02', 4, 1, repeat('3', 40), repeat('1', 40), 'lab/small',
             '{license:mit}')`,
  ],
  CreateTreeDescriptions1790000011000: [
    `INSERT INTO tree_description (tree_id, description, format) VALUES (repeat('1', 40), '{}', 1)`,
    `INSERT INTO blob_header (sha256, facts, format) VALUES (repeat('b', 64), '{}', 1)`,
  ],
  CreateReview1790000014000: [
    `INSERT INTO invitation (id, release_id, advisor_id, invited_by, status, invited_at)
     VALUES ('00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-000000000006',
             '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001',
             'pending', '2026-01-06')`,
    `INSERT INTO review_key (kid, public_jwk, private_jwk, created_at)
     VALUES ('key', '{}', '{}', '2026-01-06')`,
    `INSERT INTO opinion (id, release_id, advisor_id, stage, given_at)
     VALUES ('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000006',
             '00000000-0000-7000-8000-000000000001', 'pre-publication', '2026-01-06')`,
    `INSERT INTO opinion_revision (opinion_id, number, document, signature, kid, signed_at)
     SELECT '00000000-0000-7000-8000-000000000011', 1,
       jsonb_build_object('release', jsonb_build_object('manifestSha256', repeat('d', 64)))::text,
       'a..b', 'key', '2026-01-06'`,
    `INSERT INTO notification (id, account_id, kind, subject, created_at)
     VALUES ('00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000001',
             'opinion-given', '{}', '2026-01-06')`,
  ],
  CreateRecordIdentifiers1790000012000: [
    `INSERT INTO record_identifier (repository_id, role, identifier, kind)
     VALUES ('00000000-0000-7000-8000-000000000004', 'cited', 'arxiv:2106.09685', 'model')`,
  ],
  CreateSessions1790000015000: [
    `INSERT INTO web_session (id, account_id, scope, secret_sha256, form_token, created_at, rotated_at,
                              expires_at)
     VALUES ('00000000-0000-7000-8000-000000000013', '00000000-0000-7000-8000-000000000001', 'write',
             repeat('f', 64), 'form', '2026-01-07', '2026-01-07', '2026-01-08')`,
    `INSERT INTO sign_in_failure (address_sha256, at) VALUES (repeat('a', 64), '2026-01-07')`,
    `INSERT INTO external_identity (issuer, subject, account_id, linked_at)
     VALUES ('https://id.example', 'subject', '00000000-0000-7000-8000-000000000001', '2026-01-07')`,
  ],
  CreateSignInFlows1790000017000: [
    `INSERT INTO sign_in_flow (secret_sha256, state, nonce, code_verifier, next, expires_at)
     VALUES (repeat('a', 64), 'state', 'nonce', 'verifier', '/', '2026-01-08')`,
    `INSERT INTO identity_proof (secret_sha256, issuer, subject, account_id, is_signing_in, next,
                                 expires_at)
     VALUES (repeat('b', 64), 'https://id.example', 'subject',
             '00000000-0000-7000-8000-000000000001', true, '/', '2026-01-08')`,
  ],
  CreateHarvest1790000018000: [
    `INSERT INTO harvest_item (datestamp, release_id, pid, sets, is_deleted)
     VALUES ('2026-01-08', '00000000-0000-7000-8000-000000000006', 'pid-of-v1', '{model}', false)`,
    `INSERT INTO harvest_membership (set_spec, datestamp, release_id)
     VALUES ('model', '2026-01-08', '00000000-0000-7000-8000-000000000006')`,
  ],
  CreateDois1790000019000: [
    `INSERT INTO doi (doi, repository_id, release_id, reserved_at)
     VALUES ('10.5072/sphere.pid-of-small', '00000000-0000-7000-8000-000000000004', NULL,
             '2026-01-09'),
            ('10.5072/sphere.pid-of-v1', '00000000-0000-7000-8000-000000000004',
             '00000000-0000-7000-8000-000000000006', '2026-01-09')`,
  ],
  KeepRawUsage1790000020000: [
    `INSERT INTO usage_file (day, storage_key, sha256, size_bytes, event_count, written_at)
     VALUES ('2026-01-03', 'usage/2026-01-03', repeat('c', 64), 100, 1, '2026-01-04')`,
  ],
  CreateFixityChecks1790000021000: [
    `INSERT INTO fixity_check (sha256, at, actual, outcome)
     VALUES (repeat('b', 64), '2026-01-09', NULL, 'missing')`,
  ],
  CreatePaperTexts1790000022000: [
    `INSERT INTO record_text (repository_id, body, text_vector)
     VALUES ('00000000-0000-7000-8000-000000000004', 'A word', 'word:1')`,
    `INSERT INTO paper_reading (repository_id, release_id, sha256, state, due_at)
     VALUES ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000006',
             repeat('b', 64), 'waiting', '2026-01-08')`,
  ],
  CreateNotify1790000025000: [
    `INSERT INTO review_offer (id, release_id, service, offered_by, offered_at)
     VALUES ('00000000-0000-7000-8000-000000000014', '00000000-0000-7000-8000-000000000006',
             'https://reviews.example', '00000000-0000-7000-8000-000000000001', '2026-01-10')`,
    `INSERT INTO outgoing_notification (id, offer_id, activity, inbox, document, due_at)
     VALUES ('00000000-0000-7000-8000-000000000014', '00000000-0000-7000-8000-000000000014', 'offer',
             'https://reviews.example/inbox', '{}', '2026-01-10')`,
    `INSERT INTO inbox_notification (id, urn, origin, activity, document, received_at)
     VALUES ('00000000-0000-7000-8000-000000000015', 'urn:uuid:1', 'https://reviews.example',
             'announce', '{}', '2026-01-11')`,
    `INSERT INTO external_review (id, release_id, notification_id, offer_id, kind, address, title,
                                  service, service_name, state, announced_at, due_at)
     VALUES ('00000000-0000-7000-8000-000000000016', '00000000-0000-7000-8000-000000000006',
             '00000000-0000-7000-8000-000000000015', '00000000-0000-7000-8000-000000000014', 'review',
             'https://reviews.example/1', '', 'https://reviews.example', 'Reviews', 'waiting',
             '2026-01-11', '2026-01-11')`,
    `INSERT INTO opinion_addressed (release_id, opinion_id)
     VALUES ('00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000011')`,
  ],
  CreateReleaseCredit1790000026000: [
    `INSERT INTO release_credit (release_id, orcid, account_id, is_publisher)
     VALUES ('00000000-0000-7000-8000-000000000006', '0000-0002-1825-0097',
             '00000000-0000-7000-8000-000000000001', true)`,
  ],
  CreateUptime1790000027000: [
    `INSERT INTO uptime_stretch (id, began_at, seen_at)
     VALUES ('00000000-0000-7000-8000-000000000027', '2026-01-08', '2026-01-09')`,
  ],
  ScheduleFixityChecks1790000028000: [
    `INSERT INTO fixity_check (sha256, at, actual, outcome, restored_from)
     VALUES (repeat('b', 64), '2026-01-10', repeat('b', 64), 'restored', 'ocfl-mirror')`,
    `INSERT INTO release_replica (release_id, kind, replicated_at)
     VALUES ('00000000-0000-7000-8000-000000000006', 'bag', '2026-01-11')`,
  ],
  RestoreWhatIsSaid1790000030000: [
    `INSERT INTO release_credit (release_id, orcid, is_publisher, confirmed_at)
     VALUES ('00000000-0000-7000-8000-000000000006', '0000-0001-5109-3700', false, '2026-01-12')`,
    `INSERT INTO external_review (id, release_id, kind, address, title, service, service_name, state,
                                  announced_at, confirmed_at, due_at)
     VALUES ('00000000-0000-7000-8000-000000000030', '00000000-0000-7000-8000-000000000006',
             'endorsement', 'https://reviews.example/2', '', 'https://reviews.example', 'Reviews',
             'shown', '2026-01-12', '2026-01-12', '2026-01-12')`,
  ],
};
