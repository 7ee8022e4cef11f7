/** Where the API has an event, below `/api/`. */
export const eventPath = (id: string) => `events/${encodeURIComponent(id)}`;
