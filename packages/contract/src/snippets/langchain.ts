import { literal } from './literal.ts'
import type { AskedOfModel } from './model-uses.ts'

/** The same with LangChain.js, which has words of its own for it; the API key comes from the environment. */
export function writeLangChain({ operation, input }: AskedOfModel, model: string, baseUrl: string): string {
  const name = operation === 'createEmbedding' ? 'OpenAIEmbeddings' : 'ChatOpenAI'
  return `import { ${name} } from '@langchain/openai'

const model = new ${name}({
  model: ${literal(model)},
  apiKey: process.env.TUNESMITH_KEY,
  configuration: { baseURL: ${literal(`${baseUrl}/v1`)} },
})
${useOf(input)}`
}

function useOf(input: AskedOfModel['input']): string {
  if ('input' in input) return `console.log(await model.embedQuery(${literal(input.input)}))`
  const question = literal(input.messages[0].content)
  if (input.stream) return `for await (const { text } of await model.stream(${question})) process.stdout.write(text)`
  if (input.tools) {
    const bound = `model.bindTools(${literal(input.tools)}, ${literal({ tool_choice: input.tool_choice })})`
    return `const { tool_calls } = await ${bound}.invoke(${question})\nconsole.log(tool_calls)`
  }
  if (input.response_format?.type === 'json_schema') {
    const { name, schema } = input.response_format.json_schema
    return `const ${name} = await model.withStructuredOutput(${literal(schema)}, ${literal({ name, method: 'jsonSchema' })}).invoke(${question})\nconsole.log(${name})`
  }
  return `const { text } = await model.invoke(${question})\nconsole.log(text)`
}
