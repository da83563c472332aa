// A minimal test runner: named tests, run one after the other, counted.

const tests = [];

/** Registers a test; its name is a sentence that states what must be true. */
export function test(name, body) {
  tests.push({ name, body });
}

/** Thrown by a test that this machine cannot run: it counts neither as passed nor as failed, and says why. */
export class Saut extends Error {}

// On a machine busy with something else: PATIENCE=3.
const deadline = 300_000 * Number(process.env.PATIENCE ?? 1);

function within(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not finished after ${deadline / 1000} s`)), deadline);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Runs what was registered, prints each result and returns the counts. */
export async function runAll(only) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, body } of tests.filter((t) => !only || t.name.includes(only))) {
    const start = Date.now();
    try {
      await within(body());
      count.passed += 1;
      console.log(`  ok  ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      if (error instanceof Saut) {
        count.skipped += 1;
        console.log(`skip  ${name}: ${error.message}`);
        continue;
      }
      count.failed += 1;
      console.log(`--- FAILED: ${name}\n${error?.message ?? error}\n${error?.stack ?? ""}`);
    }
  }
  return count;
}
