import { describe, expect, it } from 'vitest';
import { checkPassword, judgePassword, suggestPassword } from '../../../electron/parcel/password.ts';

describe('the password of a parcel', () => {
  it('is suggested strong, readable, and another one each time', () => {
    const suggested = Array.from({ length: 200 }, suggestPassword);
    expect(new Set(suggested).size).toBe(200);
    for (const password of suggested) {
      expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/u);
      expect(password).not.toMatch(/[01ilouv]/u);
      expect(judgePassword(password).strength).toBe('strong');
    }
  });

  it.each([
    ['1234567', 'refused', /至少 8 位/u],
    ['x'.repeat(100), 'refused', /太长/u],
    [' 12345678', 'refused', /空格/u],
    ['1234\n5678', 'refused', /看不见/u],
    ['12345678', 'weak', /偏弱/u],
    ['aaaaaaaaaaaa', 'weak', /偏弱/u],
    ['kd7sbw2q', 'weak', /偏弱/u],
    ['社区工作者台账上报', 'weak', /7-Zip/u],
    ['kd7sbw2qmx3f', 'fair', /中等/u],
    ['Kd7#bw2q!x3fPz', 'strong', /足够/u],
  ])('judges %j as %s', (password, strength, sentence) => {
    const judged = judgePassword(password);
    expect(judged.strength).toBe(strength);
    expect(judged.sentence).toMatch(sentence);
  });

  it('lets a weak one pass and refuses one that is too short', () => {
    expect(() => checkPassword('12345678')).not.toThrow();
    expect(() => checkPassword('1234567')).toThrow(expect.objectContaining({ code: 'parcel-password-refused' }));
  });
});
