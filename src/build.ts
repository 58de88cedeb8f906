/** Run once after compiling: checks the knowledge and writes it with its index to where a start finds it. */
import { storedKbFile } from './cli/open-wits.ts'
import { kbFolder } from './config.ts'
import { storeKb } from './stored-kb.ts'

try {
  const { knowledge } = await storeKb(kbFolder(), storedKbFile)
  process.stderr.write(`${knowledge.notes.length} notes and ${knowledge.errors.length} known errors indexed\n`)
} catch (error) {
  process.stderr.write(`askstack: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
