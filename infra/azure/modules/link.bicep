param pageName string
param backendId string
param backendLocation string

resource page 'Microsoft.Web/staticSites@2024-04-01' existing = {
  name: pageName
}

resource backend 'Microsoft.Web/staticSites/linkedBackends@2024-04-01' = {
  parent: page
  name: 'web-api'
  properties: { backendResourceId: backendId, region: backendLocation }
}
