/** What an invited advisor did so far. */
export const invitationStatuses = ['pending', 'accepted', 'declined'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

/** How many were invited, and how many of them need not be waited for. */
export interface Answers {
  readonly invited: number;
  readonly answered: number;
}

/**
 * Counts answers: an opinion is one, whatever it says, and declining is one (design §5). That there
 * is an opinion is all that is asked of it.
 */
export function countAnswers(
  invitations: readonly { readonly status: InvitationStatus; readonly hasOpinion: boolean }[],
): Answers {
  return {
    invited: invitations.length,
    answered: invitations.filter(({ status, hasOpinion }) => hasOpinion || status === 'declined')
      .length,
  };
}
