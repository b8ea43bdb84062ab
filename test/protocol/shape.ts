import type * as v from 'valibot'

/** What a schema requires, as plain JSON that people can read and diffs can show. */
export type Shape = string | { [name: string]: Shape }

type Schema = v.GenericSchema
type ObjectSchema = v.ObjectSchema<v.ObjectEntries, undefined>

interface Check {
  kind: string
  type: string
  requirement?: unknown
}

type Described =
  | ObjectSchema
  | v.ArraySchema<Schema, undefined>
  | v.OptionalSchema<Schema, undefined>
  | v.LiteralSchema<v.Literal, undefined>
  | v.PicklistSchema<v.PicklistOptions, undefined>
  | v.VariantSchema<string, ObjectSchema[], undefined>
  | v.StringSchema<undefined>
  | v.NumberSchema<undefined>
  | v.BooleanSchema<undefined>

/** Sorted, because the order in the source is not part of the wire. */
export const sorted = (entries: [string, Shape][]): Shape =>
  Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))

/** Describes schemas. Inside another schema, one that has a name is written as `<name>`. */
export class Describer {
  constructor(private readonly names = new Map<unknown, string>()) {}

  /** Throws if it cannot describe a schema: a lock must have no gaps. */
  shapeOf(schema: Schema): Shape {
    const described = schema as unknown as Described
    switch (described.type) {
      case 'object':
        return this.fieldsOf(described)
      case 'array':
        return sorted([
          ['each', this.inside(described.item)],
          ['list', checksOf(schema)],
        ])
      case 'variant':
        return { [`by ${described.key}`]: this.choicesOf(described.key, described.options) }
      case 'literal':
        return JSON.stringify(described.literal)
      case 'picklist':
        return described.options.map((option) => String(option)).join(' | ')
      case 'string':
      case 'number':
      case 'boolean':
        return `${described.type} ${checksOf(schema)}`.trim()
      default:
        throw new Error(`The wire lock cannot describe a schema of the kind '${schema.type}'.`)
    }
  }

  /** The schema's name if it has one, otherwise its shape. */
  inside(schema: Schema): Shape {
    const name = this.names.get(schema)
    return name === undefined ? this.shapeOf(schema) : `<${name}>`
  }

  private fieldsOf({ entries }: ObjectSchema): Shape {
    const fields = Object.entries(entries as Record<string, Schema>)
    return sorted(
      fields.map(([name, schema]) => {
        const described = schema as unknown as Described
        return described.type === 'optional'
          ? [`${name}?`, this.inside(described.wrapped)]
          : [name, this.inside(schema)]
      })
    )
  }

  private choicesOf(key: string, options: ObjectSchema[]): Shape {
    const valueOf = ({ entries }: ObjectSchema) =>
      (entries as unknown as Record<string, { literal: string }>)[key]?.literal ?? ''
    return sorted(options.map((option) => [valueOf(option), this.shapeOf(option)]))
  }
}

function checksOf(schema: Schema): string {
  const { pipe = [] } = schema as unknown as { pipe?: Check[] }
  const checks = pipe.filter(({ kind }) => kind !== 'schema')
  return checks.map(inWords).join(', ')
}

const inWords = ({ type, requirement }: Check): string =>
  typeof requirement === 'function' ? type : `${type} ${String(requirement)}`
