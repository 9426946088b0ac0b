import { describe, expect, it } from 'vitest';
import { knownDrives, localDrives } from '../../../electron/host/drives.ts';
import { readBlockDevices, readMounts } from '../../../electron/host/drives-linux.ts';
import { powershellPath, powershellWords, readLogicalDisks } from '../../../electron/host/drives-windows.ts';

/** As `Win32_LogicalDisk` and `Get-Disk` answer on an office PC with a stick, a USB disk, a card reader and a mapped drive. */
const officePc = `\uFEFF{"usb":["E","F"],"disks":[
{"DeviceID":"C:","VolumeName":"系统","DriveType":3,"FileSystem":"NTFS","Size":255953203200,"FreeSpace":90284077056},
{"DeviceID":"D:","VolumeName":"","DriveType":5,"FileSystem":null,"Size":null,"FreeSpace":null},
{"DeviceID":"E:","VolumeName":"上报U盘","DriveType":2,"FileSystem":"FAT32","Size":31029460992,"FreeSpace":31020000000},
{"DeviceID":"F:","VolumeName":"移动硬盘","DriveType":3,"FileSystem":"exFAT","Size":1000202043392,"FreeSpace":5},
{"DeviceID":"G:","VolumeName":null,"DriveType":2,"FileSystem":null,"Size":null,"FreeSpace":null},
{"DeviceID":"Z:","VolumeName":"share","DriveType":4,"FileSystem":"NTFS","Size":1,"FreeSpace":1}],"locked":["F"]}`;

/** As util-linux 2.38 prints it, with a stick, a card whose reader is not removable itself, and a container's bind mounts. */
const laptop = JSON.stringify({
  blockdevices: [
    {
      label: null,
      rm: false,
      ro: false,
      hotplug: false,
      tran: null,
      size: 4096,
      fstype: 'squashfs',
      mountpoints: ['/snap/core/1'],
    },
    {
      label: null,
      rm: false,
      ro: false,
      hotplug: false,
      tran: 'nvme',
      size: 512110190592,
      fstype: null,
      mountpoints: [null],
      children: [
        {
          label: 'EFI',
          rm: false,
          ro: false,
          hotplug: false,
          tran: 'nvme',
          size: 536870912,
          fstype: 'vfat',
          mountpoints: ['/boot/efi'],
        },
        {
          label: null,
          rm: false,
          ro: false,
          hotplug: false,
          tran: 'nvme',
          size: 500000000000,
          fstype: 'ext4',
          mountpoints: ['/', '/etc/hosts'],
        },
        {
          label: null,
          rm: false,
          ro: false,
          hotplug: false,
          tran: 'nvme',
          size: 8589934592,
          fstype: 'swap',
          mountpoints: ['[SWAP]'],
        },
      ],
    },
    {
      label: null,
      rm: true,
      ro: false,
      hotplug: true,
      tran: 'usb',
      size: 31029460992,
      fstype: null,
      mountpoints: [null],
      children: [
        {
          label: '上报',
          rm: false,
          ro: false,
          hotplug: false,
          tran: null,
          size: 31028412416,
          fstype: 'exfat',
          mountpoints: ['/media/a/上 报'],
        },
      ],
    },
    {
      label: 'LOCKED',
      rm: false,
      ro: true,
      hotplug: true,
      tran: null,
      size: 64,
      fstype: 'vfat',
      mountpoints: ['/run/media/a/LOCKED'],
    },
  ],
});

const mounts = `sysfs /sys sysfs rw,nosuid 0 0
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
/dev/sdb1 /media/a/上\\040报 exfat ro,nosuid,uid=1000 0 0
server:/export /mnt/公共 nfs4 rw,vers=4.2 0 0
//nas/share /mnt/nas cifs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
`;

describe('drives on Windows', () => {
  it('are read with labels; USB disks count as removable, discs and empty card readers not at all', () => {
    const drives = readLogicalDisks(officePc)!;
    expect(
      drives.map(({ path, label, removable, readOnly, network }) => [path, label, removable, readOnly, network]),
    ).toEqual([
      ['C:\\', '系统', false, false, false],
      ['E:\\', '上报U盘', true, false, false],
      ['F:\\', '移动硬盘', true, true, false],
      ['Z:\\', 'share', false, false, true],
    ]);
    expect(drives[1]).toMatchObject({ size: 31029460992, free: 31020000000, fileSystem: 'FAT32' });
  });

  it('are not read out of anything else', () => {
    for (const text of ['', 'Access denied', '{}', '[]', '{"disks":[{"DeviceID":5}],"usb":[],"locked":[]}']) {
      expect(readLogicalDisks(text)).toBeNull();
    }
  });

  it("are asked for by the system's own PowerShell, without profile, and not by wmic", () => {
    expect(powershellPath({ SystemRoot: 'D:\\WINDOWS' })).toBe(
      'D:\\WINDOWS\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
    );
    expect(powershellWords).toContain('-NoProfile');
    const question = Buffer.from(powershellWords.at(-1)!, 'base64').toString('utf16le');
    expect(question).toContain('Get-CimInstance Win32_LogicalDisk');
    expect(question).toContain("BusType -eq 'USB'");
    expect(question).not.toMatch(/wmic/i);
  });
});

describe('drives on Linux', () => {
  it('are what is mounted for the user; a partition is removable when its disk is', () => {
    const drives = readBlockDevices(laptop, readMounts(mounts))!;
    expect(drives.map(({ path, label, removable, readOnly }) => [path, label, removable, readOnly])).toEqual([
      ['/', '', false, false],
      ['/media/a/上 报', '上报', true, true],
      ['/run/media/a/LOCKED', 'LOCKED', true, true],
    ]);
  });

  it('are read from older versions that write numbers and flags as text', () => {
    const old =
      '{"blockdevices":[{"label":"U","rm":"1","ro":"0","size":"64","fstype":"vfat","mountpoints":["/mnt/u"]}]}';
    expect(readBlockDevices(old, [])).toMatchObject([{ path: '/mnt/u', removable: true, readOnly: false, size: 64 }]);
    expect(readBlockDevices('lsblk: failed', [])).toBeNull();
  });

  it('on the network are recognised by their file system', () => {
    const network = readMounts(mounts).filter((mount) => mount.network);
    expect(network.map((mount) => mount.path)).toEqual(['/mnt/公共', '/mnt/nas', '/run/user/1000/gvfs']);
  });
});

describe('the drives of this machine', () => {
  it('are found with their free space, removable ones first', async () => {
    const drives = await knownDrives();
    const root = drives.find((drive) => drive.path === '/');
    expect(root?.size).toBeGreaterThan(0);
    expect(root?.free).toBeGreaterThan(0);
    const flags = drives.map((drive) => drive.removable);
    expect(flags).toEqual(flags.toSorted((left, right) => Number(right) - Number(left)));
    expect((await localDrives())[0]).not.toHaveProperty('network');
  });

  it('are still found where the system cannot be asked', async () => {
    const { PATH } = process.env;
    process.env['PATH'] = '/nowhere';
    try {
      expect(await localDrives()).toMatchObject([{ path: '/', removable: false }]);
    } finally {
      process.env['PATH'] = PATH;
    }
  });
});
