import { z } from 'zod';
import { changePreview } from '../../artifacts/brief-change.ts';
import { instant, person } from './fields.ts';

export const briefChangeView = z
  .strictObject({
    id: z.string(),
    status: z
      .enum(['pending', 'applied', 'discarded', 'outdated'])
      .meta({ description: 'Outdated: the brief has changed since, so that it can no longer be applied.' }),
    by: person,
    at: instant.meta({ description: "When it was asked for, on the run's clock." }),
    ...changePreview.shape,
  })
  .meta({ id: 'BriefChangePreview', description: 'A change of the brief and what it does to the plan.' });
