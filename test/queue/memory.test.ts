import { openMemoryQueue } from '../../src/queue/memory.ts'
import { queueContract } from './contract.ts'

queueContract('the queue in memory', openMemoryQueue)
