/** A picture that is kept as an attachment. */
import { Center, Image, Text } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { call, inlineAddress } from '../desk.ts';

/** Fetches the picture once and keeps it as a local address as long as it is shown: offered files can be fetched only once. */
function usePicture(id: string | null) {
  return useQuery({
    queryKey: ['picture', id],
    queryFn: async ({ signal }) => {
      const offered = await call('attachments.open', { id: id ?? '' }, { signal });
      const response = await fetch(inlineAddress(offered), { signal });
      return response.blob();
    },
    enabled: id !== null,
    staleTime: Infinity,
    select: addressOf,
  });
}

const addresses = new WeakMap<Blob, string>();

function addressOf(blob: Blob): string {
  const known = addresses.get(blob) ?? URL.createObjectURL(blob);
  addresses.set(blob, known);
  return known;
}

interface PhotoProps {
  readonly id: string | null;
  /** Whose picture it is, for those who do not see it. */
  readonly name: string;
  readonly width?: number;
}

/** A portrait of 5 : 7, or its empty place. */
export function Photo({ id, name, width = 90 }: PhotoProps) {
  const picture = usePicture(id);
  const height = Math.round(width * 1.4);
  if (picture.data !== undefined)
    return <Image src={picture.data} alt={`${name}的照片`} w={width} h={height} fit="cover" radius={2} />;
  return (
    <Center w={width} h={height} bg="gray.1" bd="1px solid gray.3" bdrs={2} style={{ flexShrink: 0 }}>
      {picture.isError ? (
        <Text size="xs" c="gray.7">
          照片读不出
        </Text>
      ) : (
        <IconUser size={width / 2.6} stroke={1} color="var(--mantine-color-gray-5)" aria-hidden />
      )}
    </Center>
  );
}
