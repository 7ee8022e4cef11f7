param communicationName string
param principalId string

resource communication 'Microsoft.Communication/communicationServices@2025-05-01' existing = {
  name: communicationName
}

var emailOwner = '09976791-48a7-449e-bb21-39d1a415f350'

resource webSendsMail 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(communication.id, principalId, emailOwner)
  scope: communication
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', emailOwner)
    description: 'web-api tells people what waits for them; Azure has no smaller role that sends.'
  }
}
