import { executionFacts } from '../artifacts/record-views.ts';
import { defineGate } from '../kernel/define-gate.ts';

/** Guards the way out of Execute: the day is over when a person says so, not when the calendar does. */
export const executeGate = defineGate({
  name: 'execute-gate',
  title: 'Execute gate',
  reads: [executionFacts],
  rules: {
    'a person recorded that the event was held or cancelled': ({ executionFacts: { conclusion } }) =>
      conclusion
        ? []
        : [
            {
              detail: 'Nobody has recorded yet how the event ended.',
              remedy: 'Record that it was held, or cancelled.',
            },
          ],
  },
});
