// The plain list of events. Text comes from users and is only ever set as text.
const REFRESH_MS = 3_000;
const status = document.querySelector('#status');
const list = document.querySelector('#events');
let shown = '';

function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function card(event) {
  const item = element('li', '', event.rehearsalOf ? 'rehearsal' : '');
  item.append(element('h2', event.title));
  const kind = event.rehearsalOf ? 'Rehearsal, ' : '';
  item.append(element('p', `${kind}${event.state} - ${event.status}`, 'state'));
  if (event.waitingFor.length > 0) {
    item.append(element('p', 'Waits for:', 'state'));
    const waiting = element('ul', '', 'waiting');
    for (const { what, who } of event.waitingFor) waiting.append(element('li', `${what} (${who})`));
    item.append(waiting);
  }
  if (event.started) {
    const plan = element('a', 'Read the plan');
    plan.href = `/api/events/${encodeURIComponent(event.id)}/exports/plan.md`;
    plan.setAttribute('aria-label', `Read the plan of ${event.title}`);
    item.append(plan);
  }
  return item;
}

function countText(count) {
  if (count === 0) return 'No events yet. Hand one over with: npm run plan -- brief.json';
  return count === 1 ? '1 event' : `${count} events`;
}

async function refresh() {
  try {
    const response = await fetch('/api/events', { headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const { events } = await response.json();
    const text = JSON.stringify(events);
    if (text !== shown) list.replaceChildren(...events.map(card));
    shown = text;
    status.className = '';
    status.textContent = countText(events.length);
  } catch (error) {
    status.className = 'error';
    status.textContent = `The events cannot be read (${error.message}). Trying again.`;
  }
  setTimeout(refresh, REFRESH_MS);
}

await refresh();
