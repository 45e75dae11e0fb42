// Rows that wait for their turn, one at a time, and the states they go through.
export { createQueue, type Queue, type QueueTurn } from './queue.ts'
export { stateMachine, unlessFaster } from './state-machine.ts'
