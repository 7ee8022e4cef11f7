/** The links by which an instance is watched and steered; `id` and the text in braces are filled in by the client. */
export function managementUrls(baseUrl: string, id: string, key: string | undefined): Record<string, string> {
  const query = requiredQuery(key);
  const instance = `${webhookUrl(baseUrl)}/instances/${id}`;
  return {
    id,
    statusQueryGetUri: `${instance}?${query}`,
    sendEventPostUri: `${instance}/raiseEvent/{eventName}?${query}`,
    terminatePostUri: `${instance}/terminate?reason={text}&${query}`,
    rewindPostUri: `${instance}/rewind?reason={text}&${query}`,
    purgeHistoryDeleteUri: `${instance}?${query}`,
    restartPostUri: `${instance}/restart?${query}`,
    suspendPostUri: `${instance}/suspend?reason={text}&${query}`,
    resumePostUri: `${instance}/resume?reason={text}&${query}`,
  };
}

/** The input data of a durableClient binding. With `rpcBaseUrl` the client uses the short paths below it. */
export function durableClientBinding(baseUrl: string, key: string | undefined): string {
  const query = requiredQuery(key);
  const orchestrators = `${webhookUrl(baseUrl)}/orchestrators/{functionName}[/{instanceId}]`;
  return JSON.stringify({
    taskHubName: taskHub,
    creationUrls: {
      createNewInstancePostUri: `${orchestrators}?${query}`,
      createAndWaitOnNewInstancePostUri: `${orchestrators}?timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}&${query}`,
    },
    managementUrls: managementUrls(baseUrl, 'INSTANCEID', key),
    baseUrl: webhookUrl(baseUrl),
    requiredQueryStringParameters: query,
    rpcBaseUrl: `${baseUrl}/durabletask/`,
  });
}

const taskHub = 'local';

function webhookUrl(baseUrl: string): string {
  return `${baseUrl}/runtime/webhooks/durabletask`;
}

function requiredQuery(key: string | undefined): string {
  const code = key === undefined ? '' : `&code=${encodeURIComponent(key)}`;
  return `taskHub=${taskHub}&connection=Storage${code}`;
}
