import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, guarded, paperSecurityPolicy } from '../../../electron/host/headers.ts';

const directives = (policy: string) =>
  Object.fromEntries(
    policy.split('; ').map((line) => {
      const [name = '', ...sources] = line.split(' ');
      return [name, sources];
    }),
  );

describe('the content security policy', () => {
  it('forbids all that is not named, and names nothing outside', () => {
    const policy = directives(contentSecurityPolicy);
    expect(policy['default-src']).toEqual(["'none'"]);
    expect(policy['script-src']).toEqual(["'self'"]);
    expect(policy['base-uri']).toEqual(["'none'"]);
    expect(policy['form-action']).toEqual(["'none'"]);
    expect(contentSecurityPolicy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(Object.entries(policy).filter(([, sources]) => sources.includes("'unsafe-inline'"))).toHaveLength(1);
  });

  it('of a paper allows no script and no frame', () => {
    expect(paperSecurityPolicy).not.toMatch(/script-src|frame-src|connect-src|https?:/);
    expect(directives(paperSecurityPolicy)['default-src']).toEqual(["'none'"]);
  });
});

describe('a guarded answer', () => {
  it('keeps status and body, is not cached unless it says so, and hides what is for the host', async () => {
    const answer = guarded(Response.json({ a: 1 }, { status: 409, headers: { 'x-desk-state': 'open' } }));
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({ a: 1 });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.has('x-desk-state')).toBe(false);
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    const lasting = guarded(new Response('', { headers: { 'cache-control': 'immutable' } }));
    expect(lasting.headers.get('cache-control')).toBe('immutable');
  });
});
