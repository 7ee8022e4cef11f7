param name string
param location string
param tags object
param administratorName string
param administratorObjectId string
param administratorType string

resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    minimalTlsVersion: '1.2'
    // People and apps of Entra ID only; no SQL login exists.
    administrators: {
      administratorType: 'ActiveDirectory'
      azureADOnlyAuthentication: true
      principalType: administratorType
      login: administratorName
      sid: administratorObjectId
      tenantId: tenant().tenantId
    }
  }

  // Addresses of Azure; whoever comes from there still needs a user in the database.
  resource fromAzure 'firewallRules' = {
    name: 'AllowAllWindowsAzureIps'
    properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
  }

  resource database 'databases' = {
    name: 'eods'
    location: location
    tags: tags
    sku: { name: 'GP_S_Gen5_1', tier: 'GeneralPurpose' }
    properties: {
      collation: 'SQL_Latin1_General_CP1_CI_AS'
      autoPauseDelay: 60
      minCapacity: json('0.5')
    }
  }
}

output host string = server.properties.fullyQualifiedDomainName
output databaseName string = server::database.name
