/** The parts of the OpenAPI document that forms are made of. */

export interface JsonSchema {
  type?: string;
  format?: string;
  enum?: readonly string[];
  const?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  oneOf?: readonly { $ref: string }[];
}

export interface ApiDescription {
  components: { schemas: Record<string, JsonSchema> };
}
