import { postmortem } from '../artifacts/postmortem.ts';
import { defineGate } from '../kernel/define-gate.ts';

/** Guards the end of the run: what the owner is asked to accept is complete and honest. */
export const postmortemGate = defineGate({
  name: 'postmortem-gate',
  title: 'Postmortem gate',
  reads: [postmortem],
  rules: {
    'the outcome is held or cancelled': ({ Postmortem }) =>
      Postmortem.outcome === 'not-recorded'
        ? [
            {
              pointer: '/outcome',
              detail: 'The outcome of the event is not recorded.',
              remedy: 'Record the conclusion: held or cancelled.',
            },
          ]
        : [],
    'a rehearsal is never shown as measured': ({ Postmortem }) =>
      Postmortem.metrics.flatMap((metric, index) =>
        Postmortem.simulated && metric.value !== null && !metric.simulated
          ? [{ pointer: `/metrics/${index}`, detail: `${metric.name} is not marked as simulated.` }]
          : [],
      ),
    'every missed target leads to a lesson': ({ Postmortem }) =>
      Postmortem.metrics.some((metric) => metric.status === 'missed') && Postmortem.lessons.length === 0
        ? [{ pointer: '/lessons', detail: 'Targets were missed and no lesson was drawn.' }]
        : [],
    'there is at least one recommendation for the next event': ({ Postmortem }) =>
      Postmortem.recommendations.length > 0
        ? []
        : [{ pointer: '/recommendations', detail: 'There is none.' }],
  },
});
