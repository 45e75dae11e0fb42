import { memo } from 'react'
import { CodeBlock } from '../ui/index.ts'
import { type Block, type Inline, parseMarkdown } from './markdown.ts'
import styles from './Markdown.module.css'

/** What a model wrote: its paragraphs, lists and code, and never any HTML of its own. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown} dir="auto">
      {parseMarkdown(text).map((block, index) => <BlockElement key={index} block={block} />)}
    </div>
  )
})

function BlockElement({ block }: { block: Block }) {
  switch (block.kind) {
    case 'code':
      return <CodeBlock code={block.text} title={block.language} />
    case 'list': {
      const items = block.items.map((parts, index) => <li key={index}><Inlines parts={parts} /></li>)
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return (
        <div className={styles.table} tabIndex={0}>
          <table>
            {block.head.some((cell) => cell.length > 0) && <thead><Row cells={block.head} Cell="th" /></thead>}
            <tbody>{block.rows.map((cells, index) => <Row key={index} cells={cells} Cell="td" />)}</tbody>
          </table>
        </div>
      )
    case 'heading':
      return <p className={styles.heading}><Inlines parts={block.children} /></p>
    case 'paragraph':
      return <p><Inlines parts={block.children} /></p>
  }
}

function Row({ cells, Cell }: { cells: readonly (readonly Inline[])[]; Cell: 'th' | 'td' }) {
  return (
    <tr>
      {cells.map((cell, index) => (cell.length === 0 ? <td key={index} /> : <Cell key={index}><Inlines parts={cell} /></Cell>))}
    </tr>
  )
}

function Inlines({ parts }: { parts: readonly Inline[] }) {
  return parts.map((part, index) => {
    switch (part.kind) {
      case 'text':
        return part.text
      case 'code':
        return <code key={index} dir="ltr">{part.text}</code>
      case 'strong':
        return <strong key={index}><Inlines parts={part.children} /></strong>
      case 'emphasis':
        return <em key={index}><Inlines parts={part.children} /></em>
    }
  })
}
