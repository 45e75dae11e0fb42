export { createServer, type ServerOptions } from './create-server.ts'
export { type RunningServer, type StartOptions, startServer } from './start-server.ts'
