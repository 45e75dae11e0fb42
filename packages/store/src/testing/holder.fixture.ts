// Opens a data folder and holds it until killed. Usage: node holder.fixture.ts <data folder>
import { openStore } from '../index.ts'

const store = await openStore(process.argv[2])
console.log(store.folder)
setTimeout(() => store.close(), 30_000)
