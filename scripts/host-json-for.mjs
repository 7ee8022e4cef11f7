/**
 * host.json as it is deployed: on one machine the engine beneath the app is another, so that the file of the
 * repository names neither the scheduler nor the bundle of extensions.
 */
export function hostJsonFor(hostJson) {
  const { durableTask, ...extensions } = hostJson.extensions;
  return {
    ...hostJson,
    extensionBundle: { id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.29.0, 5.0.0)' },
    extensions: {
      ...extensions,
      durableTask: {
        ...durableTask,
        hubName: '%TASKHUB_NAME%',
        storageProvider: {
          type: 'azureManaged',
          connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING',
        },
      },
    },
  };
}
