/** A hundred worker threads at the same time, each with its own instance. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { validateExportDestination } from "m3ter-export-destination";

const WORKERS = 100;
const CALLS = 50;

const BODIES = [
  '{"destinationType":"S3","name":"n","code":"c","bucketName":"acme-data","iamRoleArn":"arn:aws:iam::922609978421:role/x"}',
  '{"code": " é", "version": 1}',
  "[1,]",
];

const SOURCE = `
  import { parentPort, workerData } from "node:worker_threads";
  import { validateExportDestination } from ${JSON.stringify(import.meta.resolve("m3ter-export-destination"))};
  const { bodies, calls, gate } = workerData;
  Atomics.add(gate, 0, 1);
  Atomics.notify(gate, 0);
  // Until all workers are ready.
  while (Atomics.load(gate, 1) === 0) Atomics.wait(gate, 1, 0);
  const reports = new Set();
  for (let call = 0; call < calls; call++) reports.add(JSON.stringify(bodies.map((body) => validateExportDestination(body))));
  parentPort.postMessage([...reports]);`;

test(`${WORKERS} workers`, async () => {
  const gate = new Int32Array(new SharedArrayBuffer(8));
  const url = new URL(`data:text/javascript,${encodeURIComponent(SOURCE)}`);
  const workers = Array.from(
    { length: WORKERS },
    () => new Worker(url, { workerData: { bodies: BODIES, calls: CALLS, gate } }),
  );
  const answers = workers.map(
    (worker) =>
      new Promise((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
      }),
  );
  for (let there = 0; there < WORKERS; there = Atomics.load(gate, 0)) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  Atomics.store(gate, 1, 1);
  Atomics.notify(gate, 1);
  const expected = [JSON.stringify(BODIES.map((body) => validateExportDestination(body)))];
  assert.deepEqual(await Promise.all(answers), Array(WORKERS).fill(expected));
  await Promise.all(workers.map((worker) => worker.terminate()));
});
