import { describe, expect, it } from '@jest/globals';
import { NotFound, Unavailable } from '../../domain/errors/sphere-error.js';
import { lostRace } from './lost-race.js';

describe('lostRace', () => {
  it.each(['40P01', '40001', '53100', '53300', '57P01', '08006', 'ENOSPC', 'ECONNREFUSED'])(
    'asks to try again on %s',
    (code) => {
      expect(lostRace({ code })).toBeInstanceOf(Unavailable);
      expect(lostRace({ driverError: { code } })).toBeInstanceOf(Unavailable);
    },
  );

  it('tells of what was removed meanwhile', () => {
    expect(lostRace({ driverError: { code: '23503' } })).toBeInstanceOf(NotFound);
  });

  it.each([{ code: '42601' }, { code: '23505' }, new Error('no code'), 'text', null])(
    'leaves %j to the operators',
    (error) => {
      expect(lostRace(error)).toBeNull();
    },
  );
});
