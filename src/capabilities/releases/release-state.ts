import type { ReleaseState } from '../../domain/release/states.js';
import type { ReleaseView } from './release-view.js';

/** A release as the rules of its life see it. */
export function stateOf({ state, notice }: Pick<ReleaseView, 'state' | 'notice'>): ReleaseState {
  switch (state) {
    case 'candidate':
    case 'abandoned':
      return { state };
    case 'published':
    case 'withdrawn':
      return notice === null ? { state } : { state, notice };
  }
}
