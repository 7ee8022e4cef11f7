param accountName string
param principalId string

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: accountName
}

var openAiUser = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'

resource webUsesModel 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, openAiUser)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', openAiUser)
    description: 'web-api asks the model to refine drafts; it may neither deploy nor train.'
  }
}
