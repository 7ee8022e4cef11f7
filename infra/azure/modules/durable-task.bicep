param name string
param location string
param tags object

// The scheduler knows no keys: it takes tokens of Entra ID only, so that there is no local sign-in to switch off.
resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'Consumption' }
    ipAllowlist: ['0.0.0.0/0']
  }

  resource hub 'taskhubs' = {
    name: 'eods'
  }
}

output schedulerName string = scheduler.name
output taskHubName string = scheduler::hub.name
output endpoint string = scheduler.properties.endpoint
