export * from './int8-compute.ts'
export * from './int8-rows.ts'
export * from './nf4.ts'
export { nf4BlockSize, nf4CodeBook } from './nf4-code-book.ts'
