param name string
param location string
param tags object

var catalog = loadJsonContent('../catalog.json')

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  // Duplicate detection begins at Standard.
  sku: { name: 'Standard', tier: 'Standard' }
  properties: { disableLocalAuth: true, minimumTlsVersion: '1.2' }
}

resource queues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
  for queue in catalog.queues: {
    parent: namespace
    name: queue.name
    properties: {
      requiresDuplicateDetection: queue.requiresDuplicateDetection
      duplicateDetectionHistoryTimeWindow: 'PT10M'
      // As on one machine: a message that failed ten times waits in the dead-letter queue for a person.
      maxDeliveryCount: 10
      lockDuration: 'PT1M'
      deadLetteringOnMessageExpiration: true
    }
  }
]

output name string = namespace.name
output host string = '${namespace.name}.servicebus.windows.net'
