/**
 * Diagnoses a log in a thread of its own, so that the event loop goes on meanwhile. One thread a call; it ends with it.
 */

import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { KnownError } from '../knowledge/knowledge.ts'
import type { Diagnosis } from './diagnosis.ts'

export interface WorkerTask {
  readonly errors: readonly KnownError[]
  readonly log: Uint8Array
}

/** Rejects only if the thread itself dies (out of memory). */
export function diagnoseInWorker(errors: readonly KnownError[], log: string | Uint8Array): Promise<Diagnosis> {
  const bytes = typeof log === 'string' ? new TextEncoder().encode(log) : new Uint8Array(log)
  const task: WorkerTask = { errors, log: bytes }
  const worker = startWorker({ workerData: task, transferList: [bytes.buffer as ArrayBuffer] })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the diagnosing thread ended with ${code}`)))
  })
}

/** Built, the thread's file lies beside this one. Run from source, the thread is taught TypeScript first. */
function startWorker(options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./diagnose-worker.js', import.meta.url), options)
  const tsx = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/cjs$/, 'mjs'),
  ).href
  const file = new URL('./diagnose-worker.ts', import.meta.url).href
  const script = `import('${tsx}').then(({ register }) => { register(); return import('${file}') })`
  return new Worker(script, { ...options, eval: true })
}
