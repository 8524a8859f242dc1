import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';

/** What accounts are told of. */
export const notificationKinds = [
  'advisor-invited',
  'invitation-accepted',
  'invitation-declined',
  'opinion-given',
  'opinion-revised',
  'opinion-replied',
  'release-published',
  'candidate-abandoned',
  'file-damaged',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** The release that a notification is about, as it was called then. */
export interface NotificationSubject {
  readonly kind: RepositoryKind;
  /** Handle. */
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly title: string;
}

/** What there is to tell. */
export interface News {
  readonly kind: NotificationKind;
  readonly subject: NotificationSubject;
  /** Handle of whoever did it. */
  readonly actor: string;
}

/** One notification of an account. */
export interface NotificationView extends News {
  readonly id: string;
  readonly at: Date;
  readonly readAt: Date | null;
}
