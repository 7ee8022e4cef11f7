import { eventBrief } from '../artifacts/event-brief.ts';
import { requirements } from '../artifacts/requirements.ts';
import { stakeholderMap } from '../artifacts/stakeholder-map.ts';
import { defineGate } from '../kernel/define-gate.ts';
import type { Breach } from '../kernel/finding.ts';

/** Guards the way out of Initiate: what planning cannot do without is there. Open conflicts hold it up as questions of their own. */
export const briefGate = defineGate({
  name: 'brief-gate',
  title: 'Brief gate',
  reads: [eventBrief, requirements, stakeholderMap],
  rules: {
    'the brief names a place': ({ EventBrief: { place, timeZone } }) =>
      needed(place && timeZone, '/place', 'a place whose time zone is known', 'Name the city and country.'),
    'the brief names dates or a window': ({ EventBrief: { dates, dateWindow } }) =>
      needed(dates ?? dateWindow, '/dates', 'dates', 'Give the days, or a window to choose from.'),
    'the event lies in the future': ({ EventBrief: { dates, dateWindow, asOf } }) => {
      const last = dates?.days.at(-1) ?? dateWindow?.to;
      return last !== undefined && last < asOf
        ? [
            {
              pointer: '/dates',
              detail: `It would end on ${last}, the plan is made on ${asOf}.`,
              remedy: 'Give dates to come.',
            },
          ]
        : [];
    },
    'the brief says how many people come': ({ EventBrief: { audience } }) =>
      needed(
        audience && audience.inPerson + audience.online > 0,
        '/audience',
        'an audience',
        'Say how many people are expected.',
      ),
    'the brief says what kind of event it is': ({ EventBrief: { eventType } }) =>
      needed(eventType, '/eventType', 'a kind of event', 'Choose the kind of event.'),
    'the brief names an owner': ({ StakeholderMap: { ownerId } }) =>
      ownerId === null
        ? [
            {
              artifact: 'StakeholderMap',
              pointer: '/ownerId',
              detail: 'Nobody owns the event.',
              remedy: 'Name the person who decides in the end.',
            },
          ]
        : [],
    'the requirements have at least one must': ({ Requirements: { items } }) =>
      items.some(({ priority }) => priority === 'must')
        ? []
        : [
            {
              artifact: 'Requirements',
              pointer: '/items',
              detail: 'Nothing is a must.',
              remedy: 'Say what the event cannot do without.',
            },
          ],
    'every approval has somebody to ask': ({ StakeholderMap: { chains } }) =>
      chains.flatMap(({ approval, approvers }, index): Breach[] =>
        approvers.length > 0
          ? []
          : [
              {
                artifact: 'StakeholderMap',
                pointer: `/chains/${index}`,
                detail: `Nobody can be asked (${approval}).`,
                remedy: 'Name an owner or an approver.',
              },
            ],
      ),
  },
});

function needed(value: unknown, pointer: string, what: string, remedy: string): Breach[] {
  return value ? [] : [{ pointer, detail: `The brief does not name ${what}.`, remedy }];
}
