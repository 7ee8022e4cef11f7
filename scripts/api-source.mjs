/** The description of the API, as the endpoints declare it. */
export async function apiSource() {
  // Outside of a host the package says of every function that it is not registered, which is all that is wanted here.
  const { warn } = console;
  console.warn = () => {};
  try {
    await import('../functions/index.ts');
  } finally {
    console.warn = warn;
  }
  const { apiDescription } = await import('../functions/http/openapi.ts');
  return JSON.stringify(apiDescription());
}
