// Who may do what, one assignment after the other. Roles are the smallest that Azure has for it, on the smallest thing.
param webPrincipalId string
param partnerPrincipalId string
param webStorageName string
param partnerStorageName string
param componentName string
param schedulerName string
param taskHubName string
param namespaceName string
param accountName string
param databaseName string
param containerName string
param vaultName string
param keyName string

var role = {
  blobOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  durableContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
  busSender: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
  busReceiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
  cryptoUser: '12338af0-0e69-4776-bea7-57ae8d297424'
}
// A role of the data of Cosmos DB, which has its own list.
var documentsContributor = '00000000-0000-0000-0000-000000000002'
var roleDefinitions = 'Microsoft.Authorization/roleDefinitions'

resource webStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: webStorageName
}

resource partnerStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: partnerStorageName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' existing = {
  name: schedulerName

  resource hub 'taskhubs' existing = {
    name: taskHubName
  }
}

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: namespaceName
}

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' existing = {
  name: accountName
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName

  resource key 'keys' existing = {
    name: keyName
  }
}

var documents = '${account.id}/dbs/${databaseName}/colls/${containerName}'

resource webKeepsItsHost 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(webStorage.id, webPrincipalId, role.blobOwner)
  scope: webStorage
  properties: {
    principalId: webPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(roleDefinitions, role.blobOwner)
    description: 'The host of web-api keeps its package, timers and locks in an account of its own; it asks for Owner.'
  }
}

resource partnerKeepsItsHost 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(partnerStorage.id, partnerPrincipalId, role.blobOwner)
  scope: partnerStorage
  properties: {
    principalId: partnerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(roleDefinitions, role.blobOwner)
    description: 'The host of partner-api keeps its package and locks in an account of its own; it asks for Owner.'
  }
}

resource webReports 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(component.id, webPrincipalId, role.metricsPublisher)
  scope: component
  properties: {
    principalId: webPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(roleDefinitions, role.metricsPublisher)
    description: 'web-api writes its log; it may not read it.'
  }
}

resource partnerReports 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(component.id, partnerPrincipalId, role.metricsPublisher)
  scope: component
  properties: {
    principalId: partnerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(roleDefinitions, role.metricsPublisher)
    description: 'partner-api writes its log; it may not read it.'
  }
}

resource webRunsLifecycles 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(scheduler::hub.id, webPrincipalId, role.durableContributor)
  scope: scheduler::hub
  properties: {
    principalId: webPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(roleDefinitions, role.durableContributor)
    description: 'web-api starts, rings and runs orchestrations in this one hub. partner-api has no role here.'
  }
}

resource webSendsWork 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace.id, webPrincipalId, role.busSender)
  scope: namespace
  properties: {
    principalId: webPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(roleDefinitions, role.busSender)
    description: 'The relay of web-api hands work to the queues of the agents.'
  }
}

resource webTakesWork 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace.id, webPrincipalId, role.busReceiver)
  scope: namespace
  properties: {
    principalId: webPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(roleDefinitions, role.busReceiver)
    description: 'web-api takes the work of the agents from their queues, and from their dead letters.'
  }
}

resource webWrapsKeys 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::key.id, webPrincipalId, role.cryptoUser)
  scope: vault::key
  properties: {
    principalId: webPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(roleDefinitions, role.cryptoUser)
    description: 'web-api wraps and unwraps data keys with this one key; it can neither export nor delete it.'
  }
}

resource partnerWrapsKeys 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::key.id, partnerPrincipalId, role.cryptoUser)
  scope: vault::key
  properties: {
    principalId: partnerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(roleDefinitions, role.cryptoUser)
    description: 'partner-api seals what partners submit, with this one key.'
  }
}

// web-api reads and writes documents of this one container.
resource webKeepsDocuments 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-04-15' = {
  parent: account
  name: guid(account.id, webPrincipalId, documentsContributor)
  properties: {
    principalId: webPrincipalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${documentsContributor}'
    scope: documents
  }
}

// partner-api hands on the documents of what partners change.
resource partnerKeepsDocuments 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-04-15' = {
  parent: account
  name: guid(account.id, partnerPrincipalId, documentsContributor)
  properties: {
    principalId: partnerPrincipalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${documentsContributor}'
    scope: documents
  }
}
