/**
 * Who may enter the loopback host. Any program and any web page on this PC can reach 127.0.0.1, so an address, a cookie and
 * the browser's own statement of where a request comes from must all agree.
 */
import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';

export interface Gate {
  /** A new launch token: good for one entry. */
  readonly invite: () => string;
  /** Exchanges a launch token for the value of a new cookie; null when the token is unknown or was used. */
  readonly admit: (token: string) => string | null;
  /** The client behind a `Cookie` header, under a name that is not the secret itself; null for strangers. */
  readonly clientOf: (cookieHeader: string | undefined) => string | null;
  readonly cookieName: string;
}

/** Links that were printed but not used: the oldest ones stop working beyond this number. */
const openInvitations = 20;

/** Keeps the tokens of one run; nothing of it is written to disk. @param port part of the cookie's name, as cookies ignore ports */
export function openGate(port: number): Gate {
  const cookieName = `taizhang-${port}`;
  const invitations: string[] = [];
  const clients = new Map<string, string>();
  return {
    cookieName,
    invite: () => {
      const token = secret();
      invitations.push(token);
      if (invitations.length > openInvitations) invitations.shift();
      return token;
    },
    admit: (token) => {
      const place = invitations.findIndex((known) => sameSecret(known, token));
      if (place < 0) return null;
      invitations.splice(place, 1);
      const value = secret();
      clients.set(value, randomUUID());
      return value;
    },
    clientOf: (header) => {
      for (const value of cookieValues(header ?? '', cookieName)) {
        for (const [known, client] of clients) if (sameSecret(known, value)) return client;
      }
      return null;
    },
  };
}

/** A secret of 32 random bytes in the letters of URLs. */
export function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares without telling by the time it takes how much was right. */
export function sameSecret(known: string, given: string): boolean {
  const [left, right] = [Buffer.from(known), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** All values that a `Cookie` header gives for a name. */
export function cookieValues(header: string, name: string): string[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

/** The names under which the host may be addressed: by these no foreign site can reach it through a DNS name of its own. */
export function ownHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

export interface Provenance {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, which every present browser sends and no page can forge. */
  readonly fetchSite: string | undefined;
  readonly method: string;
}

/** What is wrong with where a request comes from; null when nothing is. */
export function foreignness(from: Provenance, port: number): 'host' | 'origin' | null {
  const { host, origin, fetchSite, method } = from;
  if (host === undefined || !ownHosts(port).includes(host)) return 'host';
  if (origin !== undefined && origin !== `http://${host}`) return 'origin';
  // A link or address typed by the user is `none`; following a link elsewhere is a mere GET and brings no strict cookie.
  const own = fetchSite === undefined || fetchSite === 'same-origin' || (fetchSite === 'none' && method === 'GET');
  if (!own && method !== 'GET') return 'origin';
  return null;
}
