/** The office's signing key (Ed25519, RFC 8032): the county knows by it that a parcel comes from this office. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Manifest, SignedManifest } from './manifest.ts';

export interface OfficeKey {
  /** PKCS#8 DER; secret: the caller keeps it in the encrypted store. */
  readonly privateKey: Uint8Array;
  /** SPKI DER in base64. */
  readonly publicKey: string;
  readonly fingerprint: string;
}

/** A new random key. */
export function createOfficeKey(): OfficeKey {
  const pair = generateKeyPairSync('ed25519');
  return describe(pair.privateKey.export({ format: 'der', type: 'pkcs8' }), pair.publicKey);
}

/**
 * The key that the caller kept.
 *
 * @param privateKey PKCS#8 DER, as `createOfficeKey` gave it.
 */
export function openOfficeKey(privateKey: Uint8Array): OfficeKey {
  return describe(privateKey, createPublicKey(secretOf(privateKey)));
}

function secretOf(privateKey: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
}

function describe(privateKey: Uint8Array, publicKey: KeyObject): OfficeKey {
  const encoded = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return { privateKey: new Uint8Array(privateKey), publicKey: encoded, fingerprint: fingerprint(encoded) };
}

/**
 * What two people compare on the cover sheet and on the screen: 128 bits of the key's SHA-256 in eight groups of four, as
 * `3F2A 91C0 …`.
 *
 * @param publicKey SPKI DER in base64.
 */
export function fingerprint(publicKey: string): string {
  const hex = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 32).toUpperCase();
  return (hex.match(/.{4}/gu) ?? []).join(' ');
}

/** Signs the canonical JSON of the manifest. */
export function signManifest(manifest: Manifest, key: OfficeKey): SignedManifest {
  const signature = sign(null, Buffer.from(canonicalJson(manifest)), secretOf(key.privateKey));
  return { manifest, signature: signature.toString('base64') };
}

/**
 * Whether the manifest was signed with the key that it names. Whether that key is the office's is for the receiver to
 * judge by the fingerprint (`judgeSequence`).
 */
export function verifyManifest(signed: SignedManifest): boolean {
  const { manifest, signature } = signed;
  if (manifest.keyFingerprint !== fingerprint(manifest.publicKey)) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(manifest.publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(canonicalJson(manifest)), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
