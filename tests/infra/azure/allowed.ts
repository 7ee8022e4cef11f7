/** Newest versions seen in Microsoft's own modules and samples when the templates were written. */
export const resourceTypes: Readonly<Record<string, string>> = {
  'Microsoft.Authorization/roleAssignments': '2022-04-01',
  'Microsoft.CognitiveServices/accounts': '2025-06-01',
  'Microsoft.CognitiveServices/accounts/deployments': '2025-06-01',
  'Microsoft.Communication/communicationServices': '2025-05-01',
  'Microsoft.Communication/emailServices': '2025-05-01',
  'Microsoft.Communication/emailServices/domains': '2025-05-01',
  'Microsoft.DocumentDB/databaseAccounts': '2025-04-15',
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases': '2025-04-15',
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers': '2025-04-15',
  'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments': '2025-04-15',
  'Microsoft.DurableTask/schedulers': '2025-11-01',
  'Microsoft.DurableTask/schedulers/taskhubs': '2025-11-01',
  'Microsoft.Insights/components': '2020-02-02',
  'Microsoft.KeyVault/vaults': '2024-11-01',
  'Microsoft.KeyVault/vaults/keys': '2024-11-01',
  'Microsoft.ManagedIdentity/userAssignedIdentities': '2024-11-30',
  'Microsoft.OperationalInsights/workspaces': '2025-07-01',
  'Microsoft.Resources/resourceGroups': '2024-03-01',
  'Microsoft.ServiceBus/namespaces': '2024-01-01',
  'Microsoft.ServiceBus/namespaces/queues': '2024-01-01',
  'Microsoft.Sql/servers': '2023-08-01',
  'Microsoft.Sql/servers/databases': '2023-08-01',
  'Microsoft.Sql/servers/firewallRules': '2023-08-01',
  'Microsoft.Storage/storageAccounts': '2025-01-01',
  'Microsoft.Storage/storageAccounts/blobServices': '2025-01-01',
  'Microsoft.Storage/storageAccounts/blobServices/containers': '2025-01-01',
  'Microsoft.Web/serverfarms': '2024-11-01',
  'Microsoft.Web/sites': '2024-11-01',
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': '2024-11-01',
  'Microsoft.Web/sites/config': '2024-11-01',
  'Microsoft.Web/staticSites': '2024-04-01',
  'Microsoft.Web/staticSites/linkedBackends': '2024-04-01',
};

/** The roles that may be given, by their id: name, and why nothing smaller does. */
export const roles: Readonly<Record<string, readonly [name: string, why: string]>> = {
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': [
    'Storage Blob Data Owner',
    'the Functions host asks for it; each app has an account of its own',
  ],
  '3913510d-42f4-4e42-8a64-420c390055eb': ['Monitoring Metrics Publisher', 'writes telemetry, reads nothing'],
  '0ad04412-c4d5-4796-b79c-f76d14c8d402': [
    'Durable Task Data Contributor',
    'starting and ringing is more than what a worker may',
  ],
  '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39': ['Azure Service Bus Data Sender', 'sends work'],
  '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0': ['Azure Service Bus Data Receiver', 'takes work'],
  '12338af0-0e69-4776-bea7-57ae8d297424': ['Key Vault Crypto User', 'wraps and unwraps, on one key'],
  '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd': ['Cognitive Services OpenAI User', 'asks a deployed model'],
  '09976791-48a7-449e-bb21-39d1a415f350': [
    'Communication and Email Service Owner',
    'sends mail; there is no smaller role that does',
  ],
  '00000000-0000-0000-0000-000000000002': [
    'Cosmos DB Built-in Data Contributor',
    'writes documents, on one container',
  ],
};

/** What shows that a service takes tokens of Entra ID alone, by the type of its resource. */
export const onlyIdentities: Readonly<Record<string, readonly string[]>> = {
  'Microsoft.Storage/storageAccounts': ['allowSharedKeyAccess: false', "minimumTlsVersion: 'TLS1_2'"],
  'Microsoft.ServiceBus/namespaces': ['disableLocalAuth: true', "minimumTlsVersion: '1.2'"],
  'Microsoft.DocumentDB/databaseAccounts': ['disableLocalAuth: true', "minimalTlsVersion: 'Tls12'"],
  'Microsoft.Sql/servers': ['azureADOnlyAuthentication: true', "minimalTlsVersion: '1.2'"],
  'Microsoft.KeyVault/vaults': ['enableRbacAuthorization: true', 'enablePurgeProtection: true'],
  'Microsoft.CognitiveServices/accounts': ['disableLocalAuth: true'],
  'Microsoft.Communication/communicationServices': ['disableLocalAuth: true'],
  'Microsoft.Insights/components': ['DisableLocalAuth: true'],
  'Microsoft.OperationalInsights/workspaces': ['disableLocalAuth: true'],
  'Microsoft.Web/sites': ['httpsOnly: true', "minTlsVersion: '1.2'", "ftpsState: 'Disabled'"],
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': ['allow: false'],
};
