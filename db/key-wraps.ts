/**
 * How a key is kept in the keyring: wrapped by a password or the recovery code (scrypt, AES-256-GCM), or sealed to a public key
 * (X25519, HKDF-SHA-256, AES-256-GCM), so that somebody can be given a new key who is not there to type a password.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  scrypt,
} from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

/** How costly a guess is; tests take less. 2^17 × 8 needs 128 MB and about a third of a second. */
export interface KeyCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}
export const usualCost: KeyCost = { N: 2 ** 17, r: 8, p: 1 };

export const wrapSchema = z.object({
  kdf: z.object({ name: z.literal('scrypt'), N: z.int(), r: z.int(), p: z.int(), salt: z.string() }),
  iv: z.string(),
  tag: z.string(),
  wrapped: z.string(),
});
export type Wrap = z.infer<typeof wrapSchema>;

export const sealSchema = z.object({
  /** The sender's public key, made for this seal alone. */
  from: z.string(),
  iv: z.string(),
  tag: z.string(),
  sealed: z.string(),
});
export type Seal = z.infer<typeof sealSchema>;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'hex');
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** Text as typed, so that full-width and combined forms of the same password agree. */
export const normalSecret = (secret: string): string => secret.normalize('NFKC');

function encrypt(content: Buffer, key: Buffer, bound: string) {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(content), cipher.final()]);
  return { iv: hex(iv), tag: hex(cipher.getAuthTag()), body: hex(body) };
}

function decrypt({ iv, tag, body }: ReturnType<typeof encrypt>, key: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytesOf(iv));
  decipher.setAAD(Buffer.from(bound)).setAuthTag(bytesOf(tag));
  return Buffer.concat([decipher.update(bytesOf(body)), decipher.final()]);
}

/**
 * Wraps a key by a secret that a person knows.
 * @param bound what the wrap is for; it opens for nothing else
 */
export async function wrap(key: Buffer, secret: string, bound: string, cost: KeyCost): Promise<Wrap> {
  const salt = randomBytes(16);
  const kek = await derive(normalSecret(secret), salt, 32, { ...cost, maxmem: 256 * cost.N * cost.r });
  const { body, ...rest } = encrypt(key, kek, bound);
  return { kdf: { name: 'scrypt', ...cost, salt: hex(salt) }, ...rest, wrapped: body };
}

/** The key, or null where the secret is wrong. */
export async function unwrap(entry: Wrap, secret: string, bound: string): Promise<Buffer | null> {
  const { N, r, p, salt } = entry.kdf;
  const kek = await derive(normalSecret(secret), bytesOf(salt), 32, { N, r, p, maxmem: 256 * N * r });
  try {
    return decrypt({ iv: entry.iv, tag: entry.tag, body: entry.wrapped }, kek, bound);
  } catch {
    return null;
  }
}

export interface KeyPair {
  /** SPKI DER in hex. */
  readonly publicKey: string;
  /** PKCS#8 DER; secret. */
  readonly privateKey: Buffer;
}

/** A new key pair to seal keys to. */
export function newKeyPair(): KeyPair {
  const pair = generateKeyPairSync('x25519');
  return {
    publicKey: hex(pair.publicKey.export({ format: 'der', type: 'spki' })),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }),
  };
}

const publicOf = (text: string): KeyObject => createPublicKey({ key: bytesOf(text), format: 'der', type: 'spki' });

/** What both sides compute, bound to both public keys so that it serves for this one seal. */
function sharedKey(own: KeyObject, other: KeyObject, from: string, to: string): Buffer {
  const shared = diffieHellman({ privateKey: own, publicKey: other });
  return Buffer.from(hkdfSync('sha256', shared, bytesOf(from + to), 'ledger key seal', 32));
}

/** Seals a key to a public key: whoever has the private one opens it, and nobody else, not even the sealer. */
export function seal(key: Buffer, publicKey: string, bound: string): Seal {
  const sender = newKeyPair();
  const own = createPrivateKey({ key: sender.privateKey, format: 'der', type: 'pkcs8' });
  const { body, ...rest } = encrypt(key, sharedKey(own, publicOf(publicKey), sender.publicKey, publicKey), bound);
  return { from: sender.publicKey, ...rest, sealed: body };
}

/** The sealed key, or null where it was sealed to another, for another purpose, or was changed. */
export function openSeal(entry: Seal, privateKey: Buffer, bound: string): Buffer | null {
  try {
    const own = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
    const to = hex(createPublicKey(own).export({ format: 'der', type: 'spki' }));
    const key = sharedKey(own, publicOf(entry.from), entry.from, to);
    return decrypt({ iv: entry.iv, tag: entry.tag, body: entry.sealed }, key, bound);
  } catch {
    return null;
  }
}
