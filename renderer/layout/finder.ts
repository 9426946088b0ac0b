/** Ctrl+K, opened from anywhere. Apart from what it shows, which is read later. */
import { createSpotlight } from '@mantine/spotlight';

export const [findStore, finder] = createSpotlight();
