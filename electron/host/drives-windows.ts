/** Drives on Windows: one question to PowerShell 5.1, which every Windows 10 and 11 has (`wmic` is gone from new ones). */
import { z } from 'zod';
import type { KnownDrive } from './drives.ts';

/**
 * Logical disks by CIM; and the letters on USB disks, since USB hard disks and many sticks call themselves fixed (DriveType 3).
 * `Get-Disk` may be missing or forbidden: then DriveType alone decides.
 */
const question = `
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
$disks = @(Get-CimInstance Win32_LogicalDisk | Select-Object DeviceID, VolumeName, DriveType, FileSystem, Size, FreeSpace)
$usb = @()
$locked = @()
try {
  foreach ($disk in @(Get-Disk)) {
    foreach ($part in @($disk | Get-Partition -ErrorAction SilentlyContinue | Where-Object { $_.DriveLetter })) {
      if ($disk.BusType -eq 'USB') { $usb += [string]$part.DriveLetter }
      if ($disk.IsReadOnly -or $part.IsReadOnly) { $locked += [string]$part.DriveLetter }
    }
  }
} catch { }
ConvertTo-Json -Compress -Depth 3 @{ disks = $disks; usb = $usb; locked = $locked }
`;

/** The words after `powershell.exe`; the question is encoded so that no quoting can spoil it. */
export const powershellWords: readonly string[] = [
  '-NoLogo',
  '-NoProfile',
  '-NonInteractive',
  '-ExecutionPolicy',
  'Bypass',
  '-EncodedCommand',
  Buffer.from(question, 'utf16le').toString('base64'),
];

/** The system's own PowerShell, not one that a folder in PATH offers. */
export function powershellPath(environment: Readonly<Record<string, string | undefined>>): string {
  const root = environment['SystemRoot'] || 'C:\\Windows';
  return `${root}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
}

const answerShape = z.object({
  disks: z.array(
    z.object({
      DeviceID: z.string(),
      VolumeName: z.string().nullish(),
      /** 2 removable, 3 fixed, 4 network, 5 disc, 6 memory. */
      DriveType: z.number(),
      FileSystem: z.string().nullish(),
      Size: z.number().nullish(),
      FreeSpace: z.number().nullish(),
    }),
  ),
  usb: z.array(z.string()),
  locked: z.array(z.string()),
});

/** Reads the answer; null where it is not one. Discs, and card readers without a card, are left out. */
export function readLogicalDisks(text: string): readonly KnownDrive[] | null {
  const answer = answerShape.safeParse(fromJson(text));
  if (!answer.success) return null;
  const { disks, usb, locked } = answer.data;
  const lists = (letters: readonly string[], id: string) =>
    letters.some((letter) => id.toUpperCase() === `${letter.toUpperCase()}:`);
  return disks
    .filter((disk) => [2, 3, 4, 6].includes(disk.DriveType) && !(disk.DriveType === 2 && !disk.FileSystem))
    .map((disk) => ({
      path: `${disk.DeviceID}\\`,
      label: disk.VolumeName ?? '',
      removable: disk.DriveType === 2 || lists(usb, disk.DeviceID),
      readOnly: lists(locked, disk.DeviceID),
      size: disk.Size ?? null,
      free: disk.FreeSpace ?? null,
      network: disk.DriveType === 4,
      fileSystem: disk.FileSystem ?? '',
    }));
}

function fromJson(text: string): unknown {
  try {
    // Some PowerShells put a byte order mark before their output.
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
}
