// The plain list of events. Text comes from users and is only ever set as text.
const REFRESH_MS = 3_000;
const status = document.querySelector('#status');
const list = document.querySelector('#events');
const personBar = document.querySelector('#person');
const shown = {};

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

// The header tells a request of this page from a form that another site had sent with our cookie.
async function ask(path, options = {}) {
  const headers = { accept: 'application/json', 'x-eods-request': '1', ...options.headers };
  return fetch(path, { ...options, headers });
}

function link(text, href) {
  const made = element('a', text);
  made.href = href;
  return made;
}

async function read(path) {
  const response = await ask(path);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.json();
}

async function readAll(path, list) {
  const rows = [];
  for (let cursor = ''; cursor !== null;) {
    const page = await read(`${path}?limit=200${cursor && `&cursor=${cursor}`}`);
    rows.push(...page[list]);
    cursor = page.nextCursor;
  }
  return rows;
}

function personParts(person) {
  if (!person) return [link('Sign in', '/login')];
  const roles = person.userRoles.filter((role) => !['anonymous', 'authenticated'].includes(role));
  const who = element('span', `Signed in as ${person.userDetails} (${roles.join(', ')})`);
  return [who, link('Sign out', '/logout')];
}

// What has not changed is left alone, so that focus and selection stay where they are.
function show(key, value, place, parts) {
  const text = JSON.stringify(value);
  if (shown[key] !== text) place.replaceChildren(...parts(value));
  shown[key] = text;
}

// A status is set only when it changed: screen readers read it out each time.
function say(text, className = '') {
  status.className = className;
  if (status.textContent !== text) status.textContent = text;
}

async function refresh() {
  try {
    const { clientPrincipal: person } = await read('/.auth/me');
    show('person', person, personBar, personParts);
    const events = person ? await readAll('/api/events', 'events') : [];
    show('events', events, list, (all) => all.map(card));
    say(person ? countText(events.length) : 'Sign in to see the events.');
  } catch (error) {
    say(`The events cannot be read (${error.message}). Trying again.`, 'error');
  }
  setTimeout(() => void refresh(), REFRESH_MS);
}

await refresh();
