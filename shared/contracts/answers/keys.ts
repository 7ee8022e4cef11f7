import { z } from 'zod';

const count = z.int().min(0);

export const rotatedKeys = z
  .strictObject({
    wrappedBy: z.string().meta({ description: 'Version of the wrapping key that now holds the keys.' }),
    rewrapped: count.meta({ description: 'Keys that an older version had wrapped.' }),
    renewed: z.boolean(),
    resealed: z
      .strictObject({ eventKeys: count, eventRows: count, listRows: count })
      .meta({ description: 'What now lies under the newest key of the organisation.' }),
  })
  .meta({ id: 'RotatedKeys', description: 'What a rotation of keys has done.' });
