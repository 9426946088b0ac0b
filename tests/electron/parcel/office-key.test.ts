import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../../electron/parcel/canonical-json.ts';
import type { Manifest } from '../../../electron/parcel/manifest.ts';
import {
  createOfficeKey,
  fingerprint,
  openOfficeKey,
  signManifest,
  verifyManifest,
} from '../../../electron/parcel/office-key.ts';
import { parcelFiles } from '../../../electron/parcel/parcel-files.ts';
import { orderInto } from './sample-parcel.ts';

const key = createOfficeKey();
const signed = parcelFiles(orderInto('', { officeKey: key })).signed;

describe('canonical JSON', () => {
  it('spells a value in one way, whatever the order of its keys', () => {
    expect(canonicalJson({ b: [1, null, true], a: { é: '"', Z: 0 } })).toBe(
      '{"a":{"Z":0,"é":"\\""},"b":[1,null,true]}',
    );
  });

  it('means the same as it was given', () => {
    const value = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger(),
        fc.string({ unit: 'grapheme' }),
        fc.array(tie('json')),
        fc.dictionary(fc.string(), tie('json'), { noNullPrototype: true }),
      ),
    })).json;
    fc.assert(
      fc.property(value, (json) => {
        expect(JSON.parse(canonicalJson(json))).toEqual(normalised(json));
      }),
    );
  });

  it.each([0.1, Number.NaN, Infinity, 2 ** 53])('refuses %d, which has no one spelling', (number) => {
    expect(() => canonicalJson({ number })).toThrow(RangeError);
  });
});

/** JSON knows no negative zero. */
function normalised(json: Json): unknown {
  return JSON.parse(JSON.stringify(json));
}

describe('the office key', () => {
  it('signs what verifies, also after it was kept and opened again', () => {
    expect(verifyManifest(signed)).toBe(true);
    const reopened = openOfficeKey(key.privateKey);
    expect(reopened).toEqual(key);
    expect(verifyManifest(signManifest(signed.manifest, reopened))).toBe(true);
  });

  it('verifies whatever the spelling of the file', () => {
    const backwards = Object.fromEntries(Object.entries(signed.manifest).reverse()) as Manifest;
    expect(Object.keys(backwards)[0]).not.toBe(Object.keys(signed.manifest)[0]);
    expect(verifyManifest({ manifest: backwards, signature: signed.signature })).toBe(true);
  });

  it('shows a fingerprint in eight groups of four that is another one for another key', () => {
    expect(key.fingerprint).toMatch(/^[0-9A-F]{4}( [0-9A-F]{4}){7}$/u);
    expect(fingerprint(key.publicKey)).toBe(key.fingerprint);
    expect(createOfficeKey().fingerprint).not.toBe(key.fingerprint);
  });

  it.each<[string, Partial<Manifest>]>([
    ['period', { period: '2027年' }],
    ['sequence', { sequence: 4 }],
    ['recipient', { recipient: '别处' }],
    ['previous parcel', { previousParcelHash: null }],
    ['disclosure', { disclosure: { people: 'full' } }],
    ['files', { files: [] }],
    ['fingerprint', { keyFingerprint: createOfficeKey().fingerprint }],
  ])('does not verify with another %s', (_what, change) => {
    expect(verifyManifest({ ...signed, manifest: { ...signed.manifest, ...change } })).toBe(false);
  });

  it('does not verify what another key signed in its name', () => {
    const stranger = createOfficeKey();
    expect(verifyManifest(signManifest(signed.manifest, stranger))).toBe(false);
    const inTheirName = { ...signed.manifest, publicKey: stranger.publicKey };
    expect(verifyManifest(signManifest(inTheirName, stranger))).toBe(false);
  });

  it('says no, without failing, to keys and signatures that are none', () => {
    fc.assert(
      fc.property(fc.string(), fc.base64String(), (publicKey, signature) => {
        const manifest = { ...signed.manifest, publicKey, keyFingerprint: fingerprint(publicKey) };
        expect(verifyManifest({ manifest, signature })).toBe(false);
      }),
    );
  });
});
