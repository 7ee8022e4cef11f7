// Everything that EODS needs in one resource group. Only identities sign in: no keys, no passwords, nothing to rotate.
targetScope = 'subscription'

@description('Name of the environment; part of every name.')
@minLength(2)
@maxLength(20)
param environmentName string

param location string

@description('Static Web Apps exist in few regions.')
param pageLocation string = location

@description('Who may create the database users: a group or person of Entra ID.')
param sqlAdministratorName string
param sqlAdministratorObjectId string
@allowed(['User', 'Group', 'Application'])
param sqlAdministratorType string = 'User'

@description('Identity of the person who makes the first members: aad:USER-ID. Empty: nobody.')
param firstAdministrator string = ''

@description('aud of the tokens of partners, and the tenants they may come from, with commas. Empty: no partner comes in.')
param partnerAudience string = ''
param partnerTenants string = ''

@description('Whether a model is deployed, which may then refine drafts.')
param deployModel bool = false
param modelName string = 'gpt-5-mini'
param modelVersion string = '2025-08-07'

@description('Whether people are told by mail what waits for them.')
param deployMail bool = true
param mailDataLocation string = 'Europe'

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module webIdentity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-web-api-${token}', location: location, tags: tags }
}

module partnerIdentity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-partner-api-${token}', location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: { token: token, location: location, tags: tags }
}

// One account for each app: neither may write the other's package.
module webStorage 'modules/storage.bicep' = {
  scope: group
  params: { name: 'stweb${token}', location: location, tags: tags }
}

module partnerStorage 'modules/storage.bicep' = {
  scope: group
  params: { name: 'stpar${token}', location: location, tags: tags }
}

module durableTask 'modules/durable-task.bicep' = {
  scope: group
  params: { name: 'dts-${token}', location: location, tags: tags }
}

module serviceBus 'modules/service-bus.bicep' = {
  scope: group
  params: { name: 'sb-${token}', location: location, tags: tags }
}

module documents 'modules/documents.bicep' = {
  scope: group
  params: { name: 'cosmos-${token}', location: location, tags: tags }
}

module sql 'modules/sql.bicep' = {
  scope: group
  params: {
    name: 'sql-${token}'
    location: location
    tags: tags
    administratorName: sqlAdministratorName
    administratorObjectId: sqlAdministratorObjectId
    administratorType: sqlAdministratorType
  }
}

module keyVault 'modules/key-vault.bicep' = {
  scope: group
  params: { name: 'kv-${token}', location: location, tags: tags }
}

module model 'modules/model.bicep' = if (deployModel) {
  scope: group
  params: { name: 'aif-${token}', location: location, tags: tags, modelName: modelName, modelVersion: modelVersion }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    webPrincipalId: webIdentity.outputs.principalId
    partnerPrincipalId: partnerIdentity.outputs.principalId
    webStorageName: webStorage.outputs.name
    partnerStorageName: partnerStorage.outputs.name
    componentName: monitoring.outputs.componentName
    schedulerName: durableTask.outputs.schedulerName
    taskHubName: durableTask.outputs.taskHubName
    namespaceName: serviceBus.outputs.name
    accountName: documents.outputs.name
    databaseName: documents.outputs.databaseName
    containerName: documents.outputs.containerName
    vaultName: keyVault.outputs.name
    keyName: keyVault.outputs.keyName
  }
}

module modelRole 'modules/model-role.bicep' = if (deployModel) {
  scope: group
  params: { accountName: 'aif-${token}', principalId: webIdentity.outputs.principalId }
  dependsOn: [model]
}

module mail 'modules/mail.bicep' = if (deployMail) {
  scope: group
  params: { name: 'acs-${token}', tags: tags, dataLocation: mailDataLocation }
}

module mailRole 'modules/mail-role.bicep' = if (deployMail) {
  scope: group
  params: { communicationName: 'acs-${token}', principalId: webIdentity.outputs.principalId }
  dependsOn: [mail]
}

module page 'modules/page.bicep' = {
  scope: group
  params: { name: 'swa-${token}', location: pageLocation, tags: tags }
}

var stores = {
  COSMOS_ENDPOINT: documents.outputs.endpoint
  SQL_SERVER: sql.outputs.host
  SQL_DATABASE: sql.outputs.databaseName
  KEY_VAULT_KEY_ID: keyVault.outputs.keyId
}

module webApi 'modules/function-app.bicep' = {
  scope: group
  params: {
    app: 'web-api'
    name: 'func-web-${token}'
    location: location
    tags: tags
    identityId: webIdentity.outputs.id
    clientId: webIdentity.outputs.clientId
    storageName: webStorage.outputs.name
    componentName: monitoring.outputs.componentName
    schedulerEndpoint: durableTask.outputs.endpoint
    taskHubName: durableTask.outputs.taskHubName
    pageHost: page.outputs.host
    settings: union(
      stores,
      {
        SERVICE_BUS__fullyQualifiedNamespace: serviceBus.outputs.host
        SERVICE_BUS__credential: 'managedidentity'
        SERVICE_BUS__clientId: webIdentity.outputs.clientId
        EODS_PAGE_URL: 'https://${page.outputs.host}'
      },
      deployMail ? { EODS_MAIL_ENDPOINT: mail!.outputs.endpoint, EODS_MAIL_SENDER: mail!.outputs.sender } : {},
      empty(firstAdministrator) ? {} : { EODS_FIRST_ADMINISTRATOR: firstAdministrator },
      deployModel ? { EODS_MODEL_ENDPOINT: model!.outputs.endpoint, EODS_MODEL_DEPLOYMENT: modelName } : {}
    )
  }
  dependsOn: [roles]
}

module partnerApi 'modules/function-app.bicep' = {
  scope: group
  params: {
    app: 'partner-api'
    name: 'func-partner-${token}'
    location: location
    tags: tags
    identityId: partnerIdentity.outputs.id
    clientId: partnerIdentity.outputs.clientId
    storageName: partnerStorage.outputs.name
    componentName: monitoring.outputs.componentName
    schedulerEndpoint: durableTask.outputs.endpoint
    taskHubName: durableTask.outputs.taskHubName
    settings: union(
      stores,
      empty(partnerTenants) ? {} : { PARTNER_AUDIENCE: partnerAudience, PARTNER_TENANTS: partnerTenants }
    )
  }
  dependsOn: [roles]
}

module link 'modules/link.bicep' = {
  scope: group
  params: { pageName: page.outputs.name, backendId: webApi.outputs.id, backendLocation: location }
}

// azd hands outputs to its hooks as variables of the environment.
output SQL_SERVER string = sql.outputs.host
output SQL_DATABASE string = sql.outputs.databaseName
output WEB_API_IDENTITY string = webIdentity.outputs.name
output PARTNER_API_IDENTITY string = partnerIdentity.outputs.name
output PAGE_HOST string = page.outputs.host
output WEB_API_HOST string = webApi.outputs.host
output PARTNER_API_HOST string = partnerApi.outputs.host
