/** A photo made ready for keeping: upright, no larger than paper needs, redrawn — so that nothing of the camera's notes is left. */

/** The longer side, in pixels: half an A4 page at 200 dpi. */
const longest = 2000;
const quality = 0.85;

/** What a redrawn photo measures. */
export function shrunk(width: number, height: number): { readonly width: number; readonly height: number } {
  const factor = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/**
 * The photo as a JPEG without metadata; null where the browser cannot read it as a picture. A file that is no picture goes to
 * the desk as it is only while it is small: the desk says what is wrong with it.
 */
export async function shrinkPhoto(file: File): Promise<File | null> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
  const { width, height } = shrunk(picture.width, picture.height);
  const canvas = new OffscreenCanvas(width, height);
  const paint = canvas.getContext('2d');
  if (paint === null) return null;
  // What was see-through prints white.
  paint.fillStyle = '#fff';
  paint.fillRect(0, 0, width, height);
  paint.drawImage(picture, 0, 0, width, height);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new File([blob], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' });
}
