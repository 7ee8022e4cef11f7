import { describe, expect, it } from 'vitest';
import { briefOf } from '../../static-web/src/app/brief-of.ts';

describe('a brief from the page', () => {
  it('is the text with what was put right beside it', () => {
    const fixes = { title: ' Rust evening ', audienceSize: '25', place: '', owner: 'Ola' };
    expect(briefOf('Some text', fixes)).toEqual({
      text: 'Some text',
      title: 'Rust evening',
      audienceSize: 25,
      stakeholders: [{ name: 'Ola', role: 'Owner' }],
    });
  });

  it('hands on what is no number, for the API to name', () => {
    expect(briefOf('', { audienceSize: 'many' })).toEqual({ audienceSize: 'many' });
  });
});
