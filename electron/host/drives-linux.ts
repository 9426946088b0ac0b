/** Drives on Linux: `lsblk` knows the sticks, `/proc/mounts` what is mounted how. */
import { z } from 'zod';
import type { KnownDrive } from './drives.ts';

export interface Mount {
  readonly path: string;
  readonly fileSystem: string;
  readonly readOnly: boolean;
  readonly network: boolean;
}

const networkSystems = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb',
  'smbfs',
  'smb3',
  'afpfs',
  'ncpfs',
  'davfs',
  'ceph',
  'glusterfs',
  'lustre',
  'fuse.sshfs',
  'fuse.davfs2',
  'fuse.gvfsd-fuse',
  'fuse.rclone',
  'fuse.glusterfs',
]);

/** Reads `/proc/mounts`: what is mounted where; a space in a path stands there as `\\040`. */
export function readMounts(text: string): readonly Mount[] {
  return text
    .split('\n')
    .map((line) => line.split(' '))
    .filter((parts) => parts.length >= 4)
    .map(([, path = '', fileSystem = '', options = '']) => ({
      path: path.replaceAll(/\\([0-7]{3})/gu, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
      fileSystem,
      readOnly: options.split(',').includes('ro'),
      network: networkSystems.has(fileSystem),
    }));
}

const flag = z.union([z.boolean(), z.literal(['0', '1']).transform((value) => value === '1')]);

const deviceShape = z.object({
  label: z.string().nullish(),
  rm: flag,
  ro: flag,
  hotplug: flag.optional(),
  tran: z.string().nullish(),
  /** A number since util-linux 2.33, a string before. */
  size: z.union([z.number(), z.string().transform(Number)]).nullish(),
  fstype: z.string().nullish(),
  mountpoints: z.array(z.string().nullable()).optional(),
  get children() {
    return z.array(deviceShape).optional();
  },
});

type Device = z.infer<typeof deviceShape>;

/** Mount points that belong to the system, not to the user. */
const systemPlace = /^\[|^\/(?:boot|efi|snap|etc|proc|sys|dev|run(?!\/media))(?:\/|$)/u;

/** Reads `lsblk -J -b`; null where it is not that. Only what is mounted is a drive; a partition is removable like its disk. */
export function readBlockDevices(text: string, mounts: readonly Mount[]): readonly KnownDrive[] | null {
  const answer = z.object({ blockdevices: z.array(deviceShape) }).safeParse(fromJson(text));
  if (!answer.success) return null;
  return answer.data.blockdevices.flatMap((device) => drivesOf(device, false, mounts));
}

function drivesOf(device: Device, onRemovable: boolean, mounts: readonly Mount[]): KnownDrive[] {
  const removable = onRemovable || device.rm || device.hotplug === true || device.tran === 'usb';
  const own = (device.mountpoints ?? [])
    .filter((path) => path !== null)
    .filter((path) => !systemPlace.test(path))
    .map((path) => ({
      path,
      label: device.label ?? '',
      removable,
      readOnly: device.ro || mounts.findLast((mount) => mount.path === path)?.readOnly === true,
      size: device.size ?? null,
      free: null,
      network: false,
      fileSystem: device.fstype ?? '',
    }));
  return [...own, ...(device.children ?? []).flatMap((child) => drivesOf(child, removable, mounts))];
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
